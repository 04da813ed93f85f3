/* What the reader does at a key. */
#include "tui/view/reader.h"

#include "cite/address.h"
#include "doc/eid.h"
#include "query/links.h"

#include <string.h>

/* The version in hand has texts in both languages. */
static bool has_both(const struct reader *r)
{
	unsigned langs = 0;

	for (size_t i = 0; i < r->book[0].text_len; i++)
		langs |= 1u << r->book[0].texts[i].lang;
	return langs == (1u << FT_LANG_ZH | 1u << FT_LANG_EN);
}

static struct request set_beside(struct reader *r, enum beside b)
{
	struct ft_arena *tmp = ft_arena_new();
	struct ft_str eid = ft_arena_dup(tmp, r->here_eid);
	bool off = r->beside == b && b != BESIDE_VERSION, paired = reader_paired(r);
	int64_t version = b == BESIDE_VERSION ? reader_other_version(r) : 0;
	struct request answer = done();

	if (b == BESIDE_VERSION && version == 0 && r->beside != b)
		answer = ask_message(r->s, true, "%s",
				     _("there is no other version of it here, no draft and no successor"));
	else if (b == BESIDE_LANG && !off && !has_both(r))
		answer = ask_message(r->s, true, "%s",
				     _("there is no text of it in the other language here"));
	else {
		r->beside = off || (b == BESIDE_VERSION && version == 0) ? BESIDE_NONE : b;
		r->other_version = version;
		r->on_aside = false;
		if (r->beside == BESIDE_VERSION)
			reader_pair_versions(r, version);
		else if (r->len != r->book[0].len || paired)
			reader_pair_one(r);
		reader_forget(r);
		reader_layout(r, r->w, r->h);
		r->on_aside = r->aside_w && !r->split &&
			      !r->stacked; /* where one pane fits, the one asked for */
		reader_to(r, eid, -1);
		reader_moved(r);
	}
	ft_arena_free(tmp);
	return answer;
}

/* To what stands in the place of the cursor's on the day in force. */
static struct request go_successor(struct reader *r)
{
	struct ft_address a = ft_address_parse(r->s->event, r->successor);

	if (r->successor.n == 0)
		return ask_message(r->s, true, "%s",
				   reader_is_succeeded(r) ? _("nothing has taken its place yet; o lists what will")
						    : _("nothing is known to stand in its place"));
	return ask_open((struct spot){a.name, a.date, a.eid, -1});
}

static struct request go_predecessor(struct reader *r)
{
	struct spot to = {.row = -1};
	size_t n;
	struct ft_target t = {.key = r->place.key, .date = r->place.date, .eid = r->here_eid};
	struct ft_link *v = ft_links(r->s->db, r->s->event, &t, true, FT_S("succeeded-by"), r->s->day, &n);

	if (n == 0) {
		t.eid = ft_eid_unit(r->here_eid);
		v = ft_links(r->s->db, r->s->event, &t, true, FT_S("succeeded-by"), r->s->day, &n);
	}
	if (n)
		to = (struct spot){v[0].from.key, v[0].from.date, v[0].from.eid, -1};
	else {
		struct ft_str *keys = ft_successors(r->s->db, r->s->event, r->place.key, true, &n);

		if (n)
			to.key = keys[0];
	}
	return to.key.n ? ask_open(to)
			: ask_message(r->s, true, "%s", _("nothing is known to have stood here before"));
}

static struct request follow(struct reader *r)
{
	int count;
	const struct ft_anchor *a;

	reader_block(r, r->at);
	a = reader_link(r, &count);
	if (a == NULL)
		return ask(R_SHOW, V_LINKS);
	if (a->work.n == 0 || ft_work_id(r->s->db, a->work) == 0)
		return ask_message(r->s, true, _("%.*s is not in the library"),
				   FT_FMT(a->title.n ? a->title : a->work));
	return ask_open((struct spot){a->work, a->date, a->eid, -1});
}

static void other_link(struct reader *r, int step)
{
	int count, link;

	reader_link(r, &count);
	link = r->link + step;
	if (link >= 0 && link < count) {
		r->link = link;
		reader_forget_one(r, r->at);
	}
}

/* The next type of link that there is beside, -1 being all. */
static void other_type(struct reader *r, int step)
{
	int type = r->aside_type;

	do {
		type = type + step;
		type = type < -1 ? LL_TYPES - 1 : type >= LL_TYPES ? -1 : type;
	} while (type >= 0 && (say_link_nth((size_t)type) == NULL || r->aside.types[type] == 0));
	r->aside_type = type;
	r->aside_stale = true;
}

static struct request act_aside(struct reader *r, enum action a)
{
	struct cursor *c = &r->aside_at;

