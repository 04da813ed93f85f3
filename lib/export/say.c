#include "export/say.h"

#include "base/date.h"

enum { STALE_DAYS = 90 };

enum ft_lang ft_say_lang(const struct ft_export *x, const struct ft_place *p)
{
	if (x->lang >= 0)
		return (enum ft_lang)x->lang;
	return p->authority < FT_AU_COUNT ? p->lang : FT_LANG_ZH;
}

void ft_say_day(struct ft_buf *out, int day, enum ft_lang l)
{
	char text[11];

	if (day == 0)
		return;
	ft_date_text(text, day);
	if (l == FT_LANG_EN)
		ft_buf_puts(out, text);
	else
		ft_buf_fmt(out, "%d年%d月%d日", day / 10000, day / 100 % 100, day % 100);
}

void ft_say_status(struct ft_buf *out, const struct ft_place *p, int day, enum ft_lang l)
{
	enum ft_status s = ft_status_on(&p->time, day);
	bool over = s == FT_ST_REPEALED || s == FT_ST_SUPERSEDED || s == FT_ST_WITHDRAWN;
	int since = over ? p->time.ends : p->time.begins;

	if (l == FT_LANG_EN) {
		ft_status_phrase(out, p, day);
		return;
	}
	ft_buf_puts(out, ft_status_label(s, l));
	if (p->time.fixed || since == 0)
		return;
	ft_buf_puts(out, "（");
	ft_say_day(out, since, l);
	ft_buf_puts(out, over || s == FT_ST_NOT_YET || p->effective.n ? "起）" : "文本）");
}

void ft_say_speaker(struct ft_buf *out, const struct ft_place *p, enum ft_lang l)
{
	if (p->authority >= FT_AU_COUNT) {
		ft_buf_puts(out, l == FT_LANG_EN ? "no text at hand" : "手头无文本");
		return;
	}
	ft_buf_puts(out, ft_authority_label(p->authority, l));
	if (p->basis)
		ft_buf_fmt(out, l == FT_LANG_EN ? " (%s)" : "（%s）", ft_basis_label(p->basis, l));
}

void ft_say_on(struct ft_buf *out, const struct ft_export *x, enum ft_lang l)
{
	ft_buf_puts(out, l == FT_LANG_EN ? "The law as it stands on " : "法律状态截至");
	ft_say_day(out, x->day, l);
}

void ft_say_on_both(struct ft_buf *out, const struct ft_export *x)
{
	if (x->lang != FT_LANG_EN)
		ft_say_on(out, x, FT_LANG_ZH);
	if (x->lang < 0)
		ft_buf_puts(out, " · ");
	if (x->lang != FT_LANG_ZH)
		ft_say_on(out, x, FT_LANG_EN);
}

struct ft_str ft_say_number(const struct ft_xwork *w)
{
	return w->place.number;
}

/* ---- warnings ---- */

struct list {
	struct ft_str *v;
	size_t len;
	struct ft_arena *a;
	enum ft_lang l;
};

static void add(struct list *l, struct ft_buf *b)
{
	if (l->len < FT_SAY_MAX)
		l->v[l->len++] = ft_arena_dup(l->a, ft_buf_str(b));
	ft_buf_reset(b);
}

static void status_warning(struct list *l, const struct ft_export *x, const struct ft_place *p,
			   struct ft_str heir)
{
	enum ft_status s = ft_status_on(&p->time, x->day);
	bool en = l->l == FT_LANG_EN;
	struct ft_buf b = {0};

	if (s == FT_ST_IN_FORCE || s == FT_ST_CURRENT)
		return;
	ft_say_status(&b, p, x->day, l->l);
	if (heir.n)
		ft_buf_fmt(&b, en ? "; see %.*s" : "；见 %.*s", FT_FMT(heir));
	add(l, &b);
	ft_buf_free(&b);
}

static void speaker_warning(struct list *l, const struct ft_export *x, const struct ft_place *p)
{
	enum ft_status s = ft_status_on(&p->time, x->day);
	bool over = s == FT_ST_REPEALED || s == FT_ST_SUPERSEDED || s == FT_ST_WITHDRAWN;
	bool en = l->l == FT_LANG_EN;
	struct ft_buf b = {0};

	if (p->authority == FT_AU_DIGEST)
		ft_buf_fmt(&b, en ? "A digest, not the official text: %s" : "摘要，并非官方文本：%s",
			   ft_basis_label(p->basis ? p->basis : FT_BA_UNVERIFIED, l->l));
	else if (p->authority == FT_AU_COMMENTARY)
		ft_buf_puts(&b, en ? "A commentary: somebody's opinion, in our words"
				   : "评论：他人意见，由我们转述");
	else if (p->authority == FT_AU_TRANSLATION && over)
		ft_buf_puts(&b,
			    en ? "A translation of a text that no longer applies; the Chinese text prevails"
			       : "译文所据文本已不再适用；以中文文本为准");
	else if (p->authority == FT_AU_TRANSLATION)
		ft_buf_puts(&b, en ? "A translation; the Chinese text prevails" : "译文；以中文文本为准");
	if (b.len)
		add(l, &b);
	ft_buf_free(&b);
}

static void age_warning(struct list *l, const struct ft_export *x, const struct ft_place *p)
{
	enum ft_status s = ft_status_on(&p->time, x->day);
	bool good = s == FT_ST_IN_FORCE || s == FT_ST_CURRENT, en = l->l == FT_LANG_EN;
	char as_of[11] = "";
	struct ft_buf b = {0};

	if (good && !p->time.stated && p->time.ends == 0 && p->date.n) {
		ft_buf_fmt(&b,
			   en ? "No later version in this library; text as of %.*s"
			      : "本库中没有更晚的版本；文本日期%.*s",
			   FT_FMT(p->date));
		add(l, &b);
	}
	if (p->as_of)
		ft_date_text(as_of, p->as_of);
	if (as_of[0] && ft_date_days(as_of, x->on) > STALE_DAYS) {
		ft_buf_puts(&b, en ? "As known on " : "所知截至");
		ft_say_day(&b, p->as_of, l->l);
		add(l, &b);
	}
	ft_buf_free(&b);
}

size_t ft_say_warnings(struct ft_arena *a, const struct ft_export *x, const struct ft_place *p,
		       struct ft_str heir, enum ft_lang lang, struct ft_str out[FT_SAY_MAX])
{
	struct list l = {.v = out, .a = a, .l = lang};

	if (x->status)
		status_warning(&l, x, p, heir);
	speaker_warning(&l, x, p);
	if (x->status)
		age_warning(&l, x, p);
	return l.len;
}
