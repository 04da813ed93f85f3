/* A file that is imported, shown: as JSON, as a tree, as lines of the plan. */
#include "cli/cmd/import.h"

#include "base/safe.h"
#include "query/diff.h"

#include <string.h>

enum { SHOWN_PLACES = 12, SHOWN_DIFFS = 6, CONTEXT = 12 };

static const double other_words = 0.2; /* likeness of two texts that have hardly a sentence in common */

/* ---- JSON ---- */

static void json_node(struct ft_json *j, const struct ft_node *n)
{
	ft_json_open(j, NULL, '{');
	ft_json_str(j, "eid", n->eid);
	ft_json_cstr(j, "kind", ft_node_kind_word(n->kind));
	ft_json_str(j, "label", n->label);
	ft_json_str(j, "heading", n->heading);
	ft_json_str(j, "text", n->text.p ? n->text : FT_S(""));
	ft_json_open(j, "children", '[');
	for (const struct ft_node *c = n->child; c; c = c->next)
		json_node(j, c);
	ft_json_close(j, ']');
	ft_json_close(j, '}');
}

static void json_tree(struct ft_json *j, const struct ft_doc *d)
{
	ft_json_open(j, "tree", '[');
	for (const struct ft_node *n = d->first; n; n = n->next)
		json_node(j, n);
	ft_json_close(j, ']');
}

