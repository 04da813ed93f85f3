#include "cli/cmd/binder.h"

#include "base/child.h"
#include "base/fs.h"
#include "base/safe.h"
#include "cli/out.h"
#include "doc/manifest.h"
#include "query/binder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_BINDER = 256 << 20 };

/* A DOCX is taken apart by fatiao-convert; `file` becomes its parts. */
static int unzip(const char *path, struct ft_buf *file)
{
	char *program = ft_child_helper("fatiao-convert");
	const char *const argv[] = {program, "unzip", NULL};
	struct ft_child c = {.argv = argv, .in = ft_buf_str(file), .wall = 60, .cpu = 30, .memory = (size_t)2 << 30,
			     .no_files = true, .out_cap = MAX_BINDER, .err_cap = 4096};
	struct ft_child_result r = {.code = 0};
	int status = 0;
	enum ft_err e;

	if (program == NULL)
		return ft_complain(FT_SYSTEM, path, "fatiao-convert, which takes a DOCX apart, is not installed");
	e = ft_child_run(&c, &r);
	if (e == FT_OK) {
		ft_buf_reset(file);
		ft_buf_add(file, ft_buf_str(&r.out));
	} else {
		status = ft_complain(FT_INPUT, path, "it is no binder: it cannot be taken apart");
	}
	ft_child_result_free(&r);
	free(program);
	return status;
}

static void put_fault(struct ft_out *o, const char *path, const char *code, struct ft_str message, struct ft_str address)
{
	struct ft_json *j = ft_out_item(o);

	if (j) {
		ft_json_cstr(j, "code", code);
		ft_json_str(j, "message", message);
		ft_json_cstr(j, "file", path);
		ft_json_str(j, "address", address.n ? address : (struct ft_str){NULL, 0});
		ft_out_item_end(o);
	} else if (o->cli->format == FT_TSV) {
		struct ft_str v[3] = {ft_str(code), address, message};

		ft_out_tsv(o, v, 3);
	} else {
		ft_buf_fmt(&o->text, "%s: ", code);
		ft_safe_line(&o->text, address.n ? address : ft_str(path));
		ft_buf_puts(&o->text, ": ");
		ft_safe_line(&o->text, message);
		ft_buf_putc(&o->text, '\n');
	}
}

static int tell(struct ft_cli *cli, const char *path, bool intact, const struct ft_binder_check *c)
{
	size_t faults = c->len + !intact;
	struct ft_out o;
	struct ft_json *j = ft_out_begin(&o, cli, "verify");

	if (j) {
		ft_json_bool(j, "ok", faults == 0);
		ft_json_bool(j, "intact", intact);
		ft_json_str(j, "stated", c->on);
		ft_json_cstr(j, "on", cli->on);
		ft_json_str(j, "program", c->program);
		ft_json_str(j, "build", c->build);
		ft_json_str(j, "seal", c->seal);
		ft_json_int(j, "provisions", (long long)c->provisions);
	}
	ft_out_list(&o, "faults");
	if (!intact)
		put_fault(&o, path, "altered", FT_S("the file was changed after it was written: its seal does not fit"), FT_S(""));
	for (size_t i = 0; i < c->len; i++)
		put_fault(&o, path, c->faults[i].code, c->faults[i].message, c->faults[i].address);
	ft_out_list_end(&o);
	if (cli->format == FT_TEXT && faults == 0 && !cli->quiet) {
		ft_safe_line(&o.text, ft_str(path));
		ft_buf_fmt(&o.text, ": as it was written, and %zu provisions in %zu texts are still what the library has, on %s too "
				    "(stated as of %.*s)\nseal %.*s\n",
			   c->provisions, c->texts, cli->on, FT_FMT(c->on), FT_FMT(c->seal));
	}
	return ft_out_end(&o, faults ? 1 : 0);
}

int ft_binder_verify(struct ft_cli *cli, const char *path)
{
	struct ft_buf file = {0};
	struct ft_binder_check c;
	struct ft_str manifest, why;
	int status = 0;

	if (ft_read_file(path, MAX_BINDER, &file) != FT_OK)
		status = ft_complain(FT_INPUT, path, "%s", errno ? strerror(errno) : "it is no file, or too large");
	if (status == 0 && ft_starts(ft_buf_str(&file), FT_S("PK")))
		status = unzip(path, &file);
	if (status == 0 && !ft_manifest_find(ft_buf_str(&file), &manifest))
		status = ft_complain(FT_INPUT, path, "it is no binder: it has no manifest of fatiao");
	if (status == 0 && !ft_binder_compare(cli->db, cli->arena, manifest, cli->day, &c, &why))
		status = ft_complain(FT_INPUT, path, "%.*s", FT_FMT(why));
	if (status == 0)
		status = tell(cli, path, ft_manifest_intact(ft_buf_str(&file)), &c);
	ft_buf_free(&file);
	return status;
}
