#include "cli/cmd/binder.h"
#include "cli/out.h"

#include "base/fs.h"
#include "base/safe.h"
#include "query/verify.h"
#include "user/library.h"
#include "user/user.h"

#include <stdlib.h>
#include <string.h>

static const char *binder;

static const struct ft_opt options[] = {
	{"binder", "FILE", FT_OPT_STR, &binder, "whether this binder is unaltered, and still what the library says"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

static void put_fault(struct ft_out *o, const struct ft_verify_fault *f)
{
	struct ft_json *j = ft_out_item(o);

	if (j) {
		ft_json_cstr(j, "code", f->code);
		ft_json_str(j, "message", f->message);
		ft_json_str(j, "file", f->file);
		ft_out_item_end(o);
	} else if (o->cli->format == FT_TSV) {
		struct ft_str v[3] = {ft_str(f->code), f->file, f->message};

		ft_out_tsv(o, v, 3);
	} else {
		ft_buf_fmt(&o->text, "%s: ", f->code);
		ft_safe_line(&o->text, f->file);
		ft_buf_puts(&o->text, ": ");
		ft_safe_line(&o->text, f->message);
		ft_buf_putc(&o->text, '\n');
	}
}

struct imports {
	struct ft_out *o;
	size_t faults;
};

static void import_fault(void *arg, const char *code, struct ft_str path, struct ft_str message)
{
	struct imports *i = arg;
	struct ft_verify_fault f = {code, message, path};

	i->faults++;
	put_fault(i->o, &f);
}

/* The user's library is read before anything is printed: the header says how all of it stands. */
static void count_fault(void *arg, const char *code, struct ft_str path, struct ft_str message)
{
	(void)code, (void)path, (void)message;
	++*(size_t *)arg;
}

/* What the user keeps is looked at, too. */
static void check_user(struct ft_cli *cli, struct ft_verified *v)
{
	struct ft_buf why = {0};
	struct ft_verify_fault *more;
	char *path;

	if (ft_user_verify(cli->data_dir, &why) != FT_OK) {
		path = ft_path(cli->data_dir, "user.db");
		more = ft_arena_alloc(cli->arena, (v->fault_len + 1) * sizeof *more);
		if (v->fault_len)
			memcpy(more, v->faults, v->fault_len * sizeof *more);
		more[v->fault_len++] = (struct ft_verify_fault){"user", ft_arena_dup(cli->arena, ft_buf_str(&why)),
								ft_arena_dup(cli->arena, ft_str(path))};
		v->faults = more;
		v->damaged = true;
		free(path);
	}
	ft_buf_free(&why);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	char *path = ft_path(cli->data_dir, "index.db");
	struct ft_verified v;
	struct ft_out o;
	struct imports imports = {&o, 0};
	struct ft_json *j;
	size_t faults = 0, files;

	if (argc) {
		free(path);
		return ft_complain(FT_USAGE, argv[0], "verify takes no argument");
	}
	if (binder) {
		free(path);
		return ft_binder_verify(cli, binder);
	}
	ft_verify(cli->db, cli->arena, cli->data_dir, &v);
	files = ft_library_verify(cli->arena, cli->data_dir, count_fault, &faults);
	check_user(cli, &v);
	j = ft_out_begin(&o, cli, "verify");
	if (j)
		ft_json_bool(j, "ok", v.fault_len + faults == 0);
	ft_out_list(&o, "faults");
	for (size_t i = 0; i < v.fault_len; i++)
		put_fault(&o, &v.faults[i]);
	if (faults)
		ft_library_verify(cli->arena, cli->data_dir, import_fault, &imports);
	ft_out_list_end(&o);
	if (cli->format == FT_TEXT && v.fault_len + faults == 0 && files && !cli->quiet)
		ft_buf_fmt(&o.text, "%zu files of the user's library are what was imported\n", files);
	if (cli->format == FT_TEXT && v.fault_len + faults == 0 && !cli->quiet)
		ft_buf_fmt(&o.text, "%s is what was indexed: %zu provisions, each with its own checksum; %zu source files unchanged\n",
			   path, v.units, v.files);
	free(path);
	return ft_out_end(&o, v.damaged ? 4 : v.fault_len + faults ? 1 : 0);
}

const struct ft_cmd ft_cmd_verify = {"verify", "", "whether the database, each text or a binder is what it was", true, options, run};
