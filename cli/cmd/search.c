#include "cli/out.h"

#include "base/date.h"
#include "base/safe.h"
#include "query/search.h"
#include "render/place.h"

#include <string.h>

static const char *work, *kind, *status, *authority;
static long level, limit = 20, offset;
static bool count_only;

#define STATUSES "in-force, not-yet, repealed, superseded, draft, current, withdrawn, unknown"
#define AUTHORITIES "official, translation, digest, commentary"

static const struct ft_opt options[] = {
	{"work", "W", FT_OPT_STR, &work, "in this work alone (key, title or number)"},
	{"kind", "K", FT_OPT_STR, &kind, "in works of this kind (fatiao list kinds)"},
	{"status", "S", FT_OPT_STR, &status, STATUSES},
	{"authority", "A", FT_OPT_STR, &authority, AUTHORITIES},
	{"level", "N", FT_OPT_INT, &level, "control points of this level of GB/T 22239"},
	{"limit", "N", FT_OPT_INT, &limit, "at most so many hits (20)"},
	{"offset", "N", FT_OPT_INT, &offset, "passes over so many"},
	{"count", NULL, FT_OPT_FLAG, &count_only, "the number of hits alone"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

enum { SNIPPET = 60 };

/* The arguments as one query. An argument with blanks that the shell kept together stays a query, not a phrase. */
static struct ft_str join(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_buf b = {0};
	struct ft_str s;

	for (int i = 0; i < argc; i++) {
		if (i)
			ft_buf_putc(&b, ' ');
		ft_buf_puts(&b, argv[i]);
	}
	s = ft_arena_dup(cli->arena, ft_buf_str(&b));
	ft_buf_free(&b);
	return s;
}

static bool add_filter(const char *option, const char *word, int (*find)(struct ft_str), const char *known, uint32_t *set)
{
	int member = word ? find(ft_str(word)) : 0;

	if (word == NULL)
		return true;
	if (member < 0) {
		ft_complain(FT_USAGE, option, "\"%s\" is no value known here; %s", word, known);
		return false;
	}
	*set |= 1u << member;
	return true;
}

static bool add_filters(struct ft_cli *cli, struct ft_query *q)
{
	if (level > 5)
		return ft_complain(FT_USAGE, "--level", "must be 1 to 5"), false;
	if (level)
		q->filters.levels |= 1u << level;
	if (cli->lang >= 0)
		q->filters.langs |= 1u << cli->lang;
	if (work)
		q->filters.work_name = ft_str(work);
	return add_filter("--kind", kind, ft_work_kind_find, "fatiao list kinds has them", &q->filters.kinds) &&
	       add_filter("--status", status, ft_status_find, "known: " STATUSES, &q->filters.statuses) &&
	       add_filter("--authority", authority, ft_authority_find, "known: " AUTHORITIES, &q->filters.authorities);
}

static struct ft_str hint_words(struct ft_arena *a, const struct ft_hint *h)
{
	switch (h->what) {
	case FT_HINT_NO_WORD:
		return FT_S("the query holds no word to look for");
	case FT_HINT_ADDRESS:
		return ft_arena_fmt(a, "it is an address: fatiao show %.*s", FT_FMT(h->words));
	case FT_HINT_UNFILTERED:
		return ft_arena_fmt(a, "without the filters there are %zu", h->count);
	default:
		return ft_arena_fmt(a, "%.*s alone: %zu", FT_FMT(h->words), h->count);
	}
}

/* ---- JSON ---- */

static void json_hit(struct ft_json *j, const struct ft_hit *h, int day)
{
	ft_json_place(j, &h->place, day);
	ft_json_str(j, "heading", h->place.heading);
	ft_json_str(j, "snippet", h->snippet.text);
	ft_json_open(j, "marks", '[');
	for (size_t i = 0; i < h->snippet.mark_len; i++) {
		ft_json_open(j, NULL, '[');
		ft_json_int(j, NULL, (long long)h->snippet.marks[i].start);
		ft_json_int(j, NULL, (long long)h->snippet.marks[i].end);
		ft_json_close(j, ']');
	}
	ft_json_close(j, ']');
	ft_json_real(j, "score", h->score);
}

static void json_rest(struct ft_json *j, struct ft_cli *cli, const struct ft_search *r)
{
	ft_json_open(j, "related", '[');
	for (size_t i = 0; i < r->related_len; i++) {
		ft_json_open(j, NULL, '{');
		json_hit(j, &r->related[i].hit, cli->day);
		ft_json_str(j, "via", r->related[i].via);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
	ft_json_open(j, "works", '[');
	for (size_t i = 0; i < r->work_len; i++) {
		struct ft_work w;

		if (!ft_work_load(cli->db, cli->arena, r->works[i], &w))
			continue;
		ft_json_open(j, NULL, '{');
		ft_json_str(j, "key", w.key);
		ft_json_pair(j, "title", w.title_zh, w.title_en);
		ft_json_cstr(j, "kind", ft_work_kind_word(w.kind));
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
	ft_json_open(j, "hints", '[');
	for (size_t i = 0; i < r->hint_len; i++)
		ft_json_str(j, NULL, hint_words(cli->arena, &r->hints[i]));
	ft_json_close(j, ']');
}

/* ---- text ---- */

static void put_marked(struct ft_buf *out, const struct ft_snippet *s, bool color)
{
	size_t from = 0, off = 0, cp = 0;

	for (size_t i = 0; i < s->mark_len; i++) {
		size_t start = off + ft_off_of_cp(ft_from(s->text, off), s->marks[i].start - cp);
		size_t end = start + ft_off_of_cp(ft_from(s->text, start), s->marks[i].end - s->marks[i].start);

		ft_safe_line(out, ft_sub(s->text, from, start - from));
		ft_buf_puts(out, color ? "\033[1;33m" : "[");
		ft_safe_line(out, ft_sub(s->text, start, end - start));
		ft_buf_puts(out, color ? "\033[0m" : "]");
		from = off = end;
		cp = s->marks[i].end;
	}
	ft_safe_line(out, ft_from(s->text, from));
}

static void put_hit(struct ft_buf *out, struct ft_cli *cli, const struct ft_hit *h)
{
	const struct ft_place *p = &h->place;
	struct ft_buf line = {0}, snippet = {0};

	ft_safe_line(out, ft_place_title(p));
	ft_buf_putc(out, ' ');
	ft_safe_line(out, p->label);
	if (p->heading.n) {
		ft_buf_putc(out, ' ');
		ft_safe_line(out, p->heading);
	}
	ft_buf_puts(out, "  · ");
	ft_status_phrase(out, p, cli->day);
	ft_buf_puts(out, " · ");
	ft_speaker_phrase(out, p);
	ft_place_address(&line, p);
	ft_buf_fmt(out, "\n    %s\n", line.data);
	put_marked(&snippet, &h->snippet, cli->color);
	if (h->snippet.text.n)
		ft_buf_fmt(out, "    %s\n", snippet.data);
	ft_buf_free(&line);
	ft_buf_free(&snippet);
}

static void put_works(struct ft_buf *out, struct ft_cli *cli, const struct ft_search *r)
{
	if (r->work_len)
		ft_buf_puts(out, "\nworks of that title:\n");
	for (size_t i = 0; i < r->work_len; i++) {
		struct ft_work w;

		if (!ft_work_load(cli->db, cli->arena, r->works[i], &w))
			continue;
		ft_buf_puts(out, "    ");
		ft_safe_line(out, w.title_zh.n ? w.title_zh : w.title_en);
		ft_buf_fmt(out, "  (%.*s)\n", FT_FMT(w.key));
	}
}

static void put_text(struct ft_out *o, const struct ft_query *q, const struct ft_search *r)
{
	struct ft_cli *cli = o->cli;
	struct ft_buf *out = &o->text;

	ft_buf_fmt(out, "%zu provision%s", r->total, r->total == 1 ? "" : "s");
	if (r->total)
		ft_buf_fmt(out, ", %zu in force or current on %s", r->facets.statuses[FT_ST_IN_FORCE] +
			   r->facets.statuses[FT_ST_CURRENT], cli->on);
	ft_buf_puts(out, " for ");
	ft_safe_line(out, q->text);
	ft_buf_putc(out, '\n');
	for (size_t i = 0; i < r->hit_len; i++) {
		ft_buf_putc(out, '\n');
		put_hit(out, cli, &r->hits[i]);
	}
	if (r->total == 0 && q->needle_len > 1)
		ft_buf_puts(out, "no provision holds all of the words; leave one out, or put OR between them\n");
	for (size_t i = 0; i < r->hint_len; i++) {
		ft_buf_puts(out, "    ");
		ft_safe_line(out, hint_words(cli->arena, &r->hints[i]));
		ft_buf_putc(out, '\n');
	}
	put_works(out, cli, r);
	for (size_t i = 0; i < r->related_len; i++) {
		if (i == 0 || !ft_eq(r->related[i].via, r->related[i - 1].via)) {
			ft_buf_puts(out, "\nrelated, by the glossary: ");
			ft_safe_line(out, r->related[i].via);
			ft_buf_putc(out, '\n');
		}
		put_hit(out, cli, &r->related[i].hit);
	}
}

static void put_tsv(struct ft_out *o, const struct ft_search *r)
{
	for (size_t i = 0; i < r->hit_len; i++) {
		const struct ft_place *p = &r->hits[i].place;
		struct ft_buf address = {0};
		struct ft_str fields[6];

		ft_place_address(&address, p);
		fields[0] = ft_buf_str(&address);
		fields[1] = ft_place_title(p);
		fields[2] = p->label;
		fields[3] = ft_str(ft_status_word(ft_status_on(&p->time, o->cli->day)));
		fields[4] = ft_str(ft_authority_word(p->authority));
		fields[5] = r->hits[i].snippet.text;
		ft_out_tsv(o, fields, 6);
		ft_buf_free(&address);
	}
}

static int tell(struct ft_cli *cli, const struct ft_query *q, const struct ft_search *r)
{
	struct ft_out o;
	struct ft_json *j = ft_out_begin(&o, cli, "search");

	if (j) {
		ft_json_str(j, "query", q->text);
		ft_json_cstr(j, "on", cli->on);
		ft_json_int(j, "total", (long long)r->total);
	}
	ft_out_list(&o, "hits");
	for (size_t i = 0; i < r->hit_len && (j = ft_out_item(&o)); i++) {
		json_hit(j, &r->hits[i], cli->day);
		ft_out_item_end(&o);
	}
	if ((j = ft_out_list_end(&o)))
		json_rest(j, cli, r);
	if (cli->format == FT_TEXT && !count_only)
		put_text(&o, q, r);
	else if (cli->format == FT_TSV && !count_only)
		put_tsv(&o, r);
	else if (count_only && cli->format != FT_JSON)
		ft_buf_fmt(&o.text, "%zu\n", r->total);
	return ft_out_end(&o, r->total || r->related_len ? 0 : 1);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_search_options so = {.day = cli->day, .limit = (size_t)limit, .offset = (size_t)offset,
				       .count_only = count_only, .extras = cli->format == FT_TEXT || cli->format == FT_JSON,
				       .snippet_width = SNIPPET};
	struct ft_query q;
	struct ft_search r;

	if (argc == 0)
		return ft_complain(FT_USAGE, "search", "what for? fatiao search WORDS");
	q = ft_query_compile(cli->arena, join(cli, argc, argv));
	if (!add_filters(cli, &q))
		return 2;
	ft_db_once(cli->db);
	ft_search_run(cli->db, cli->arena, &q, &so, &r);
	if (r.fault.n)
		return ft_complain(r.no_work ? FT_NONE : FT_USAGE, "search", "%.*s", FT_FMT(r.fault));
	if (!ft_db_ok(cli->db))
		return 4;
	return tell(cli, &q, &r);
}

const struct ft_cmd ft_cmd_search = {"search", "QUERY...", "provisions whose text or heading hold the words", true, options,
				     run};
