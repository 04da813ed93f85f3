/* The reader played by a key script (tui/script.c), over the made-up library: whatever is typed, it ends, and no
 * harmful character stands on a screen. */
#include "base/fs.h"
#include "indexer/ingest.h"
#include "tests/fuzz/fuzz.h"
#include "tui/tui.h"
#include "user/user.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_SCRIPT = 400 };

static char folder[200];

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type, (void)ftw;
	return remove(path);
}

static void clear(void)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void make_index(void)
{
	const char *dir = getenv("TMPDIR"), *top = getenv("TOP");
	char *real = realpath(top ? top : ".", NULL);
	char *works = ft_path(real ? real : ".", "tests/fixtures/works"), *lib = ft_path(real ? real : ".", "tests/fixtures/lib");
	const struct ft_index_source sources[] = {{works, "corpus"}, {lib, "user"}};
	struct ft_index_options o = {.data_dir = folder, .sources = sources, .source_count = 2, .jobs = 1};
	struct ft_index_report report;
	struct ft_buf why = {0};

	snprintf(folder, sizeof folder, "%.150s/keys.%ld", dir ? dir : "/tmp", (long)getpid());
	if (ft_index(&o, &report, &why) != FT_OK) {
		fprintf(stderr, "no index: %s\n", why.data ? why.data : "(run it from the repository, or set TOP)");
		exit(2);
	}
	atexit(clear);
	if (chdir(folder) != 0) /* what the keys write stays below */
		exit(2);
	free(real);
	ft_buf_free(&why);
	free(works);
	free(lib);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ft_buf out = {0}, why = {0};
	struct tui_options o = {.data_dir = folder, .matter = "main", .on = "2026-11-10", .ui = "en", .lang = -1};
	struct driver *d;
	enum tui_end end;
	char *copy;

	if (size > MAX_SCRIPT || ft_find((struct ft_str){(const char *)data, size}, FT_S("Random:")) >= 0)
		return 0; /* a screen a key: long ones only take long */
	if (folder[0] == '\0')
		make_index();
	copy = malloc(size + 1);
	if (copy == NULL)
		exit(2);
	memcpy(copy, data, size);
	copy[size] = '\0'; /* numbers in it are read by strtol */
	d = driver_script((struct ft_str){copy, size}, 80, 24, &out);
	tui_run(d, &o, &end, &why);
	fuzz_harmless(ft_buf_str(&out), false);
	driver_script_free(d);
	ft_buf_free(&out);
	ft_buf_free(&why);
	free(copy);
	return 0;
}
