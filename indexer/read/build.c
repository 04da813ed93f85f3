/* Builds the tree from the decided lines, in one walk. */
#include "base/buf.h"
#include "doc/eid.h"
#include "indexer/read/eids.h"
#include "indexer/read/words.h"

enum { MAX_OPEN = 32 };

/* A node that is open: what comes next may go below it. */
struct open {
	struct ft_node *node;
	int rank;       /* lower ranks hold higher ones */
	unsigned level; /* # of its heading, 0 for none */
	unsigned topics;/* how many unnumbered headings it holds */
};

struct builder {
	struct ft_doc *d;
	struct ft_eids eids;
	struct open open[MAX_OPEN]; /* open[0] is the document itself */
	int depth;
	struct ft_node *unit;  /* takes the text lines */
	struct ft_node *annex;
	struct ft_buf text;    /* of the unit */
	unsigned run;
};

/* --- Ranks and names. */

/* What may hold what: a node goes below the nearest open one of lower rank. */
static int rank_of(const struct ft_line *line)
{
	switch (line->label.kind) {
	case FT_M_ANNEX:
		return 1;
	case FT_M_PART:
	case FT_M_SUBPART:
	case FT_M_CHAPTER:
	case FT_M_SECTION:
		return 10 * (int)line->label.kind;
	case FT_M_HEADING:
		return 50 + line->level;
	case FT_M_TOPIC:
		return line->label.level ? 50 + (int)line->label.level : 60;
	case FT_M_CLAUSE:
		return 70 + (int)line->label.n;
	default:
		return 100;
	}
}

/* The # of a heading as far as they say what lies within what: an annex holds all that follows, and the topics of
 * one numbering stand side by side whatever their #. */
static unsigned level_of(const struct ft_line *line)
{
	if (line->label.kind == FT_M_ANNEX)
		return 0;
	return line->label.kind == FT_M_TOPIC ? line->label.level : line->level;
}

/* The word of an eid (docs/CORPUS.md, Eids). */
static const char *word_of(enum ft_mark_kind k)
{
	static const char *const words[] = {
		[FT_M_NONE] = "preamble", [FT_M_PART] = "part", [FT_M_SUBPART] = "subpart", [FT_M_CHAPTER] = "chp",
		[FT_M_SECTION] = "sec", [FT_M_ARTICLE] = "art", [FT_M_CLAUSE] = "sec", [FT_M_TOPIC] = "sec",
		[FT_M_ANNEX] = "annex", [FT_M_HEADING] = "sec",
	};

	return words[k];
}

static struct open *top(struct builder *b)
{
	return &b->open[b->depth];
}

/* Closes what cannot hold a node of this rank. A heading of as many # as an open one stands beside it. */
static void close_to(struct builder *b, int rank, unsigned level)
{
	while (b->depth > 0) {
		const struct open *o = top(b);

		if (o->rank < rank && !(level && o->level >= level && (rank >= 50 || o->rank >= 50)))
			break;
		if (o->node == b->annex)
			b->annex = NULL;
		b->depth--;
	}
}

static struct ft_node *parent(struct builder *b)
{
	return top(b)->node;
}

/* The eid that a node's own begins with: its container's; an article's and a clause's only that of its annex,
 * and A.1 names its annex itself. */
static struct ft_str prefix(struct builder *b, enum ft_mark_kind k, struct ft_str id)
{
	const struct ft_node *p = k == FT_M_ARTICLE || k == FT_M_CLAUSE ? b->annex : parent(b);

	if (k == FT_M_CLAUSE && id.n && id.p[0] >= 'a')
		p = NULL;
	return p ? p->eid : (struct ft_str){0};
}

/* Gives out the eid of a node of this kind and number where the builder stands. */
static struct ft_str eid_of(struct builder *b, enum ft_mark_kind k, struct ft_str id)
{
	struct ft_str above = prefix(b, k, id);

	return ft_eids_give(&b->eids, ft_arena_fmt(b->d->arena, "%.*s%s%s%s%.*s", FT_FMT(above), above.n ? "__" : "",
						   word_of(k), id.n ? "_" : "", FT_FMT(id)));
}

/* The number part of the eid: of the label, or the next free one where the label has none. */
static struct ft_str id_of(struct builder *b, const struct ft_line *line)
{
	const struct ft_label *l = &line->label;
	struct ft_buf id = {0};
	struct ft_str s;

	if (l->kind == FT_M_CLAUSE || l->kind == FT_M_ANNEX)
		return ft_str(l->id);
	if (l->kind == FT_M_PART && l->n == 0) /* one that bears no number */
		return (struct ft_str){0};
	if (l->kind == FT_M_HEADING)
		return ft_arena_fmt(b->d->arena, "%u", ++top(b)->topics);
	ft_eid_number(&id, l->n, l->sub);
	s = ft_arena_dup(b->d->arena, ft_buf_str(&id));
	ft_buf_free(&id);
	return s;
}

/* --- Units. */

