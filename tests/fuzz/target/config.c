/* The settings file (user/config.h), and the keys that it names (tui/action.h). */
#include "tests/fuzz/fuzz.h"
#include "tui/action.h"
#include "user/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A file of our own for the bytes; it goes when the program does. */
static const char *own_file(void)
{
	static char path[64];

	if (path[0] == '\0') {
		const char *dir = getenv("TMPDIR");

		snprintf(path, sizeof path, "%.40s/config.%ld", dir ? dir : "/tmp", (long)getpid());
	}
	return path;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	FILE *f = fopen(own_file(), "wb");
	struct ft_arena *a = ft_arena_new();
	struct ft_config c;
	struct keymap m;
	struct ft_str bad;

	if (f == NULL || fwrite(data, 1, size, f) != size || fclose(f) != 0)
		exit(2);
	ft_config_read(&c, a, own_file());
	unlink(own_file());
	keymap_init(&m);
	for (size_t i = 0; i < c.key_len; i++) {
		enum action act = action_find(c.keys[i].name);

		if (act != A_NONE && !keymap_set(&m, act, c.keys[i].value, &bad))
			ft_config_fault(&c, a, c.keys[i].line, bad);
	}
	for (int i = 0; i < FT_SET_COUNT; i++)
		fuzz_promise(c.value[i] != NULL, "every setting has a value");
	for (size_t i = 1; i < c.fault_len; i++)
		fuzz_promise(c.faults[i - 1].line <= c.faults[i].line, "faults stand in the order of the file");
	ft_arena_free(a);
	return 0;
}
