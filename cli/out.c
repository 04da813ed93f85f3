#include "cli/out.h"

#include "base/safe.h"

#include <stdio.h>

static void open_object(struct ft_out *o)
{
	char schema[64];

	snprintf(schema, sizeof schema, "fatiao.%s/1", o->command);
	ft_json_open(&o->json, NULL, '{');
	ft_json_cstr(&o->json, "schema", schema);
}

struct ft_json *ft_out_begin(struct ft_out *o, struct ft_cli *cli, const char *command)
{
	*o = (struct ft_out){.cli = cli, .command = command};
	o->json.out = &o->text;
	if (cli->format != FT_JSON)
		return NULL;
	o->json.indent = true;
	open_object(o);
	return &o->json;
}

void ft_out_list(struct ft_out *o, const char *name)
{
	if (o->cli->format == FT_JSON)
		ft_json_open(&o->json, name, '[');
}

struct ft_json *ft_out_item(struct ft_out *o)
{
	if (o->cli->format == FT_JSON) {
		ft_json_open(&o->json, NULL, '{');
	} else if (o->cli->format == FT_JSONL) {
		o->json.more = false;
		open_object(o);
	} else {
		return NULL;
	}
	return &o->json;
}

void ft_out_item_end(struct ft_out *o)
{
	if (o->cli->format == FT_JSON || o->cli->format == FT_JSONL)
		ft_json_close(&o->json, '}');
	if (o->cli->format == FT_JSONL)
		ft_buf_putc(&o->text, '\n');
}

struct ft_json *ft_out_list_end(struct ft_out *o)
{
	if (o->cli->format != FT_JSON)
		return NULL;
	ft_json_close(&o->json, ']');
	return &o->json;
}

int ft_out_end(struct ft_out *o, int status)
{
	int printed;

	if (o->cli->format == FT_JSON) {
		ft_json_close(&o->json, '}');
		ft_buf_putc(&o->text, '\n');
	}
	printed = ft_page_out(o->cli, ft_buf_str(&o->text));
	ft_buf_free(&o->text);
	return printed ? printed : status;
}

void ft_out_tsv(struct ft_out *o, const struct ft_str *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			ft_buf_putc(&o->text, '\t');
		ft_safe_line(&o->text, fields[i]);
	}
	ft_buf_putc(&o->text, '\n');
}
