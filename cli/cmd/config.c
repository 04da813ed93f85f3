#include "cli/cmd/settings.h"
#include "cli/out.h"

#include "base/fs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool init;

static const struct ft_opt options[] = {
	{"init", NULL, FT_OPT_FLAG, &init,
	 "writes a settings file with every setting and its default, as remarks"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

/* ---- the default file ---- */

static void put_default(struct ft_buf *b)
{
	const struct ft_setting_row *rows = ft_setting_rows();
	size_t n;
	const struct key_row *keys = key_rows(&n);

	ft_buf_puts(b, "# fatiao's settings. Each line is a default; take away the # to change it.\n\n");
	for (int i = 0; i < FT_SET_COUNT; i++)
		ft_buf_fmt(b, "# %s (%s)\n#%s = %s\n\n", rows[i].help, rows[i].words, rows[i].name,
			   rows[i].value);
	ft_buf_puts(b, "# Keys: key ACTION = KEYS, parted by blanks. Names: Enter Esc Tab S-Tab Backspace "
		       "Del Up Down Left\n"
		       "# Right Home End PgUp PgDn Space, C-a to C-z, and characters as they are.\n");
	for (size_t i = 0; i < n; i++)
		ft_buf_fmt(b, "#key %s = %s\n", keys[i].name, keys[i].keys);
}

static int write_default(const char *path)
{
	struct ft_buf b = {0};
	char *dir = ft_strdup(ft_str(path));
	int status = 0;

	*strrchr(dir, '/') = '\0';
	put_default(&b);
	if (access(path, F_OK) == 0)
		status = ft_complain(FT_USAGE, path,
				     "it is there already; fatiao config shows what is in force");
	else if (ft_mkdirs(dir) != FT_OK || ft_write_file(path, ft_buf_str(&b)) != FT_OK)
		status = ft_complain(FT_SYSTEM, path, "%s", strerror(errno));
	else
		printf("%s\n", path);
	ft_buf_free(&b);
	free(dir);
	return status;
}

/* ---- what is in force ---- */

static void say(struct ft_out *o, const char *name, const char *value, const char *why)
{
	struct ft_json *j = ft_out_item(o);
	struct ft_str f[3] = {ft_str(name), ft_str(value), ft_str(why)};

	if (j) {
		ft_json_cstr(j, "name", name);
		ft_json_cstr(j, "value", value);
		ft_json_cstr(j, "from", why);
		ft_out_item_end(o);
	} else if (o->cli->format == FT_TSV) {
		ft_out_tsv(o, f, 3);
	} else {
		ft_buf_fmt(&o->text, "%-10s %-8s %s\n", name, value, why);
	}
}

static int show(struct ft_cli *cli, const struct ft_config *c)
{
	const struct ft_setting_row *rows = ft_setting_rows();
	struct ft_out o;
	struct ft_str from;

	ft_out_begin(&o, cli, "config");
	ft_out_list(&o, "settings");
	say(&o, "data", cli->data_dir, "where index.db, user.db and library/ live");
	for (int i = 0; i < FT_SET_COUNT; i++) {
		from = c->line[i] ? ft_arena_fmt(cli->arena, "%s:%u", c->path, c->line[i])
		       : i == FT_SET_COLOR && getenv("NO_COLOR") ? FT_S("default, but NO_COLOR is set: never")
								 : FT_S("default");
		say(&o, rows[i].name, c->value[i], from.p);
	}
	for (size_t i = 0; i < c->key_len; i++) {
		struct ft_str name = ft_arena_fmt(cli->arena, "key %.*s", FT_FMT(c->keys[i].name));

		from = ft_arena_fmt(cli->arena, "%s:%u", c->path, c->keys[i].line);
		say(&o, name.p, ft_arena_dup(cli->arena, c->keys[i].value).p, from.p);
	}
	if (cli->format == FT_TEXT)
		ft_buf_fmt(&o.text,
			   c->there ? "read from %s\n" : "there is no %s; fatiao config --init writes one\n",
			   c->path ? c->path : "settings file");
	ft_out_list_end(&o);
	return ft_out_end(&o, c->fault_len ? 3 : 0);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_config c;
	struct keymap keys;

	if (argc)
		return ft_complain(FT_USAGE, argv[0], "config takes no argument");
	if (init) {
		const char *path = ft_config_path(cli->arena);

		return path ? write_default(path) : ft_complain(FT_SYSTEM, "config", "HOME is not set");
	}
	ft_settings_read(&c, &keys, cli->arena);
	for (size_t i = 0; i < c.fault_len; i++)
		fprintf(stderr, "fatiao: %s:%u: %.*s\n", c.path, c.faults[i].line,
			FT_FMT(c.faults[i].message));
	return show(cli, &c);
}

const struct ft_cmd ft_cmd_config = {"config", "",      "the settings in force, and where they come from",
				     false,    options, run};