/* Hands the gathered words to the open unit. */
static void end_unit(struct builder *b)
{
	if (b->unit)
		b->unit->text = ft_arena_dup(b->d->arena, ft_words_done(&b->text));
	ft_buf_reset(&b->text);
	b->unit = NULL;
}

/* Adds a node where the builder stands, with the label as printed. */
static struct ft_node *add(struct builder *b, enum ft_node_kind kind, struct ft_str eid, const struct ft_line *line,
			   struct ft_str heading)
{
	struct ft_str label = ft_trim(ft_sub(line->s, 0, line->label.len));
	struct ft_node *n = ft_doc_add(b->d, parent(b), kind, eid, ft_arena_dup(b->d->arena, label),
				       ft_arena_dup(b->d->arena, heading));

	n->line = line->no;
	return n;
}

static void push(struct builder *b, struct ft_node *n, int rank, unsigned level)
{
	if (b->depth + 1 < MAX_OPEN)
		b->depth++;
	*top(b) = (struct open){.node = n, .rank = rank, .level = level};
}

/* The next line that is not told elsewhere: its index, or the number of lines at the end. */
static size_t next_at(const struct ft_lines *l, size_t i)
{
	for (i++; i < l->len && l->v[i].role == FT_R_DROP; i++)
		;
	return i;
}

static const struct ft_line *next_line(const struct ft_lines *l, size_t i)
{
	i = next_at(l, i);
	return i < l->len ? &l->v[i] : NULL;
}

/* Whether words of its own follow on line i. */
static bool has_text(const struct ft_lines *l, size_t i)
{
	const struct ft_line *next = next_line(l, i);

	return next && next->role == FT_R_TEXT;
}

/* Words that come where no unit is open: before the first mark the preamble, below a heading its lead. */
static void open_lead(struct builder *b, const struct ft_line *line)
{
	struct ft_line bare = {.s = {line->s.p, 0}, .no = line->no};

	b->unit = add(b, FT_N_PREAMBLE, eid_of(b, FT_M_NONE, (struct ft_str){0}), &bare, (struct ft_str){0});
}

/* An article; a second numbering that no annex holds is reported, and its eids bear -r2. */
static void open_article(struct builder *b, const struct ft_line *line, bool more)
{
	struct ft_str words = ft_from(line->s, line->label.body), heading;

	if (line->run != b->run && b->annex == NULL)
		ft_diag(&b->d->diags, FT_D_REPEATED, line->no, line->col, "a second numbering begins outside an annex");
	b->run = line->run;
	heading = ft_words_heading(&words, line->level && more);
	b->unit = add(b, FT_N_ARTICLE, eid_of(b, FT_M_ARTICLE, id_of(b, line)), line, heading);
	if (words.n)
		ft_words_add(&b->text, words, false, false);
}

/* The heading of the label on line i: the words behind it, and those of the lines below that go on with it: a
 * line that is no sentence, below a bare label, or between a heading and the next mark. *last is moved to
 * the last line that was used up. */
static struct ft_str whole_heading(struct builder *b, const struct ft_lines *l, size_t i, size_t *last)
{
	struct ft_str heading = ft_trim(ft_from(l->v[i].s, l->v[i].label.body));

	for (int n = 0; n < 2; n++) {
		size_t at = next_at(l, *last);
		const struct ft_line *below = at < l->len ? &l->v[at] : NULL, *beyond;
		bool glued = ft_ends(heading, FT_S("、"));

		if (!below || below->role != FT_R_TEXT || below->table || below->label.kind != FT_M_NONE ||
		    !ft_words_is_title(below->s))
			break;
		beyond = next_at(l, at) < l->len ? &l->v[next_at(l, at)] : NULL;
		if (heading.n && !(beyond && beyond->role == FT_R_MARK))
			break;
		heading = ft_arena_fmt(b->d->arena, "%.*s%s%.*s", FT_FMT(heading), heading.n && !glued ? " " : "",
				       FT_FMT(below->s));
		*last = at;
	}
	return heading;
}

static enum ft_node_kind container_kind(const struct ft_line *line)
{
	switch (line->label.kind) {
	case FT_M_PART:
		return FT_N_PART;
	case FT_M_SUBPART:
		return FT_N_SUBPART;
	case FT_M_CHAPTER:
		return FT_N_CHAPTER;
	default:
		return FT_N_SECTION;
	}
}

/* A container, and what it holds from now on. */
static void open_container(struct builder *b, const struct ft_lines *l, size_t i, size_t *last)
{
	const struct ft_line *line = &l->v[i];
	struct ft_str heading = whole_heading(b, l, i, last);
	struct ft_node *n = add(b, container_kind(line), eid_of(b, line->label.kind, id_of(b, line)), line, heading);

	push(b, n, rank_of(line), line->level);
}

/* An annex's title may stand on the next line, be that a Markdown heading or not. */
static struct ft_str annex_heading(const struct ft_lines *l, size_t i, size_t *last)
{
	struct ft_str heading = ft_trim(ft_from(l->v[i].s, l->v[i].label.body));
	size_t at = next_at(l, i), beyond = next_at(l, at);

