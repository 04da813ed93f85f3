/* outline.tsv: the clauses of a standard, one row each (docs/CORPUS.md). The words of a standard are not ours to
 * ship, so a unit's text is what the row says of it: its English title, its printed id, its letters. */
#include "base/buf.h"
#include "indexer/read.h"
#include "indexer/read/eids.h"

/* The columns that are read; rows name theirs in the header. */
#define COLUMNS(X) X(CLAUSE, "clause") X(KIND, "kind") X(TITLE_ZH, "title_zh") X(TITLE_EN, "title_en") \
	X(ITEMS, "items") X(UNIT, "unit")

enum column {
#define X(name, word) C_##name,
	COLUMNS(X)
#undef X
	C_COUNT
};

enum { MAX_FIELDS = 32, MAX_DEPTH = 16 };

struct row {
	struct ft_str field[C_COUNT];
	unsigned line;
	size_t depth; /* components of the clause number */
};

struct outline {
	struct ft_doc *d;
	struct ft_eids eids;
	int column[MAX_FIELDS]; /* which column the field is, -1 for none of ours */
	struct ft_node *open[MAX_DEPTH + 1];
};

static int sniff(struct ft_str head, struct ft_str file_name)
{
	if (!ft_starts(head, FT_S("clause\t")) && ft_find(ft_sub(head, 0, 512), FT_S("\nclause\t")) < 0)
		return 0;
	return ft_ends(file_name, FT_S(".tsv")) ? 100 : 70;
}

/* Columns are found by name, so that their order is free and trailing ones may be left out. */
static void read_header(struct outline *o, struct ft_str line)
{
	static const char *const words[] = {
#define X(name, word) word,
		COLUMNS(X)
#undef X
	};
	struct ft_str field;

	for (int i = 0; i < MAX_FIELDS; i++) {
		o->column[i] = -1;
		if (!ft_next_field(&line, '\t', &field))
			continue;
		for (int c = 0; c < C_COUNT; c++)
			if (ft_eq(field, ft_str(words[c])))
				o->column[i] = c;
	}
}

static struct row read_row(const struct outline *o, struct ft_str line, unsigned no)
{
	struct row r = {.line = no};
	struct ft_str field;

	for (int i = 0; i < MAX_FIELDS && ft_next_field(&line, '\t', &field); i++)
		if (o->column[i] >= 0)
			r.field[o->column[i]] = ft_trim(field);
	r.depth = r.field[C_CLAUSE].n > 0;
	for (size_t i = 0; i < r.field[C_CLAUSE].n; i++)
		r.depth += r.field[C_CLAUSE].p[i] == '.';
	return r;
}

/* 8.1.4.3, A.1.2, A: nothing else may number a clause. */
static bool is_clause(struct ft_str s)
{
	bool point = true;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool letter = i == 0 && c >= 'A' && c <= 'Z';

		if (!letter && !(c >= '0' && c <= '9') && !(c == '.' && !point))
			return false;
		point = c == '.';
	}
	return s.n > 0 && s.n < 40 && !point;
}

static struct ft_str eid_of(struct outline *o, const struct row *r)
{
	struct ft_str clause = r->field[C_CLAUSE], eid;
	bool annex = clause.n == 1 && clause.p[0] >= 'A';
	char id[48];

	for (size_t i = 0; i < clause.n; i++) {
		char c = clause.p[i];

		id[i] = c == '.' ? '-' : (char)(c >= 'A' ? c | 0x20 : c);
	}
	eid = ft_arena_fmt(o->d->arena, "%s_%.*s", annex ? "annex" : "sec", (int)clause.n, id);
	return ft_eids_give(&o->eids, eid);
}

/* The letters of a clause, a line each, so that sec_8-1-4-3__item_a is a place. */
static struct ft_str text_of(struct outline *o, const struct row *r)
{
	struct ft_str items = r->field[C_ITEMS], text;
	struct ft_buf b = {0};

