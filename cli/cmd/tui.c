#include "cli/cmd/settings.h"

#include "base/fs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *keys_file;
static const char *size_words = "80x24";

static const struct ft_opt options[] = {
	{"keys", "FILE", FT_OPT_STR, &keys_file,
	 "plays the keys named in FILE and prints the screens asked for (Print)"},
	{"size", "WxH", FT_OPT_STR, &size_words, "the size of those screens (80x24)"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

enum { MAX_KEYS = 16 * 1024 * 1024 };

/* The driver of --keys; NULL after an error, which was told. */
static struct driver *script_driver(struct ft_buf *keys, struct ft_buf *out)
{
	int w, h;

	if (sscanf(size_words, "%dx%d", &w, &h) != 2 || w < 1 || h < 1) {
		ft_complain(FT_USAGE, size_words, "a size is written as 80x24");
		return NULL;
	}
	if (ft_read_file(keys_file, MAX_KEYS, keys) != FT_OK) {
		ft_complain(FT_INPUT, keys_file, "it cannot be read");
		return NULL;
	}
	return driver_script(ft_buf_str(keys), w, h, out);
}

static int index_first(struct ft_cli *cli)
{
	char *none[] = {(char *)"index", NULL};

	return ft_cmd_index.run(cli, 0, none + 1);
}

/* COLORFGBG is "15;0" and the like: the last number is the ground, 7 and 9 to 15 are light. */
static enum ground ground_of(const char *theme)
{
	const char *env = getenv("COLORFGBG"), *last = env ? strrchr(env, ';') : NULL;
	long n = last ? strtol(last + 1, NULL, 10) : 0;

	if (strcmp(theme, "auto") != 0)
		return theme[0] == 'l' ? GROUND_LIGHT : GROUND_DARK;
	return n == 7 || n > 8 ? GROUND_LIGHT : GROUND_DARK;
}

/* Where the translations lie: beside the program in the build folder, else installed. */
static char *locale_dir(void)
{
	static const char *const places[] = {"mo", "../share/locale"};
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

	for (size_t i = 0; n > 0 && i < 2; i++) {
		char *path;

		self[n] = '\0';
		*strrchr(self, '/') = '\0';
		path = ft_path(self, places[i]);
		if (ft_is_dir(path))
			return path;
		free(path);
	}
	return NULL;
}

static void set_options(struct tui_options *o, const struct ft_cli *cli, const struct ft_config *c)
{
	const char *ui = c->value[FT_SET_LANGUAGE];

	o->data_dir = cli->data_dir;
	o->matter = cli->matter;
	o->lang = cli->lang >= 0 ? cli->lang : ft_lang_find(ft_str(c->value[FT_SET_READING]));
	o->ui = strcmp(ui, "auto") == 0 ? "" : ui;
	o->color = !getenv("NO_COLOR") && strcmp(c->value[FT_SET_COLOR], "never") != 0;
	o->wide = strcmp(c->value[FT_SET_AMBIGUOUS], "wide") == 0;
	o->mouse = strcmp(c->value[FT_SET_MOUSE], "on") == 0;
	o->ground = ground_of(c->value[FT_SET_THEME]);
	if (c->fault_len)
		o->say = ft_arena_fmt(cli->arena, "%s:%u: %.*s", c->path, c->faults[0].line,
				      FT_FMT(c->faults[0].message))
				 .p;
	memcpy(o->on, cli->on, sizeof o->on);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct tui_options o = {.address = argc ? argv[0] : NULL};
	struct keymap keymap;
	struct ft_config config;
	char *locale = locale_dir();
	struct ft_buf why = {0}, keys = {0}, out = {0};
	struct driver *d = keys_file ? script_driver(&keys, &out) : driver_curses();
	enum tui_end end = TUI_QUIT;
	enum ft_err e;
	int status = 0;

	if (argc > 1)
		return ft_complain(FT_USAGE, argv[1], "one ADDRESS at most");
	if (d == NULL)
		return 2;
	ft_settings_read(&config, &keymap, cli->arena);
	set_options(&o, cli, &config);
	o.keys = &keymap;
	o.locale_dir = locale;
	do {
		e = tui_run(d, &o, &end, &why);
		if (e != FT_OK)
			status = ft_complain(e, "tui", "%s", why.data ? why.data : ft_err_words(e));
		else if (end == TUI_WANTS_INDEX)
			status = index_first(cli);
	} while (e == FT_OK && end == TUI_WANTS_INDEX && status == 0 && !keys_file);
	if (keys_file) {
		fwrite(out.data ? out.data : "", 1, out.len, stdout);
		driver_script_free(d);
	}
	free(locale);
	ft_buf_free(&why);
	ft_buf_free(&keys);
	ft_buf_free(&out);
	return status;
}

const struct ft_cmd ft_cmd_tui = {"tui", "[ADDRESS]", "the full-screen reader", false, options, run};
