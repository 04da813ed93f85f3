/* Places that hang on where they are said: 前款, 本条, 第一款 alone inside its article. */
#include "cite/bind.h"

#include "cite/place.h"
#include "doc/eid.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *const words[FT_R_RANKS] = {"part", "subpart", "chp",  "sec",
					      "art",  "para",    "item", "point"};

static void put_step(struct ft_buf *b, const struct ft_steps *s, int r)
{
	if (b->len)
		ft_buf_puts(b, "__");
	ft_buf_fmt(b, "%s_", r == FT_R_PART && s->annex ? "annex" : words[r]);
	if (s->letter[r])
		ft_buf_putc(b, s->letter[r]);
	else
		ft_eid_number(b, s->annex && r == FT_R_PART && s->n[r] == 0 ? 1 : s->n[r], s->sub[r]);
}

struct ft_str ft_steps_eid(struct ft_arena *a, const struct ft_steps *s, struct ft_str unit)
{
	bool article = s->mask & 1u << FT_R_ART;
	struct ft_buf b = {0};
	struct ft_str out;
	size_t off = 0;

	if (s->clause.n && s->clause.p[0] == 'L') /* a printed unit id is no eid */
		return (struct ft_str){"", 0};
	if (s->clause.n) {
		while (off < s->clause.n && !isdigit((unsigned char)s->clause.p[off]) &&
		       !(isupper((unsigned char)s->clause.p[off]) && ft_lex_at(s->clause, off + 1, ".")))
			off++;
		ft_place_clause(s->clause, &off, &b);
	}
	if (!article && unit.n && s->mask &&
	    (s->mask & (1u << FT_R_PARA | 1u << FT_R_ITEM | 1u << FT_R_POINT)))
		ft_buf_add(&b, unit);
	for (int r = 0; r < FT_R_RANKS; r++)
		if (s->mask & 1u << r && !(article && r < FT_R_ART && !(r == FT_R_PART && s->annex)))
			put_step(&b, s, r);
	out = ft_arena_dup(a, ft_buf_str(&b));
	ft_buf_free(&b);
	return out;
}

/* ---- where we are ---- */

/* The number of the paragraph that an eid relative to the unit lies in, or 0. */
static long para_of(struct ft_str eid)
{
	return ft_starts(eid, FT_S("para_")) ? strtol(eid.p + 5, NULL, 10) : 0;
}

/* The number that a line "Paragraph (2) …" bears itself, or `otherwise`. */
static long given_by(struct ft_str line, long otherwise)
{
	size_t off = ft_skip_blanks(line, strlen("Paragraph"));

	return ft_lex_at(line, off, "(") && isdigit((unsigned char)line.p[off + 1]) ? strtol(line.p + off + 1, NULL, 10)
										     : otherwise;
}

size_t ft_caption_len(const struct ft_node *unit)
{
	size_t n = ft_line_len(unit->text, 0);
	struct ft_str line = ft_trim(ft_sub(unit->text, 0, n));

	return n < unit->text.n && ft_starts(line, FT_S("(")) && ft_ends(line, FT_S(")")) ? n : 0;
}

/* A caption is no paragraph, and "Paragraph (2) …" bears its
 * number itself. Both count as the text means them: the number that is right for the paragraph of each span. */
static void count_paras(struct ft_binder *b)
{
	long given = 0, shift = 0;

	b->meant = ft_arena_alloc(b->scope->a, (b->spans.len + 1) * sizeof *b->meant);
	for (size_t k = 0; k < b->spans.len; k++) {
		const struct ft_span *s = &b->spans.v[k];
		long at = para_of(s->eid);

		if (s->kind == FT_SP_PARA && b->unit->kind != FT_N_CLAUSE) {
			struct ft_str line = ft_trim(ft_sub(b->text, s->off, s->n));

			shift |= k == 0 && ft_caption_len(b->unit) > 0;
			if (ft_starts(line, FT_S("Paragraph")))
				given = given_by(line, given);
		}
		b->meant[k] = b->unit->kind == FT_N_CLAUSE ? at : given ? given : at - shift;
	}
}

/* Once for a unit: there may be 100,000 items in it, and as many references. */
static void split(struct ft_binder *b)
{
	if (b->split)
		return;
	b->spans = ft_spans(b->scope->a, b->text, b->unit->kind);
	count_paras(b);
	b->split = true;
}

/* Index of the span that holds off, or -1. */
static int span_at(struct ft_binder *b, size_t off)
{
	size_t low = 0, high;

	split(b);
	high = b->spans.len;
	while (low < high) { /* to the first span that ends at off or behind it */
		size_t mid = low + (high - low) / 2;

		if (b->spans.v[mid].off + b->spans.v[mid].n < off)
			low = mid + 1;
		else
			high = mid;
	}
	return low < b->spans.len && off >= b->spans.v[low].off ? (int)low : -1;
}

static long para_meant(const struct ft_binder *b, int i)
{
	return i < 0 ? 0 : b->meant[i];
}

