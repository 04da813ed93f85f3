/* Reads files, and folders of files, through a fuzz target without libFuzzer. usage: TARGET FILE|FOLDER... */
#include "base/fs.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t count;

static bool replay(void *arg, const char *path, const char *rel, const struct stat *st)
{
	struct ft_buf raw = {0};
	uint8_t *exact; /* so that a step too far is seen */

	(void)arg, (void)rel, (void)st;
	if (ft_read_file(path, (size_t)1 << 28, &raw) != FT_OK) {
		fprintf(stderr, "%s cannot be read\n", path);
		exit(2);
	}
	exact = malloc(raw.len ? raw.len : 1);
	if (exact == NULL)
		exit(2);
	if (raw.len)
		memcpy(exact, raw.data, raw.len);
	LLVMFuzzerTestOneInput(exact, raw.len);
	free(exact);
	ft_buf_free(&raw);
	count++;
	return true;
}

int main(int argc, char **argv)
{
	struct ft_walk w = {.each = replay};

	for (int i = 1; i < argc; i++)
		if (!ft_is_dir(argv[i]))
			replay(NULL, argv[i], argv[i], NULL);
		else if (ft_walk(argv[i], &w) != FT_OK)
			return 2;
	printf("%zu inputs\n", count);
	return 0;
}