	ft_buf_add(&b, r->field[C_TITLE_EN]);
	if (r->field[C_UNIT].n)
		ft_buf_fmt(&b, "%s%.*s", b.len ? "\n" : "", FT_FMT(r->field[C_UNIT]));
	for (size_t i = 0; i < items.n; i++)
		if (items.p[i] >= 'a' && items.p[i] <= 'z')
			ft_buf_fmt(&b, "%s%c)", b.len ? "\n" : "", items.p[i]);
	text = ft_arena_dup(o->d->arena, ft_buf_str(&b));
	ft_buf_free(&b);
	return text;
}

/* The nearest open clause whose number is the beginning of this one's. */
static struct ft_node *parent_of(const struct outline *o, const struct row *r)
{
	for (size_t depth = r->depth; depth-- > 1;) {
		const struct ft_node *p = o->open[depth];

		if (p && ft_starts(r->field[C_CLAUSE], p->label) && r->field[C_CLAUSE].p[p->label.n] == '.')
			return o->open[depth];
	}
	return NULL;
}

/* A row holds the next one, where that one's number goes on from its own. */
static bool holds(const struct row *r, const struct row *next)
{
	struct ft_str a = r->field[C_CLAUSE], b = next->field[C_CLAUSE];

	return b.n > a.n && ft_starts(b, a) && b.p[a.n] == '.';
}

/* A row is a container where the next one lies within it and it has no letters of its own. */
static void add_row(struct outline *o, const struct row *r, const struct row *next)
{
	bool annex = ft_eq(r->field[C_KIND], FT_S("annex")) && r->depth == 1;
	bool unit = !holds(r, next) || r->field[C_ITEMS].n;
	struct ft_str label, heading;
	struct ft_node *n;

	if (!is_clause(r->field[C_CLAUSE]) || r->depth > MAX_DEPTH) {
		ft_diag(&o->d->diags, FT_D_BAD_ROW, r->line, 1, "no clause number: %.*s",
			FT_FMT(ft_sub(r->field[C_CLAUSE], 0, ft_off_of_cp(r->field[C_CLAUSE], 20))));
		return;
	}
	label = ft_arena_dup(o->d->arena, r->field[C_CLAUSE]);
	heading = ft_arena_dup(o->d->arena, r->field[r->field[C_TITLE_ZH].n ? C_TITLE_ZH : C_TITLE_EN]);
	n = ft_doc_add(o->d, parent_of(o, r), annex ? FT_N_ANNEX : unit ? FT_N_CLAUSE : FT_N_HEADING, eid_of(o, r),
		       label, heading);
	n->line = r->line;
	if (ft_is_unit(n->kind))
		n->text = text_of(o, r);
	if (ft_find(n->eid, FT_S("-r")) >= 0)
		ft_diag(&o->d->diags, FT_D_REPEATED, r->line, 1, "clause %.*s stands here again", FT_FMT(label));
	o->open[r->depth] = n;
}

static void read(struct ft_doc *d, struct ft_str text)
{
	struct outline o = {.d = d, .eids = {.arena = d->arena}};
	struct row last = {0}, none = {0};
	struct ft_str line;
	bool headed = false;
	unsigned no = 0;

	while (ft_next_line(&text, &line)) {
		struct row r;

		no++;
		if (ft_trim(line).n == 0 || line.p[0] == '#')
			continue;
		if (!headed) {
			read_header(&o, line);
			headed = true;
			continue;
		}
		r = read_row(&o, line, no);
		if (last.line)
			add_row(&o, &last, &r);
		last = r;
	}
	if (last.line)
		add_row(&o, &last, &none);
	if (d->units == 0)
		ft_diag(&d->diags, FT_D_NO_TEXT, 0, 0, "no clause in it");
	ft_eids_free(&o.eids);
}

const struct ft_reader ft_reader_outline = {"outline", ".tsv", sniff, read};
