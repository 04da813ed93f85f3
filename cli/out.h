/* Structured output through one printer. A command describes its header and the elements of its main list once;
 * with --format json that is one object, with jsonl an element a line, its fields at top level. */
#ifndef FT_CLI_OUT_H
#define FT_CLI_OUT_H

#include "base/json.h"
#include "cli/cli.h"

struct ft_out {
	struct ft_cli *cli;
	const char *command;
	struct ft_buf text; /* all that goes to standard output */
	struct ft_json json;
};

/* Begins the object; returns the writer for header fields, or NULL where the format has no header. */
struct ft_json *ft_out_begin(struct ft_out *o, struct ft_cli *cli, const char *command);
void ft_out_list(struct ft_out *o, const char *name);
struct ft_json *ft_out_item(struct ft_out *o); /* NULL where the format is not JSON */
void ft_out_item_end(struct ft_out *o);
struct ft_json *ft_out_list_end(struct ft_out *o); /* for fields behind the list; NULL as above */
int ft_out_end(struct ft_out *o, int status); /* prints and frees; returns status, or 5 when it cannot print */

/* A row of TSV: fields made safe for one line. */
void ft_out_tsv(struct ft_out *o, const struct ft_str *fields, size_t count);

#endif
