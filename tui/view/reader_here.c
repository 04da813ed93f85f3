/* The place of the cursor: what it is called, what is said of it, what stands beside it. */
#include "tui/view/reader.h"

#include "base/date.h"
#include "doc/eid.h"
#include "query/links.h"
#include "query/show.h"
#include "query/whole.h"
#include "render/place.h"
#include "user/keep.h"

#include <string.h>

/* The side that the cursor's place belongs to: the left one, unless nothing stands there. */
static int side_of(const struct reader *r)
{
	return reader_leaf(r, r->at, 0) == NULL && reader_leaf(r, r->at, 1) ? 1 : 0;
}

/* The whole eid of the cursor. */
static struct ft_str eid_here(struct reader *r, struct ft_arena *a)
{
	int side = side_of(r), tag;
	const struct ft_leaf *leaf = reader_leaf(r, r->at, side);
	struct block *b;

	if (leaf == NULL)
		return FT_S("");
	b = reader_block(r, r->at);
	tag = r->stop < (int)b->stop_len ? b->stops[r->stop].tag : -1;
	if (tag < 0 || (size_t)tag >= b->spans[side].len || b->spans[side].v[tag].eid.n == 0)
		return leaf->eid;
	return ft_arena_fmt(a, "%.*s__%.*s", FT_FMT(leaf->eid), FT_FMT(b->spans[side].v[tag].eid));
}

/* ---- what is said ---- */

/* What the banner calls a work: its key; in Chinese its title. */
static void add_work_name(struct reader *r, struct ft_buf *b, struct ft_str key)
{
	struct ft_work w;

	if (r->s->ui != FT_LANG_ZH || !ft_work_load(r->s->db, r->here_a, ft_work_id(r->s->db, key), &w))
		say_key(b, key);
	else
		ft_buf_add(b, say_work(w.kind, w.title_zh, w.title_en, w.number, FT_LANG_ZH));
}

/* "No longer law: repealed 2026-10-01. MPS-176 art. 12 stands in its place." */
static void make_banner(struct reader *r)
{
	enum ft_status st = ft_status_on(&r->place.time, r->s->day);
	struct ft_str next[2] = {{0}};
	struct ft_buf b = {0};
	bool precise = false;
	size_t n = 0;

	if (st == FT_ST_IN_FORCE || st == FT_ST_CURRENT)
		return;
	if (st == FT_ST_REPEALED || st == FT_ST_SUPERSEDED || st == FT_ST_WITHDRAWN) {
		n = ft_successor_places(r->s->db, r->here_a, &r->place, next, 2, &precise);
		ft_buf_puts(&b, st == FT_ST_SUPERSEDED ? _("An older version: ") : _("No longer law: "));
	}
	say_status(&b, &r->place.time, r->s->day, r->s->ui);
	if (st == FT_ST_DRAFT)
		ft_buf_puts(&b, _(": never law as it stands"));
	ft_buf_puts(&b, r->s->ui == FT_LANG_ZH ? "。" : ". ");
	for (size_t i = 0; i < n; i++) {
		ptrdiff_t cut = ft_find(next[i], FT_S("#")), at = ft_find(next[i], FT_S("@"));
		struct ft_str key = ft_sub(next[i], 0,
					   at > 0    ? (size_t)at
					   : cut > 0 ? (size_t)cut
						     : next[i].n);

		ft_buf_puts(&b, i ? ", " : "");
		add_work_name(r, &b, key);
		if (at > 0)
			ft_buf_fmt(&b, " %.*s", FT_FMT(ft_sub(next[i], (size_t)at + 1, 10)));
		if (cut > 0) {
			ft_buf_puts(&b, " ");
			say_eid(&b, ft_from(next[i], (size_t)cut + 1), r->s->ui);
		}
	}
	if (n)
		ft_buf_puts(&b,
			    precise ? _(" stands in its place.") : _(" stands in the place of the whole."));
	r->banner = ft_arena_dup(r->here_a, ft_buf_str(&b));
	r->successor = n ? next[0] : (struct ft_str){0};
	ft_buf_free(&b);
}

