#include "cite/address.h"

#include "base/date.h"
#include "cite/bind.h"
#include "cite/edition.h"
#include "cite/place.h"
#include "doc/eid.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

void ft_address_put(struct ft_buf *out, struct ft_str key, struct ft_str date, struct ft_str eid)
{
	ft_buf_add(out, key);
	if (date.n)
		ft_buf_fmt(out, "@%.*s", FT_FMT(date));
	if (eid.n)
		ft_buf_fmt(out, "#%.*s", FT_FMT(eid));
}

/* KEY[@DATE][#EID] */
static bool parse_canonical(struct ft_arena *a, struct ft_str s, struct ft_address *out)
{
	ptrdiff_t hash = ft_find(s, FT_S("#")), at = ft_find(s, FT_S("@"));
	struct ft_str head = ft_sub(s, 0, hash < 0 ? s.n : (size_t)hash);

	if ((hash < 0 && at < 0) || (at >= 0 && hash >= 0 && at > hash))
		return false;
	out->name = ft_arena_dup(a, ft_sub(head, 0, at < 0 ? head.n : (size_t)at));
	if (at >= 0)
		out->date = ft_arena_dup(a, ft_from(head, (size_t)at + 1));
	if (hash >= 0)
		out->eid = ft_arena_dup(a, ft_from(s, (size_t)hash + 1));
	return true;
}

/* /akn/cn/act/KEY[/zho@DATE][/~EID[->EID]], as --style iri prints it (Akoma Ntoso Naming Convention 1.0) */
static bool parse_iri(struct ft_arena *a, struct ft_str s, struct ft_address *out)
{
	ptrdiff_t at = ft_find(s, FT_S("@")), tilde = ft_find(s, FT_S("/~")), slash = -1;
	struct ft_str head = ft_sub(s, 0, tilde < 0 ? s.n : (size_t)tilde), place = {"", 0};
	ptrdiff_t arrow;

	if (!ft_starts(s, FT_S("/akn/")) || (at >= 0 && (at < 4 || s.p[at - 4] != '/' || (tilde >= 0 && tilde < at))))
		return false;
	if (at >= 0) { /* the language is three letters */
		out->date = ft_arena_dup(a, ft_from(head, (size_t)at + 1));
		head = ft_sub(head, 0, (size_t)at - 4);
	}
	while (ft_find_from(head, (size_t)(slash + 1), FT_S("/")) >= 0)
		slash = ft_find_from(head, (size_t)(slash + 1), FT_S("/"));
	out->name = ft_arena_dup(a, ft_from(head, (size_t)slash + 1));
	if (tilde >= 0)
		place = ft_from(s, (size_t)tilde + 2);
	arrow = ft_find(place, FT_S("->"));
	out->eid = ft_arena_dup(a, ft_sub(place, 0, arrow < 0 ? place.n : (size_t)arrow));
	out->last = arrow < 0 ? FT_S("") : ft_arena_dup(a, ft_from(place, (size_t)arrow + 2));
	return true;
}

/* What is wrong with a canonical address, or NULL. */
static const char *fault_of(const struct ft_address *x, bool dated, bool placed)
{
	char day[11];

	if (dated && !ft_date_parse(x->date, day))
		return "behind @ stands no date (YYYY-MM-DD)";
	if (placed && (!ft_eid_valid(x->eid) || (x->last.n && !ft_eid_valid(x->last))))
		return "behind # stands no eid (as in art_21__para_1__item_3)";
	return x->name.n ? NULL : "no work is named before @ or #";
}

/* ---- natural: a name, a year in brackets, a place, in the order of either language ---- */

/* A printed unit id at off, L3-CES1-17, and its length; 0 if none. */
static size_t unit_id_len(struct ft_str s, size_t off)
{
	size_t at = off;
	int dashes = 0;

	if (at >= s.n || s.p[at] != 'L' || at + 1 >= s.n || !isdigit((unsigned char)s.p[at + 1]))
		return 0;
	while (at < s.n &&
	       (isupper((unsigned char)s.p[at]) || isdigit((unsigned char)s.p[at]) || s.p[at] == '-'))
		dashes += s.p[at++] == '-';
	return dashes == 2 ? at - off : 0;
}

static bool at_word_start(struct ft_str s, size_t off)
{
	return off == 0 || !isalnum((unsigned char)s.p[off - 1]);
}

/* Where in the address its place stands, and what it is. */
struct found {
	size_t name; /* where its name begins: "See Order 3" begins with no name */
	size_t from, end;
	struct ft_str eid, unit_id;
	bool bare;
};

/* The place of a mention without the name before or behind it. */
static bool place_of(struct ft_arena *a, const struct ft_toks *toks, const struct ft_mention *m,
		     struct found *f)
{
	const struct ft_tok *head = m->head < 0 ? NULL : &toks->v[m->head], *step = head;

	if (m->whole || m->rel || (m->at.mask == 0 && m->at.clause.n == 0))
		return false;
	f->from = m->off;
	f->end = m->end;
	if (head && head->off <= m->off) {
		while (step->off <= head->off || (step->kind != FT_TK_STEP && step->kind != FT_TK_CLAUSE))
			step++;
		f->from = step->off;
		if (head == toks->v && head->number && head->en)
			f->name = head->off;
	} else if (head) {
		f->end = head->off;
	}
	f->eid = ft_steps_eid(a, &m->at, FT_S(""));
	f->bare = m->at.bare;
	if (f->eid.n == 0) /* a printed unit id stands where a clause does */
		f->unit_id = ft_arena_dup(a, m->at.clause);
	return true;
}