/* The eid of a span with its paragraph counted as the text means it. */
static struct ft_str span_eid(struct ft_binder *b, int i)
{
	struct ft_str eid = b->spans.v[i].eid;
	ptrdiff_t cut = ft_find(eid, FT_S("__"));
	long meant = para_meant(b, i);

	if (para_of(eid) == 0 || meant == para_of(eid) || meant < 1)
		return eid;
	return ft_arena_fmt(b->scope->a, "para_%ld%.*s", meant,
			    FT_FMT(ft_from(eid, cut < 0 ? eid.n : (size_t)cut)));
}

static struct ft_str under(struct ft_arena *a, struct ft_str unit, struct ft_str inner)
{
	return inner.n ? ft_arena_fmt(a, "%.*s__%.*s", FT_FMT(unit), FT_FMT(inner)) : unit;
}

struct ft_str ft_place_here(struct ft_binder *b, size_t off)
{
	int i = memchr(b->text.p, '\n', b->text.n) == NULL && b->unit->kind == FT_N_ARTICLE ? -2
											    : span_at(b, off);

	if (i == -2) /* a single line is the first paragraph */
		return ft_arena_fmt(b->scope->a, "%.*s__para_1", FT_FMT(b->unit->eid));
	return i < 0 ? b->unit->eid : under(b->scope->a, b->unit->eid, span_eid(b, i));
}

bool ft_in_item(struct ft_binder *b, size_t off, size_t *para)
{
	int i = span_at(b, off);

	if (i < 0 || b->spans.v[i].kind == FT_SP_PARA)
		return false;
	while (i > 0 && b->spans.v[i].kind != FT_SP_PARA)
		i--;
	*para = b->spans.v[i].off;
	return b->spans.v[i].kind == FT_SP_PARA;
}

size_t ft_line_len(struct ft_str text, size_t off)
{
	const char *end = memchr(text.p + off, '\n', text.n - off);

	return end ? (size_t)(end - text.p) - off : text.n - off;
}

/* ---- 前条 ---- */

/* The article `back` before this one: from the text, else by its number. */
static struct ft_str article_before(struct ft_binder *b, size_t back)
{
	long n;

	if (back <= b->before_len)
		return b->before[b->before_len - back]->eid;
	n = ft_starts(b->unit->eid, FT_S("art_")) ? strtol(b->unit->eid.p + 4, NULL, 10) - (long)back : 0;
	return n > 0 ? ft_arena_fmt(b->scope->a, "art_%ld", n) : FT_S("");
}

/* ---- 前项 ---- */

/* Items (or points) before the one at span i, the nearest last. */
static size_t items_before(struct ft_binder *b, int i, const struct ft_tok *rel, struct ft_str *out)
{
	enum ft_span_kind kind = rel->rank == FT_R_POINT ? FT_SP_POINT : FT_SP_ITEM;
	struct ft_str found[FT_MAX_TARGETS];
	size_t n = 0, want = rel->rel == FT_REL_ALL ? FT_MAX_TARGETS : rel->count;
	int k = i - 1;

	if (b->spans.v[i].kind == FT_SP_POINT && kind == FT_SP_ITEM &&
	    (ft_starts(b->spans.v[i].label, FT_S("（")) || ft_starts(b->spans.v[i].label, FT_S("("))))
		kind = FT_SP_POINT; /* （三） below 1.: 前项 means the （二） */
	if (b->spans.v[i].kind == FT_SP_POINT && kind == FT_SP_ITEM) /* a point's own item comes first */
		while (k >= 0 && b->spans.v[k].kind == FT_SP_POINT)
			k--, i--;
	for (k = b->spans.v[i].kind == kind || k < 0 ? k
		 : b->spans.v[k].kind == FT_SP_ITEM  ? k - 1
						     : k;
	     k >= 0 && n < want && n < FT_MAX_TARGETS; k--) {
		if (b->spans.v[k].kind == FT_SP_PARA ||
		    (kind == FT_SP_POINT && b->spans.v[k].kind == FT_SP_ITEM))
			break;
		if (b->spans.v[k].kind == kind)
			found[n++] = span_eid(b, k);
	}
	for (size_t j = 0; j < n; j++)
		out[j] = under(b->scope->a, b->unit->eid, found[n - 1 - j]);
	return n;
}

/* ---- the whole ---- */

static size_t paras_before(struct ft_binder *b, const struct ft_mention *m, int i, struct ft_str *out,
			   bool *lost)
{
	long here = i < 0 ? 1 : para_meant(b, i), from;
	size_t n = 0;

	if (here <= 1) { /* paragraphs that run together: the sentence before counts as one */
		size_t begin;

		ft_sentence(b->text, m->off, &begin);
		if (m->rel->count > 1 || ft_trim(ft_sub(b->text, 0, begin)).n == 0)
			return 0;
		*lost = true;
		out[0] = ft_arena_fmt(b->scope->a, "%.*s__para_1", FT_FMT(b->unit->eid));
		return 1;
	}
	from = m->rel->rel == FT_REL_ALL ? 1 : here - m->rel->count;
	for (long p = from < 1 ? 1 : from; p < here && n < FT_MAX_TARGETS; p++)
		out[n++] = ft_arena_fmt(b->scope->a, "%.*s__para_%ld", FT_FMT(b->unit->eid), p);
	return n;
}