	if (heading.n || beyond >= l->len)
		return heading;
	if (l->v[at].label.kind != FT_M_HEADING && l->v[at].role == FT_R_MARK)
		return heading;
	if (l->v[at].table || l->v[at].label.kind == FT_M_TOPIC || !ft_words_is_title(l->v[at].s))
		return heading;
	*last = at;
	return l->v[at].s;
}

/* Clauses, topics, headings and annexes: units where they have words of their own or hold nothing, else
 * containers. An annex is always a unit. */
static void open_division(struct builder *b, const struct ft_lines *l, size_t i, size_t *last)
{
	const struct ft_line *line = &l->v[i], *next = next_line(l, i);
	enum ft_mark_kind k = line->label.kind;
	struct ft_str words = ft_trim(ft_from(line->s, line->label.body)), heading = {0};
	bool holds = next && next->role == FT_R_MARK && rank_of(next) > rank_of(line) &&
		     !(level_of(line) && level_of(next) && level_of(next) <= level_of(line));
	enum ft_node_kind kind = k == FT_M_CLAUSE ? FT_N_CLAUSE : k == FT_M_ANNEX ? FT_N_ANNEX : FT_N_TOPIC;

	if (k == FT_M_TOPIC && line->level == 0)
		heading = ft_words_heading(&words, false);
	if (line->level || k == FT_M_ANNEX ||
	    (heading.n == 0 && ft_words_is_title(words) && next && (holds || next->role == FT_R_TEXT))) {
		heading = k == FT_M_ANNEX ? annex_heading(l, i, last) : words;
		words.n = 0;
	}
	if (holds && words.n == 0 && k != FT_M_ANNEX)
		kind = FT_N_HEADING;
	b->unit = add(b, kind, eid_of(b, k, id_of(b, line)), line, heading);
	push(b, b->unit, rank_of(line), level_of(line));
	if (k == FT_M_ANNEX)
		b->annex = b->unit;
	if (kind == FT_N_HEADING)
		b->unit = NULL;
	if (words.n)
		ft_words_add(&b->text, words, false, false);
}

/* A heading before anything else, in a law: that of its preamble. */
static bool heads_preamble(const struct builder *b, const struct ft_lines *l, size_t i)
{
	if (l->v[i].label.kind != FT_M_HEADING || b->d->first)
		return false;
	for (size_t k = i + 1; k < l->len; k++)
		if (l->v[k].role == FT_R_MARK)
			return l->v[k].label.kind == FT_M_ARTICLE || ft_is_container(l->v[k].label.kind);
	return false;
}

static void open_preamble(struct builder *b, const struct ft_line *line)
{
	b->unit = add(b, FT_N_PREAMBLE, eid_of(b, FT_M_NONE, (struct ft_str){0}), line, line->s);
}

/* Opens what the mark on line i stands for. Returns the last line that it used up. */
static size_t open_mark(struct builder *b, const struct ft_lines *l, size_t i)
{
	const struct ft_line *line = &l->v[i];
	size_t last = i;

	end_unit(b);
	close_to(b, rank_of(line), level_of(line));
	if (line->label.kind == FT_M_ARTICLE)
		open_article(b, line, has_text(l, i));
	else if (ft_is_container(line->label.kind))
		open_container(b, l, i, &last);
	else if (heads_preamble(b, l, i))
		open_preamble(b, line);
	else
		open_division(b, l, i, &last);
	return last;
}

/* A text without any mark is one unit. */
static void open_whole(struct builder *b, const struct ft_line *line)
{
	struct ft_line bare = {.s = {line->s.p, 0}, .no = line->no};

	b->unit = add(b, FT_N_TOPIC, eid_of(b, FT_M_TOPIC, FT_S("1")), &bare, (struct ft_str){0});
}

static bool has_marks(const struct ft_lines *l)
{
	for (size_t i = 0; i < l->len; i++)
		if (l->v[i].role == FT_R_MARK && l->v[i].label.kind != FT_M_ANNEX)
			return true;
	return false;
}

/* Every line that is neither a mark nor told elsewhere is words of what is open: so nothing gets lost. */
void ft_law_build(struct ft_doc *d, const struct ft_lines *l)
{
	struct builder b = {.d = d, .eids = {.arena = d->arena}};
	bool marks = has_marks(l);

	for (size_t i = 0; i < l->len; i++) {
		const struct ft_line *line = &l->v[i];

		if (line->role == FT_R_DROP)
			continue;
		if (line->role == FT_R_MARK) {
			i = open_mark(&b, l, i);
			continue;
		}
		if (b.unit == NULL && marks)
			open_lead(&b, line);
		else if (b.unit == NULL)
			open_whole(&b, line);
		ft_words_add(&b.text, line->s, line->joined, line->table);
	}
	end_unit(&b);
	ft_eids_free(&b.eids);
	ft_buf_free(&b.text);
}