/* 第三條第一項: marks of a text of Taiwan, where 項 is the paragraph. */
static bool is_traditional(struct ft_str s)
{
	ptrdiff_t at = -1;

	while ((at = ft_find_from(s, (size_t)(at + 1), FT_S("條"))) >= 0)
		if (!ft_lex_at(s, (size_t)at + strlen("條"), "例"))
			return true;
	return false;
}

/* By the grammar of citations (lex.h, group.h). */
static bool by_grammar(struct ft_arena *a, struct ft_str s, struct found *f)
{
	struct ft_toks toks = {0};
	struct ft_mentions mentions = {0};
	struct ft_lexer lx = {.text = s, .out = &toks, .tw = is_traditional(s), .memo = true};
	bool found = false;

	ft_lex(&lx);
	ft_group(s, &toks, &mentions);
	for (size_t i = 0; i < mentions.len && !found; i++)
		found = place_of(a, &toks, &mentions.v[i], f);
	free(toks.v);
	free(mentions.v);
	return found;
}

size_t ft_address_places(struct ft_arena *a, struct ft_str text, struct ft_address_range *out, size_t max,
			 struct ft_str *one)
{
	struct ft_str s = ft_trim(text);
	struct ft_toks toks = {0};
	struct ft_mentions mentions = {0};
	struct ft_lexer lx = {.text = s, .out = &toks, .tw = is_traditional(s), .memo = true};
	size_t n = 0, first = 0, end = 0;
	uint32_t list = 0;

	ft_lex(&lx);
	ft_group(s, &toks, &mentions);
	for (size_t i = 0; i < mentions.len && n < max; i++) {
		const struct ft_mention *m = &mentions.v[i];
		struct found f = {0};

		if ((n && m->list != list) || !place_of(a, &toks, m, &f) || f.eid.n == 0)
			continue;
		list = m->list;
		first = n ? first : f.end;
		end = f.end > end ? f.end : end;
		out[n++] = (struct ft_address_range){f.eid, m->to.mask ? ft_steps_eid(a, &m->to, FT_S("")) : FT_S("")};
	}
	*one = ft_arena_fmt(a, "%.*s%.*s", FT_FMT(ft_sub(s, 0, first)), FT_FMT(ft_from(s, end)));
	free(toks.v);
	free(mentions.v);
	return n;
}

/* Order 151, MPS Order No. 151: a number that is the instrument's own. */
static bool is_own_number(struct ft_str before)
{
	static const char *const words[] = {"Order", "Decree", "Circular", "No.", "order", "decree"};
	struct ft_str s = ft_trim(before);

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_ends(s, ft_str(words[i])))
			return true;
	return false;
}

/* At the end of an address a clause number or a unit's id is a place behind any name: GB/T 22239 8.1.4.3 a).
 */
static bool at_end(struct ft_arena *a, struct ft_str s, struct found *f)
{
	struct ft_buf eid = {0};
	bool found = false;

	for (size_t off = 0; off < s.n && !found; ft_next_cp(s, &off)) {
		size_t n = at_word_start(s, off) ? unit_id_len(s, off) : 0, end = off;

		if (n > 0) {
			*f = (struct found){.from = off, .end = off + n, .unit_id = ft_arena_dup(a, ft_sub(s, off, n))};
			found = true;
		} else if (off > 0 && s.p[off - 1] == ' ' && ft_place_clause(s, &end, &eid)) {
			*f = (struct found){.from = off, .end = end, .eid = ft_arena_dup(a, ft_buf_str(&eid))};
			found = ft_trim(ft_from(s, end)).n == 0 && !is_own_number(ft_sub(s, 0, off));
		}
		ft_buf_reset(&eid);
	}
	ft_buf_free(&eid);
	return found;
}

static bool take_word(struct ft_str *s, const char *word)
{
	if (!ft_starts(*s, ft_str(word)))
		return false;
	*s = ft_trim(ft_from(*s, ft_str(word).n));
	return true;
}

/* The name without what ties it to the place: "of the", 的, a comma, 《》, "clause". */
static struct ft_str clean_name(struct ft_arena *a, struct ft_str before, struct ft_str after)
{
	static const char *const tails[] = {" clause", "的", "，", ",", "、", "之", " unit"};
	struct ft_str s;

	before = ft_trim(before);
	after = ft_trim(after);
	while (take_word(&after, "of ") || take_word(&after, "the ") || take_word(&after, ","))
		;
	for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
		if (ft_ends(before, ft_str(tails[i])))
			before = ft_trim(ft_sub(before, 0, before.n - ft_str(tails[i]).n));
	s = before.n == 0 ? after : before;
	if (before.n && after.n)
		s = ft_arena_fmt(a, "%.*s %.*s", FT_FMT(before), FT_FMT(after));
	return ft_arena_dup(a, ft_trim(s));
}

struct ft_address ft_address_parse(struct ft_arena *a, struct ft_str text)
{
	struct ft_address out = {0};
	struct ft_str s = ft_trim(text);
	struct found f = {0};

	if (s.n == 0) {
		out.fault = "it is empty";
		return out;
	}
	if (parse_iri(a, s, &out) || parse_canonical(a, s, &out)) {
		out.canonical = true;
		out.fault = fault_of(&out, ft_find(s, FT_S("@")) >= 0, out.eid.n || ft_find(s, FT_S("#")) >= 0);
		return out;
	}
	if (by_grammar(a, s, &f) || at_end(a, s, &f)) {
		out.eid = f.eid;
		out.unit_id = f.unit_id;
		out.bare = f.bare;
	} else {
		f.from = f.end = s.n;
	}
	out.name = ft_edition_split(a, clean_name(a, ft_sub(s, f.name, f.from - f.name), ft_from(s, f.end)), &out.date);
	out.name = ft_trim(out.name);
	if (out.name.n == 0)
		out.fault = "it names no work";
	return out;
}