	if (a == A_ENTER && r->aside.len)
		return r->aside.spots[c->at].key.n ? ask_open(r->aside.spots[c->at]) : done();
	if (a == A_LEFT || a == A_RIGHT) {
		other_type(r, a == A_LEFT ? -1 : 1);
		return done();
	}
	if (cursor_act(c, a)) {
		link_list_fit(&r->aside, c, r->aside_h - 1);
		return done();
	}
	return pass();
}

static struct request resize(struct reader *r, enum action a)
{
	if (r->beside == BESIDE_NONE)
		return pass();
	r->share = a == A_EVEN ? 50 : r->share + (a == A_WIDER ? 5 : -5);
	r->share = r->share < 20 ? 20 : r->share > 80 ? 80 : r->share;
	return done();
}

/* The sides change places: two versions, two languages, or the text and the pane beside it. */
static struct request swap_sides(struct reader *r)
{
	if (r->beside == BESIDE_VERSION) {
		struct ft_book b = r->book[0];

		r->book[0] = r->book[1];
		r->book[1] = b;
		r->other_version = b.version.id;
		for (size_t i = 0; i < r->len; i++)
			r->pairs[i] = (struct pair){{r->pairs[i].at[1], r->pairs[i].at[0]}};
	} else {
		r->swapped = !r->swapped;
	}
	reader_forget(r);
	reader_moved(r);
	return done();
}

static struct request act_pane(struct reader *r, enum action a)
{
	switch (a) {
	case A_BESIDE_LANG:
		return set_beside(r, BESIDE_LANG);
	case A_BESIDE_RELATED:
		return set_beside(r, BESIDE_RELATED);
	case A_BESIDE_CITING:
		return set_beside(r, BESIDE_CITING);
	case A_BESIDE_VERSION:
		return set_beside(r, BESIDE_VERSION);
	case A_SWAP:
		if (r->beside == BESIDE_NONE)
			return ask_message(r->s, true, "%s",
					   _("there is one pane; e, r, v or c opens another"));
		return swap_sides(r);
	case A_EVEN:
	case A_WIDER:
	case A_NARROWER:
		return resize(r, a);
	case A_NEXT_PANE:
	case A_PREV_PANE:
		if (r->aside_w == 0 || r->on_aside == (a == A_NEXT_PANE)) {
			r->on_aside = false; /* whoever comes back stands in the text */
			return pass();
		}
		r->on_aside = a == A_NEXT_PANE;
		return done();
	default:
		return pass();
	}
}

static struct spot here(const struct reader *r)
{
	return (struct spot){r->place.key, r->place.date, r->here_eid, -1};
}

static struct request keep_here(struct reader *r, enum request_kind kind, int n)
{
	return (struct request){
		.kind = kind, .spot = here(r), .n = n, .label = place_words(r->s->event, &r->place)};
}

static struct request copy(struct reader *r, bool text)
{
	struct ft_arena *a = r->s->event;
	struct ft_str cite = cite_place(a, &r->place, r->s->day, r->s->ui), words = place_words(a, &r->place);
	const char *who = text ? say_speaker_short(r->place.authority) : "";
	struct request q = {.kind = R_COPY, .text = cite, .label = name_place(a, &r->place, r->s->ui)};

	if (text) /* who speaks goes with the words */
		q.text = ft_arena_fmt(a, "%.*s\n%.*s%s%s%s\n", FT_FMT(words), FT_FMT(cite),
				      who[0] ? " [" : "", who, who[0] ? "]" : "");
	return q;
}

static struct request act_keep(struct reader *r, enum action a)
{
	switch (a) {
	case A_BASKET_ADD:
		return keep_here(r, R_ADD, 0);
	case A_NOTE:
		return keep_here(r, R_NOTE, 0);
	case A_EDITOR:
		return keep_here(r, R_NOTE, 1);
	case A_MARK:
		return ask_prompt(P_MARK, FT_S(""), ft_str(_("mark with a letter: ")));
	case A_COPY_CITATION:
		return copy(r, false);
	case A_COPY_TEXT:
		return copy(r, true);
	default:
		return pass();
	}
}

static struct request act_find(struct reader *r, enum action a)
{
	if (a == A_FIND)
		return ask_prompt(P_FIND, FT_S(""), FT_S("/"));
	if (r->walking)
		return ask(R_HIT, a == A_NEXT_HIT ? 1 : -1);
	if (r->query.needle_len == 0)
		return ask_message(r->s, true, "%s", _("nothing was looked for yet; / finds in this text"));
	if (!reader_next_hit(r, a == A_NEXT_HIT ? 1 : -1))
		return ask_message(r->s, true, _("%.*s is not in this text; F searches the library"),
				   FT_FMT(r->query.text));
	return done();
}