/* "This text is not whole: 9 of 29 articles." */
static void make_missing(struct reader *r)
{
	struct ft_missing m = ft_what_is_missing_at(r->s->db, r->here_a, &r->place);
	struct ft_buf b = {0};

	if (m.what == FT_MISSING_ARTICLES)
		ft_buf_fmt(&b, m.at_least ? _("This text is not whole: %ld of at least %ld articles.")
					  : _("This text is not whole: %ld of %ld articles."), m.have, m.all);
	else if (m.what == FT_MISSING_END)
		ft_buf_puts(&b, _("This article breaks off; another copy of it goes on."));
	else if (m.what == FT_MISSING_PARTS)
		ft_buf_puts(&b, _("This text has gaps: its source lacks parts of it."));
	if (m.what == FT_MISSING_ARTICLES && m.cut)
		ft_buf_puts(&b, _(" This article breaks off."));
	r->missing = ft_arena_dup(r->here_a, ft_buf_str(&b));
	ft_buf_free(&b);
}

/* A place to speak of where no text is at hand: the work. */
static void load_place(struct reader *r)
{
	int side = side_of(r), lang;
	const struct ft_leaf *leaf = reader_leaf(r, r->at, side);
	const struct ft_book *b = &r->book[r->beside == BESIDE_VERSION ? side : 0];
	bool found = false;

	if (leaf) {
		lang = r->beside == BESIDE_LANG ? reader_side_lang(r, side)
						: ft_leaf_lang(b, leaf, r->s->lang);
		if (lang < 0 || leaf->in[lang].node == 0)
			lang = ft_leaf_lang(b, leaf, r->s->lang);
		found = lang >= 0 && ft_place_load(r->s->db, r->here_a, leaf->in[lang].node, &r->place);
	}
	if (!found && !ft_place_of_work(r->s->db, r->here_a, r->book[0].work.id, r->book[0].version.id, FT_S(""),
					&r->place)) /* the index is damaged: what the book has in memory */
		r->place = (struct ft_place){.key = r->book[0].work.key,
					     .date = r->book[0].version.date,
					     .title_zh = r->book[0].work.title_zh,
					     .title_en = r->book[0].work.title_en,
					     .kind = r->book[0].work.kind,
					     .time = r->book[0].version.time};
	r->place.eid = r->here_eid;
}

static void set_line(char *line, size_t size, struct ft_buf *b)
{
	struct ft_str s = ft_buf_str(b);

	while (s.n >= size)
		s.n = ft_prev_off(s, s.n);
	memcpy(line, s.n ? s.p : "", s.n);
	line[s.n] = '\0';
	ft_buf_reset(b);
}

static void add_count(struct ft_buf *b, const char *words, size_t n)
{
	if (n)
		ft_buf_fmt(b, "%s%s %zu", b->len ? " · " : "", words, n);
}

/* The number of the version that is read: that of a law's first order is not that of its amendments. */
static struct ft_str number_of(struct reader *r)
{
	const struct ft_book *b = &r->book[0];
	struct ft_place whole;

	if (r->place.version == b->version.id)
		return r->place.number;
	return ft_place_of_work(r->s->db, r->here_a, b->work.id, b->version.id, FT_S(""), &whole) ? whole.number
												  : FT_S("");
}