static void json_faults(struct ft_json *j, const struct ft_taken *t, size_t i)
{
	ft_json_open(j, "faults", '[');
	for (const struct ft_diag *g = t->parsed[i].doc->diags.head; g; g = g->next) {
		struct ft_where w = t->len == 1 ? ft_taken_where(&t->whole, g->line) : (struct ft_where){0};

		ft_json_open(j, NULL, '{');
		ft_json_int(j, "line", g->line);
		ft_json_int(j, "column", g->column);
		if (w.page)
			ft_json_int(j, "page", w.page);
		if (w.para)
			ft_json_int(j, "paragraph", w.para);
		ft_json_cstr(j, "code", ft_diag_word(g->code));
		ft_json_str(j, "message", g->message);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
}

static void json_dates(struct ft_json *j, const struct ft_doc *d)
{
	ft_json_open(j, "dates", '[');
	for (const struct ft_dated *e = d->dated; e; e = e->next) {
		ft_json_open(j, NULL, '{');
		ft_json_cstr(j, "event", ft_event_word(e->event));
		ft_json_cstr(j, "date", e->date);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
}

static void json_candidates(struct ft_json *j, const struct ft_planned *p)
{
	ft_json_open(j, "candidates", '[');
	for (size_t i = 0; i < p->as.len && p->as.doubt; i++) {
		const struct ft_candidate *c = &p->as.v[i];

		ft_json_open(j, NULL, '{');
		ft_json_str(j, "work", c->key);
		ft_json_str_or_null(j, "version", c->date);
		ft_json_str(j, "title", c->title);
		if (c->articles >= 0)
			ft_json_int(j, "articles", c->articles);
		if (c->likeness >= 0)
			ft_json_real(j, "likeness", c->likeness);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
}

static struct ft_str eid_at(const struct ft_align_unit *v, int at)
{
	return at < 0 ? (struct ft_str){NULL, 0} : v[at].eid;
}

static void json_changes(struct ft_json *j, const struct ft_against *g)
{
	if (!g->any) {
		ft_json_null(j, "changes");
		return;
	}
	ft_json_open(j, "changes", '{');
	ft_json_str(j, "against", g->text.file);
	ft_json_real(j, "likeness", g->likeness);
	for (int c = 0; c < FT_CH_COUNT; c++)
		if (g->count[c])
			ft_json_int(j, ft_change_word((enum ft_change)c), (long long)g->count[c]);
	ft_json_open(j, "rows", '[');
	for (size_t i = 0; i < g->al.len; i++) {
		const struct ft_align_link *l = &g->al.v[i];

		if (l->change == FT_CH_UNCHANGED)
			continue;
		ft_json_open(j, NULL, '{');
		ft_json_str(j, "left", eid_at(g->al.left, l->left));
		ft_json_str(j, "right", eid_at(g->al.right, l->right));
		ft_json_cstr(j, "change", ft_change_word(l->change));
		ft_json_real(j, "similarity", l->similarity);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
	ft_json_close(j, '}');
}

static void json_text(struct ft_json *j, struct ft_importing *im, const struct ft_planned *p, const struct ft_taken *t,
		      size_t i, bool tree)
{
	const struct ft_doc *d = t->parsed[i].doc;
	bool known = p->act != FT_IMPORT_REFUSED && (p->act != FT_IMPORT_UNSURE || p->as.len == 0);
	struct ft_against g = known ? ft_import_against(im, p, t, i) : (struct ft_against){.likeness = -1};

	ft_json_cstr(j, "file", p->path);
	ft_json_cstr(j, "form", t->parsed[i].form);
	ft_json_cstr(j, "encoding", t->whole.encoding);
	ft_json_str(j, "work", known ? p->as.key : (struct ft_str){NULL, 0});
	ft_json_str_or_null(j, "version", known ? p->as.date : FT_S(""));
	ft_json_cstr(j, "lang", ft_lang_word(d->lang));
	ft_json_cstr(j, "authority", ft_authority_word(p->authority[i]));
	ft_json_bool(j, "draft", p->draft);
	ft_json_str_or_null(j, "title", d->title);
	ft_json_str_or_null(j, "number", d->number);
	json_dates(j, d);
	ft_json_int(j, "units", (long long)d->units);
	ft_json_cstr(j, "matched_by", known ? p->as.how : NULL);
	ft_json_cstr(j, "action", ft_import_act_word(p->act));
	ft_json_str_or_null(j, "why", p->why);
	ft_json_str_or_null(j, "warning", p->warning);
	json_candidates(j, p);
	json_changes(j, &g);
	if (tree)
		json_tree(j, d);
	json_faults(j, t, i);
}

void ft_import_json(struct ft_out *o, struct ft_importing *im, const struct ft_planned *p, const struct ft_taken *t, bool tree)
{
	for (size_t i = 0; i < t->len; i++) {
		struct ft_json *j = ft_out_item(o);

		if (j == NULL)
			return;
		json_text(j, im, p, t, i, tree);
		ft_out_item_end(o);
	}
}

/* ---- text ---- */

static void put_node(struct ft_buf *out, const struct ft_node *n, int depth)
{
	ft_buf_fmt(out, "%*s%s %.*s  ", depth * 2, "", ft_node_kind_word(n->kind), FT_FMT(n->eid));
	ft_safe_line(out, n->label);
	ft_buf_putc(out, ' ');
	ft_safe_line(out, n->heading);
	ft_buf_putc(out, '\n');
	if (n->text.n) {
		ft_buf_fmt(out, "%*s", depth * 2 + 4, "");
		ft_wrap(out, n->text, ft_columns(), (size_t)depth * 2 + 4);
		ft_buf_putc(out, '\n');
	}
	for (const struct ft_node *c = n->child; c; c = c->next)
		put_node(out, c, depth + 1);
}

void ft_import_tree(struct ft_buf *out, const struct ft_taken *t)
{
	struct ft_buf raw = {0};

	for (size_t i = 0; i < t->len; i++) {
		const struct ft_doc *d = t->parsed[i].doc;

		for (const struct ft_dated *e = d->dated; e; e = e->next)
			ft_buf_fmt(&raw, "      %s %s\n", ft_event_word(e->event), e->date);
		ft_buf_putc(&raw, '\n');
		for (const struct ft_node *n = d->first; n; n = n->next)
			put_node(&raw, n, 0);
		ft_buf_putc(&raw, '\n');
	}
	ft_safe(out, ft_buf_str(&raw));
	ft_buf_free(&raw);
}

/* A word or two around what changed, and the change: [-old-]{+new+}. */
static void put_diff(struct ft_buf *out, struct ft_arena *a, struct ft_str left, struct ft_str right)
{
	struct ft_diff d = ft_diff_texts(a, left, right);

	for (size_t i = 0; i < d.len; i++) {
		const struct ft_diff_span *s = &d.v[i];
		size_t cps = ft_cp_count(s->right);

		if (s->op != FT_DIFF_EQUAL) {
			if (s->left.n)
				ft_buf_fmt(out, "[-%.*s-]", FT_FMT(s->left));
			if (s->right.n)
				ft_buf_fmt(out, "{+%.*s+}", FT_FMT(s->right));
			continue;
		}
		if (cps <= 2 * CONTEXT) {
			ft_buf_add(out, s->right);
			continue;
		}
		if (i > 0)
			ft_buf_add(out, ft_sub(s->right, 0, ft_off_of_cp(s->right, CONTEXT)));
		ft_buf_puts(out, "…");
		if (i + 1 < d.len)
			ft_buf_add(out, ft_from(s->right, ft_off_of_cp(s->right, cps - CONTEXT)));
	}
}

static void put_changed(struct ft_buf *out, struct ft_arena *a, const struct ft_against *g)
{
	size_t places = 0, diffs = 0;

	for (size_t i = 0; i < g->al.len; i++) {
		const struct ft_align_link *l = &g->al.v[i];
		struct ft_buf words = {0};

		if (l->change == FT_CH_UNCHANGED || !l->whole || places++ >= SHOWN_PLACES)
			continue;
		ft_buf_fmt(out, "        %s ", ft_change_word(l->change));
		ft_safe_line(out, l->left >= 0 ? g->al.left[l->left].eid : g->al.right[l->right].eid);
		if (l->left >= 0 && l->right >= 0 && !ft_eq(g->al.left[l->left].eid, g->al.right[l->right].eid)) {
			ft_buf_puts(out, " → ");
			ft_safe_line(out, g->al.right[l->right].eid);
		}
		if (l->change == FT_CH_AMENDED && l->left >= 0 && l->right >= 0 && diffs++ < SHOWN_DIFFS) {
			put_diff(&words, a, g->al.left[l->left].text, g->al.right[l->right].text);
			ft_buf_puts(out, "  ");
			ft_safe_line(out, ft_buf_str(&words));
			ft_buf_free(&words);
		}
		ft_buf_putc(out, '\n');
	}
	if (places > SHOWN_PLACES)
		ft_buf_fmt(out, "        and %zu more\n", places - SHOWN_PLACES);
}

static void put_against(struct ft_buf *out, struct ft_importing *im, const struct ft_planned *p, const struct ft_taken *t, size_t i)
{
	struct ft_against g = ft_import_against(im, p, t, i);
	const char *mark = "";

	if (!g.any)
		return;
	ft_buf_puts(out, "      against ");
	ft_safe_line(out, g.text.file);
	ft_buf_puts(out, ": ");
	if (g.likeness < other_words) { /* article by article there is nothing to say */
		ft_buf_fmt(out, "other words throughout, as of another %s; likeness %.4f\n",
			   t->parsed[i].doc->lang == FT_LANG_EN ? "translation" : "text", g.likeness);
		return;
	}
	for (int c = 0; c < FT_CH_COUNT; c++)
		if (g.count[c]) {
			ft_buf_fmt(out, "%s%zu %s", mark, g.count[c], ft_change_word((enum ft_change)c));
			mark = ", ";
		}
	ft_buf_fmt(out, "; likeness %.4f\n", g.likeness);
	put_changed(out, im->cli->arena, &g);
}

static void put_target(struct ft_buf *out, const struct ft_planned *p)
{
	ft_safe_line(out, p->as.key);
	ft_buf_puts(out, "@");
	ft_safe_line(out, p->as.date);
	ft_buf_fmt(out, " (%s%s; by %s)", p->as.version ? "a version known here" : p->as.work ? "a new version" : "a new work",
		   p->draft ? ", a draft" : "", p->as.how);
}

void ft_import_line(struct ft_buf *out, struct ft_importing *im, const struct ft_planned *p, const struct ft_taken *t)
{
	ft_safe_line(out, ft_str(p->path));
	ft_buf_fmt(out, " · %s%s%s\n", t->parsed[0].form ? t->parsed[0].form : "not read", t->whole.encoding ? " · " : "",
		   t->whole.encoding ? t->whole.encoding : "");
	if (p->act == FT_IMPORT_REFUSED) {
		ft_buf_puts(out, "      refused\n"); /* why is said on standard error */
		return;
	}
	for (size_t i = 0; i < t->len; i++) {
		const struct ft_doc *d = t->parsed[i].doc;

		ft_buf_puts(out, "      ");
		ft_safe_line(out, d->title);
		ft_buf_putc(out, ' ');
		ft_safe_line(out, d->number);
		ft_buf_fmt(out, " · %s %s · %zu provisions\n", ft_lang_word(d->lang), ft_authority_word(p->authority[i]), d->units);
	}
	ft_buf_fmt(out, "      %s ", p->act == FT_IMPORT_UNSURE ? "perhaps" : "→");
	put_target(out, p);
	ft_buf_putc(out, '\n');
	if (p->warning.n) {
		ft_buf_puts(out, "      warning: ");
		ft_safe_line(out, p->warning);
		ft_buf_putc(out, '\n');
	}
	if (p->why.n) {
		ft_buf_fmt(out, "      %s: ", ft_import_act_word(p->act));
		ft_safe_line(out, p->why);
		ft_buf_putc(out, '\n');
	}
	for (size_t i = 0; i < t->len && p->act != FT_IMPORT_UNSURE; i++)
		put_against(out, im, p, t, i);
}

void ft_import_faults(const char *path, const struct ft_taken *t)
{
	for (size_t i = 0; i < t->len; i++)
		for (const struct ft_diag *g = t->parsed[i].doc->diags.head; g; g = g->next) {
			struct ft_where w = t->len == 1 ? ft_taken_where(&t->whole, g->line) : (struct ft_where){0};
			struct ft_buf where = {0};

			ft_buf_puts(&where, path);
			if (g->line && w.page)
				ft_buf_fmt(&where, ": page %u", w.page);
			else if (g->line && w.para)
				ft_buf_fmt(&where, ": paragraph %u", w.para);
			else if (g->line)
				ft_buf_fmt(&where, ":%u:%u", g->line, g->column);
			ft_complain(FT_OK, where.data, "%s: %.*s", ft_diag_word(g->code), FT_FMT(g->message));
			ft_buf_free(&where);
		}
}