/* Escape takes away one thing after the other: the found words, then the pane beside. */
static struct request cancel(struct reader *r)
{
	if (r->query.needle_len) {
		reader_find(r, FT_S(""), T_DONE);
		return done();
	}
	if (r->beside)
		return set_beside(r, r->beside == BESIDE_VERSION ? BESIDE_NONE : r->beside);
	return pass();
}

struct request reader_act(void *model, enum action a, uint32_t key)
{
	struct reader *r = model;
	struct request q;

	if (!r->loaded)
		return pass();
	reader_know(r); /* two keys may come between two screens */
	if (r->on_aside && r->aside_w && (q = act_aside(r, a)).kind != R_PASS)
		return q;
	if (reader_motion(r, a)) {
		reader_moved(r);
		return done();
	}
	if ((q = act_pane(r, a)).kind != R_PASS || (q = act_keep(r, a)).kind != R_PASS)
		return q;
	switch (a) {
	case A_LEFT:
	case A_RIGHT:
		other_link(r, a == A_LEFT ? -1 : 1);
		return done();
	case A_ENTER:
		return follow(r);
	case A_LINKS:
		return ask(R_SHOW, V_LINKS);
	case A_HISTORY:
		return ask(R_SHOW, V_HISTORY);
	case A_CONTENTS:
		return ask(R_CONTENTS, 0);
	case A_SUCCESSOR:
		return go_successor(r);
	case A_PREDECESSOR:
		return go_predecessor(r);
	case A_LANGUAGE:
		return ask(R_LANG, r->s->lang == FT_LANG_ZH ? FT_LANG_EN : FT_LANG_ZH);
	case A_FIND:
	case A_NEXT_HIT:
	case A_PREV_HIT:
		return act_find(r, a);
	case A_LEVEL:
		return ask(R_LEVEL, key >= '1' && key <= '4' ? (int)(key - '0') : r->s->level % 4 + 1);
	case A_CANCEL:
		return cancel(r);
	default:
		return pass();
	}
}

struct request reader_typed(void *model, int purpose, struct ft_str text, enum typed t)
{
	struct reader *r = model;
	uint32_t letter = ft_cp_at(text, 0);

	if (purpose == P_WORDS) {
		reader_mark_words(r, text);
		return done();
	}
	if (purpose == P_FIND) {
		reader_find(r, text, t);
		if (t == T_DONE && r->query.needle_len && r->hits == 0)
			return ask_message(r->s, true, _("%.*s is not in this text; F searches the library"),
					   FT_FMT(text));
		return done();
	}
	if (purpose == P_MARK && t == T_CHANGED && letter)
		return keep_here(r, R_MARK, (int)letter);
	return done();
}

static struct request click_aside(struct reader *r, int y)
{
	bool again = link_list_click(&r->aside, &r->aside_at, y - r->aside_y - 1) && r->on_aside;

	r->on_aside = true;
	return again ? act_aside(r, A_ENTER) : done();
}

struct request reader_click(void *model, int x, int y)
{
	struct reader *r = model;
	bool alone = r->aside_w && !r->split && !r->stacked, on_text = !r->on_aside;
	int left = r->split && r->swapped ? 0 : r->aside_x, at = r->at, stop = r->stop, pair, row;

	if (!r->loaded)
		return done();
	if (y > 0 && y <= reader_banner_rows(r) && r->successor.n)
		return go_successor(r);
	if (r->aside_w && (alone ? r->on_aside : y >= r->aside_y && x > left && x <= left + r->aside_w))
		return click_aside(r, y);
	r->on_aside = false;
	if (y < r->head || y >= r->head + r->text_h || !reader_row(r, y - r->head, &pair, &row))
		return done();
	reader_stand(r, pair, row);
	if (r->at == at && r->stop == stop)
		return on_text ? follow(r) : done();
	reader_moved(r);
	return done();
}

void reader_status(const void *model, struct ft_buf *out)
{
	const struct reader *r = model;
	int unit = 0;

	if (!r->loaded)
		return;
	if (r->here_eid.n) {
		say_eid(out, r->here_eid, r->s->ui);
		ft_buf_puts(out, " ─ ");
	}
	for (int i = 0; i <= r->at && i < (int)r->len; i++)
		unit += reader_leaf(r, i, 0) && ft_is_unit(reader_leaf(r, i, 0)->kind);
	ft_buf_fmt(out, "%d/%zu ─ ", unit, r->book[0].units);
	if (r->beside == BESIDE_LANG)
		ft_buf_puts(out, r->swapped ? "en|zh" : "zh|en");
	else
		ft_buf_puts(out, r->place.authority < FT_AU_COUNT ? ft_lang_word(r->place.lang)
								  : ft_lang_word((enum ft_lang)r->s->lang));
	if (r->query.needle_len && !r->walking)
		ft_buf_fmt(out, _(" ─ %ld hits"), r->hits);
}