/* Lines of the head: the status of the version; who speaks; how many links there are. */
static void make_lines(struct reader *r)
{
	struct ft_buf b = {0};
	size_t out = 0, in = 0;

	if (r->s->ui == FT_LANG_EN && r->book[0].work.catalogued && !ft_is_standard(r->book[0].work.kind))
		say_key(&b, r->book[0].work.key); /* the shortest name there is */
	else
		ft_buf_add(&b, number_of(r));
	set_line(r->name_line, sizeof r->name_line, &b);
	say_status(&b, &r->book[0].version.time, r->s->day, r->s->ui);
	set_line(r->status_line, sizeof r->status_line, &b);
	if (r->place.authority < FT_AU_COUNT && r->place.authority != FT_AU_OFFICIAL)
		ft_buf_fmt(&b, "%s%s%s", say_speaker_short(r->place.authority), r->place.basis ? " · " : "",
			   ft_basis_label(r->place.basis, r->s->ui));
	else
		say_speaker(&b, r->place.authority, r->place.basis, r->s->ui);
	set_line(r->speaker_line, sizeof r->speaker_line, &b);
	for (size_t k = 0; say_link_nth(k); k++)
		for (size_t i = 0; i < r->count_len; i++) {
			struct ft_str type = r->counts[i].type;

			if (!ft_eq(type, ft_str(say_link_nth(k))))
				continue;
			add_count(&b, say_link_type(type, false), r->counts[i].out);
			add_count(&b, say_link_type(type, true), r->counts[i].in);
			out += r->counts[i].out;
			in += r->counts[i].in;
		}
	set_line(r->counts_line, sizeof r->counts_line, &b);
	if (out + in)
		ft_buf_fmt(&b, _("links: %zu out, %zu in"), out, in);
	set_line(r->sum_line, sizeof r->sum_line, &b);
	ft_buf_free(&b);
}

/* The first line of the user's note of the place, else of the unit that holds it. */
static void load_note(struct reader *r)
{
	struct ft_kept k = {.key = r->place.key, .date = r->place.date, .eid = r->here_eid};
	struct ft_str note = FT_S("");

	r->kept = r->s->kept;
	if (r->s->user)
		note = ft_note_of(r->s->user, r->s->matter, r->here_a, &k);
	k.eid = ft_eid_unit(k.eid);
	if (r->s->user && note.n == 0 && k.eid.n < r->here_eid.n)
		note = ft_note_of(r->s->user, r->s->matter, r->here_a, &k);
	if (!ft_next_line(&note, &r->note))
		r->note = FT_S("");
}

void reader_know(struct reader *r)
{
	if ((r->here_known && r->kept == r->s->kept) || r->book[0].work.id == 0)
		return;
	ft_arena_free(r->here_a);
	r->here_a = ft_arena_new();
	r->banner = r->successor = r->missing = (struct ft_str){"", 0};
	r->here_eid = ft_arena_dup(r->here_a, eid_here(r, r->here_a)); /* it may be the book's, which goes earlier */
	load_place(r);
	make_banner(r);
	make_missing(r);
	flow_reset(&r->banner_lines); /* folded anew when laid out */
	r->counts = ft_link_counts(r->s->db, r->here_a, r->place.key, r->place.date, r->here_eid,
				   &r->count_len);
	r->s->here = (struct spot){r->place.key, r->place.date, r->here_eid, -1};
	r->s->here_title = say_title(r->place.title_zh, r->place.title_en, r->s->ui);
	make_lines(r);
	load_note(r);
	r->here_known = true;
}

bool reader_is_succeeded(const struct reader *r)
{
	for (size_t i = 0; i < r->count_len; i++)
		if (ft_eq(r->counts[i].type, FT_S("succeeded-by")) && r->counts[i].out)
			return true;
	return false;
}

void reader_moved(struct reader *r)
{
	r->here_known = false;
	r->aside_stale = true;
	r->link = 0;
	reader_forget_one(r, r->at);
}

/* ---- beside ---- */

void reader_aside(struct reader *r)
{
	struct link_want want = {.what = r->beside == BESIDE_CITING ? LL_IN | LL_TEXT : LL_OUT | LL_TEXT,
				 .type = r->aside_type,
				 .level = r->s->level,
				 .cols = r->aside_w - 3};
	struct spot at = {r->place.key, r->place.date, r->here_eid, -1};

	link_list_build(&r->aside, r->s, &at, &want);
	r->aside_level = r->s->level;
	r->aside_at.at = r->aside_at.top = 0;
	r->aside_stale = false;
}
