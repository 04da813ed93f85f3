/* JSON Lines, the hand-over to other programs: a unit of article rank and a text a line; and the same as one
 * object. docs/SCHEMA.md says what each field means. */
#include "export/export.h"

/* A translation that follows a text which no longer applies says so in every form. */
static bool is_old_translation(const struct ft_place *p, int day)
{
	enum ft_status s = ft_status_on(&p->time, day);

	return p->authority == FT_AU_TRANSLATION &&
	       (s == FT_ST_REPEALED || s == FT_ST_SUPERSEDED || s == FT_ST_WITHDRAWN);
}

static void put_fields(struct ft_json *j, const struct ft_export *x, const struct ft_xunit *u)
{
	ft_json_place(j, u->best, x->day);
	ft_json_cstr(j, "on", x->on);
	if (is_old_translation(u->best, x->day))
		ft_json_cstr(j, "warning", "translation-of-superseded-text");
	ft_json_str(j, "heading", u->best->heading);
	ft_json_str(j, "text", u->best->body);
	ft_json_str(j, "source", u->best->file);
	if (u->note.n)
		ft_json_str(j, "note", u->note);
}

static void line(struct ft_export *x, const struct ft_xunit *u)
{
	struct ft_json j = {.out = &x->out};

	ft_json_open(&j, NULL, '{');
	ft_json_cstr(&j, "schema", "fatiao.export/1");
	put_fields(&j, x, u);
	ft_json_close(&j, '}');
	ft_buf_putc(&x->out, '\n');
}

static void begin(struct ft_export *x)
{
	struct ft_json *j = x->state = ft_arena_alloc(x->arena, sizeof *j);

	*j = (struct ft_json){.out = &x->out, .indent = true};
	ft_json_open(j, NULL, '{');
	ft_json_cstr(j, "schema", "fatiao.export/1");
	ft_json_cstr(j, "on", x->on);
	ft_json_open(j, "provisions", '[');
}

static void unit(struct ft_export *x, const struct ft_xunit *u)
{
	struct ft_json *j = x->state;

	ft_json_open(j, NULL, '{');
	put_fields(j, x, u);
	ft_json_close(j, '}');
}

static void end(struct ft_export *x)
{
	struct ft_json *j = x->state;

	ft_json_close(j, ']');
	ft_json_close(j, '}');
	ft_buf_putc(&x->out, '\n');
}

const struct ft_exporter ft_export_jsonl = {.name = "jsonl",
					    .suffix = "jsonl",
					    .diet = FT_X_TEXTS,
					    .unit = line,
					    .summary = "JSON Lines: a unit and a text a line"};
const struct ft_exporter ft_export_json = {.name = "json",
					   .suffix = "json",
					   .diet = FT_X_TEXTS,
					   .begin = begin,
					   .unit = unit,
					   .end = end,
					   .summary = "the same as one JSON object"};
