#include "cli/cmd/address.h"
#include "cli/out.h"

#include "base/fs.h"
#include "query/show.h"
#include "render/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *form, *output;
static bool force;

static const struct ft_opt options[] = {
	{"as", "F", FT_OPT_STR, &form, "the form: jsonl"},
	{"output", "FILE", FT_OPT_STR, &output, "into this file, written whole or not at all"},
	{"force", NULL, FT_OPT_FLAG, &force, "even over a file that is there"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

struct dump {
	FILE *to;
	struct ft_buf line;
	int day;
	size_t count;
};

/* One unit and one text a line (CONTRACT: export --as jsonl). */
static bool each_unit(void *arg, const struct ft_place *p)
{
	struct dump *d = arg;
	struct ft_json j = {.out = &d->line};

	ft_buf_reset(&d->line);
	ft_json_open(&j, NULL, '{');
	ft_json_cstr(&j, "schema", "fatiao.export/1");
	ft_json_place(&j, p, d->day);
	ft_json_str(&j, "heading", p->heading);
	ft_json_str(&j, "text", p->body);
	ft_json_str(&j, "source", p->file);
	ft_json_close(&j, '}');
	ft_buf_putc(&d->line, '\n');
	d->count++;
	return fwrite(d->line.data, 1, d->line.len, d->to) == d->line.len;
}

static int dump_addresses(struct ft_cli *cli, struct dump *d, int argc, char **argv)
{
	int status = 0, one;

	for (int i = 0; i < argc; i++) {
		struct ft_target t;
		struct ft_shown *v;
		size_t n;

		one = ft_address_arg(cli, argv[i], &t);
		status = one > status ? one : status;
		if (one)
			continue;
		v = ft_show(cli->db, cli->arena, &t, cli->lang, &n);
		for (size_t k = 0; k < n; k++)
			for (size_t x = 0; x < v[k].text_len; x++)
				if (ft_is_unit(v[k].texts[x].node))
					each_unit(d, &v[k].texts[x]);
	}
	return status;
}

static int write_all(struct ft_cli *cli, FILE *to, int argc, char **argv)
{
	struct dump d = {.to = to, .day = cli->day};
	int status = 0;

	if (argc)
		status = dump_addresses(cli, &d, argc, argv);
	else
		ft_place_walk(cli->db, 0, false, each_unit, &d);
	ft_buf_free(&d.line);
	if (status == 0 && d.count == 0)
		status = 1;
	return status;
}

/* Writes under a temporary name beside the file, then renames. */
static int to_file(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_buf tmp = {0};
	int status = 0, fd;
	FILE *to = NULL;

	if (access(output, F_OK) == 0 && !force)
		return ft_complain(FT_USAGE, output, "it exists; --force writes over it");
	ft_buf_fmt(&tmp, "%s.tmp%ld", output, (long)getpid());
	fd = open(tmp.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd >= 0)
		to = fdopen(fd, "w");
	if (to == NULL) {
		status = ft_complain(FT_SYSTEM, output, "%s", strerror(errno));
	} else {
		status = write_all(cli, to, argc, argv);
		bool failed = fflush(to) != 0 || fsync(fd) != 0;

		failed |= fclose(to) != 0;
		if (failed || (status == 0 && rename(tmp.data, output) != 0))
			status = ft_complain(FT_SYSTEM, output, "%s", strerror(errno));
		if (status)
			unlink(tmp.data);
	}
	ft_buf_free(&tmp);
	return status;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	int status;

	if (form == NULL || strcmp(form, "jsonl") != 0)
		return ft_complain(FT_USAGE, "--as", "%s%s; known: jsonl", form ? "unknown form " : "which form?", form ? form : "");
	if (output)
		return to_file(cli, argc, argv);
	status = write_all(cli, stdout, argc, argv);
	if ((fflush(stdout) != 0 || ferror(stdout)) && errno != EPIPE)
		status = ft_complain(FT_SYSTEM, "standard output", "%s", strerror(errno));
	return status;
}

const struct ft_cmd ft_cmd_export = {"export", "[ADDRESS...]", "provisions in an exchange format", true, options, run};
