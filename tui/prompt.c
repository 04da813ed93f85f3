#include "tui/prompt.h"

#include <string.h>

void prompt_begin(struct prompt *p, int view, int purpose, struct ft_str label, struct ft_str text)
{
	ft_buf_reset(&p->label);
	ft_buf_reset(&p->text);
	ft_buf_add(&p->label, label);
	ft_buf_add(&p->text, text);
	p->at = p->text.len;
	p->purpose = purpose;
	p->view = view;
	p->on = true;
	p->fresh = false;
}

void prompt_end(struct prompt *p)
{
	p->on = false;
}

void prompt_free(struct prompt *p)
{
	ft_buf_free(&p->label);
	ft_buf_free(&p->text);
}

static void cut(struct prompt *p, size_t from, size_t to)
{
	if (from >= to)
		return;
	memmove(p->text.data + from, p->text.data + to, p->text.len - to);
	p->text.len -= to - from;
	p->text.data[p->text.len] = '\0';
	p->at = from;
}

static void insert(struct prompt *p, uint32_t cp)
{
	char raw[4];
	size_t n = ft_put_cp(raw, cp);

	ft_buf_reserve(&p->text, n + 1);
	memmove(p->text.data + p->at + n, p->text.data + p->at, p->text.len - p->at);
	memcpy(p->text.data + p->at, raw, n);
	p->text.len += n;
	p->text.data[p->text.len] = '\0';
	p->at += n;
}

static size_t word_start(const struct prompt *p)
{
	size_t at = p->at;

	while (at > 0 && p->text.data[at - 1] == ' ')
		at--;
	while (at > 0 && p->text.data[at - 1] != ' ')
		at--;
	return at;
}

bool prompt_key(struct prompt *p, uint32_t key)
{
	struct ft_str s = ft_buf_str(&p->text);
	size_t next = p->at;
	bool fresh = p->fresh;

	p->fresh = false;
	if (fresh && (key == K_BACKSPACE || key_is_char(key))) {
		cut(p, 0, s.n);
		s.n = 0;
		if (key == K_BACKSPACE)
			return true;
	}
	switch (key) {
	case K_BACKSPACE:
		if (p->at > 0)
			cut(p, ft_prev_off(s, p->at), p->at);
		return true;
	case K_DELETE:
		if (p->at < s.n) {
			ft_next_cp(s, &next);
			cut(p, p->at, next);
		}
		return true;
	case K_LEFT:
		p->at = p->at > 0 ? ft_prev_off(s, p->at) : 0;
		return true;
	case K_RIGHT:
		if (p->at < s.n)
			ft_next_cp(s, &p->at);
		return true;
	case K_HOME:
	case 1: /* C-a */
		p->at = 0;
		return true;
	case K_END:
	case 5: /* C-e */
		p->at = s.n;
		return true;
	case 21: /* C-u */
		cut(p, 0, p->at);
		return true;
	case 23: /* C-w */
		cut(p, word_start(p), p->at);
		return true;
	default:
		break;
	}
	if (!key_is_char(key) || p->text.len > 4000)
		return false;
	insert(p, key == K_SPACE ? ' ' : key);
	return true;
}

/* A long line is shown from where its cursor is in sight. */
void prompt_draw(const struct prompt *p, struct area a, int y)
{
	struct ft_str s = ft_buf_str(&p->text), head = ft_sub(s, 0, p->at);
	int x = put(a, 1, y, ft_buf_str(&p->label), M_DIM), room = a.w - x - 2;

	while (str_cols(head, a.c->wide) > room && head.n) {
		size_t off = 0;

		ft_next_cp(head, &off);
		head = ft_from(head, off);
		s = ft_from(s, off);
	}
	put(a, x, y, s, p->fresh ? M_LINK_ON : M_INPUT);
	a.c->cx = a.x + x + str_cols(head, a.c->wide);
	a.c->cy = a.y + y;
}