/* 本章, 本节: the container of that rank above the unit. */
static size_t container(struct ft_binder *b, enum ft_rank rank, struct ft_str *out)
{
	static const enum ft_node_kind kinds[] = {FT_N_PART, FT_N_SUBPART, FT_N_CHAPTER, FT_N_SECTION};

	for (const struct ft_node *p = b->unit->parent; p && rank < FT_R_ART; p = p->parent)
		if (p->kind == kinds[rank]) {
			out[0] = p->eid;
			return 1;
		}
	return 0;
}

/* What 前项 means outside a list of items: in such texts the paragraph before. */
static size_t before_items(struct ft_binder *b, const struct ft_mention *m, int i, struct ft_str *out,
			   bool *lost)
{
	if (i >= 0 && b->spans.v[i].kind != FT_SP_PARA)
		return items_before(b, i, m->rel, out);
	return paras_before(b, m, i, out, lost);
}

/* 本条, 本款, 本项, 本目: none outside of such a place. */
static size_t this_place(struct ft_binder *b, enum ft_rank rank, int i, struct ft_str *out)
{
	if (rank == FT_R_ART) {
		out[0] = b->unit->eid;
		return 1;
	}
	if (rank == FT_R_PARA) {
		out[0] = ft_arena_fmt(b->scope->a, "%.*s__para_%ld", FT_FMT(b->unit->eid), para_meant(b, i));
		return 1;
	}
	while (rank == FT_R_ITEM && i > 0 && b->spans.v[i].kind == FT_SP_POINT)
		i--;
	if (i < 0 || b->spans.v[i].kind != (rank == FT_R_ITEM ? FT_SP_ITEM : FT_SP_POINT))
		return 0;
	out[0] = under(b->scope->a, b->unit->eid, span_eid(b, i));
	return 1;
}

static size_t targets_of(struct ft_binder *b, const struct ft_mention *m, struct ft_str *out, bool *lost)
{
	const struct ft_tok *r = m->rel;
	int i = r->rank >= FT_R_PARA ? span_at(b, m->off) : -1;
	size_t n = 0;

	if (r->rel == FT_REL_THAT)
		return 0;
	if (r->rank < FT_R_ART)
		return r->rel == FT_REL_THIS ? container(b, r->rank, out) : 0;
	if (r->rel == FT_REL_THIS)
		return this_place(b, r->rank, i, out);
	if (r->rank == FT_R_PARA)
		return paras_before(b, m, i, out, lost);
	if (r->rank > FT_R_PARA)
		return before_items(b, m, i, out, lost);
	for (size_t k = r->count; k > 0 && n < FT_MAX_TARGETS; k--) {
		out[n] = article_before(b, k);
		n += out[n].n > 0;
	}
	return n;
}

size_t ft_rel_targets(struct ft_binder *b, const struct ft_mention *m, struct ft_str *out, bool *lost)
{
	size_t n = targets_of(b, m, out, lost);

	for (size_t i = 0; i < n && m->at.mask; i++) {
		struct ft_steps below = m->at;

		out[i] = ft_steps_eid(b->scope->a, &below, out[i]);
	}
	return n;
}

/* English: "The guarantors in Subparagraph 1 shall be:" stands before the items of its own paragraph and means others. */
static bool opens_list(const struct ft_binder *b, const struct ft_mention *m, int here)
{
	return here >= 0 && b->spans.v[here].kind == FT_SP_PARA && m->num[FT_R_ITEM] &&
	       b->toks->v[m->num[FT_R_ITEM] - 1].en;
}

struct ft_str ft_own_item(struct ft_binder *b, const struct ft_mention *m, const struct ft_steps *s)
{
	struct ft_str bare = ft_steps_eid(b->scope->a, s, (struct ft_str){"", 0}), found = {"", 0};
	int here = span_at(b, m->off);
	long own = here < 0 ? 1 : para_of(b->spans.v[here].eid);

	if (own > 1 && opens_list(b, m, here))
		own--;
	for (size_t i = 0; i < b->spans.len; i++) {
		struct ft_str eid = span_eid(b, (int)i);
		ptrdiff_t cut = ft_find(eid, FT_S("__"));

		if (cut < 0 || !ft_eq(ft_from(eid, (size_t)cut + 2), bare))
			continue;
		if (found.n == 0 || para_of(eid) <= own)
			found = eid;
	}
	if (found.n)
		return under(b->scope->a, b->unit->eid, found);
	return ft_steps_eid(b->scope->a, s, b->unit->eid);
}

bool ft_has_place(struct ft_binder *b, const struct ft_steps *s)
{
	struct ft_str eid = ft_steps_eid(b->scope->a, s, (struct ft_str){"", 0});
	size_t first, count;
	bool several;

	split(b);
	return ft_spans_find(&b->spans, eid, &first, &count, &several);
}
