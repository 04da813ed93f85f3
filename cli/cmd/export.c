#include "cli/cmd/feed.h"

#include "base/date.h"
#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *form, *output;
static bool force, with_notes, no_status;
static long level;

static const struct ft_opt options[] = {
	{"as", "F", FT_OPT_STR, &form, "the form; fatiao export --as list tells them"},
	{"output", "FILE", FT_OPT_STR, &output, "into this file, written whole or not at all"},
	{"force", NULL, FT_OPT_FLAG, &force, "even over a file that is there"},
	{"level", "N", FT_OPT_INT, &level, "of a standard that grades its requirements, those of this level"},
	{"with-notes", NULL, FT_OPT_FLAG, &with_notes, "with your notes on what is exported"},
	{"no-status", NULL, FT_OPT_FLAG, &no_status, "without remarks on what is not in force"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

struct sink {
	int fd, error;
};

static bool to_fd(void *arg, struct ft_str bytes)
{
	struct sink *sink = arg;

	while (bytes.n) {
		ssize_t n = write(sink->fd, bytes.p, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			sink->error = errno;
			return false;
		}
		bytes = ft_from(bytes, (size_t)n);
	}
	return true;
}

static struct ft_str build_of(struct ft_cli *cli)
{
	struct ft_stmt *s = ft_sql(cli->db, "SELECT value FROM meta WHERE key='build_id'");
	struct ft_str id = {"", 0};

	while (ft_step(s))
		id = ft_col_dup(s, 0, cli->arena);
	return id;
}

/* The day on which it is said to be made: SOURCE_DATE_EPOCH's, else none, so that no clock enters. False where that
 * is no number. */
static bool prepared_of(char out[11])
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long seconds;

	out[0] = '\0';
	if (epoch == NULL || *epoch == '\0')
		return true;
	seconds = strtoll(epoch, &end, 10);
	if (*end || seconds < 0 || seconds > 253402214400)
		return false;
	ft_date_of_time(out, seconds);
	return true;
}

/* Runs the form; a reader that went away is no failure. */
static int write_all(struct ft_cli *cli, const struct ft_exporter *e, const struct ft_picks *picks, int fd,
		     const char *name)
{
	struct sink sink = {.fd = fd};
	struct ft_export x = {.form = e, .day = cli->day, .lang = cli->lang, .both = cli->both, .status = !no_status,
			      .notes = with_notes, .level = level, .arena = cli->arena, .write = to_fd, .sink = &sink,
			      .program = "fatiao " FT_VERSION, .matter = cli->matter, .build = build_of(cli)};
	int status;

	memcpy(x.on, cli->on, sizeof x.on);
	if (!prepared_of(x.prepared))
		return ft_complain(FT_USAGE, "SOURCE_DATE_EPOCH", "it is not a number of seconds since 1970");
	status = ft_feed(cli, &x, picks);
	if (x.why)
		return ft_complain(FT_SYSTEM, name, "%s", x.why);
	if (x.failed)
		return sink.error == EPIPE ? 0 : ft_complain(FT_SYSTEM, name, "%s", strerror(sink.error));
	if (status == 1)
		ft_complain(FT_NONE, "export", "%s", e->diet == FT_X_LINKS ? "no mapping from or to it is in the library"
										   : "nothing of it is in the library");
	return status;
}

/* The temporary file of the run: it goes with a run that is broken off. */
static char *pending;

static void drop_pending(int signal_number)
{
	if (pending)
		unlink(pending);
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

/* A file that may not grow any more is an error of writing, not the end of the program. */
static void guard(char *path)
{
	static const int ends[] = {SIGINT, SIGTERM, SIGHUP};

	pending = path;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		signal(ends[i], path ? drop_pending : SIG_DFL);
	signal(SIGXFSZ, path ? SIG_IGN : SIG_DFL);
}

/* Writes under a temporary name beside the file, then renames: the whole of it or nothing. */
static int to_file(struct ft_cli *cli, const struct ft_exporter *e, const struct ft_picks *picks)
{
	struct ft_buf tmp = {0};
	int status = 0, fd;

	ft_buf_fmt(&tmp, "%s.tmp%ld", output, (long)getpid());
	fd = open(tmp.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0) {
		status = ft_complain(FT_SYSTEM, output, "%s", strerror(errno));
	} else {
		guard(tmp.data);
		status = write_all(cli, e, picks, fd, output);
		bool failed = status == 0 && fsync(fd) != 0;

		failed |= close(fd) != 0;
		if (status == 0 && (failed || rename(tmp.data, output) != 0))
			status = ft_complain(FT_SYSTEM, output, "%s", strerror(errno));
		if (status)
			unlink(tmp.data);
		guard(NULL);
	}
	ft_buf_free(&tmp);
	return status;
}

/* A device or a pipe is written to as it is. */
static int to_device(struct ft_cli *cli, const struct ft_exporter *e, const struct ft_picks *picks)
{
	int fd = open(output, O_WRONLY | O_CLOEXEC), status;

	if (fd < 0)
		return ft_complain(FT_SYSTEM, output, "%s", strerror(errno));
	status = write_all(cli, e, picks, fd, output);
	if (close(fd) != 0 && status == 0)
		status = ft_complain(FT_SYSTEM, output, "%s", strerror(errno));
	return status;
}

static int write_out(struct ft_cli *cli, const struct ft_exporter *e, const struct ft_picks *picks)
{
	struct stat st;

	if (output == NULL)
		return write_all(cli, e, picks, STDOUT_FILENO, "standard output");
	if (stat(output, &st) != 0)
		return to_file(cli, e, picks);
	if (S_ISDIR(st.st_mode))
		return ft_complain(FT_USAGE, output, "it is a folder");
	if (!S_ISREG(st.st_mode))
		return to_device(cli, e, picks);
	if (!force)
		return ft_complain(FT_USAGE, output, "it exists; --force writes over it");
	return to_file(cli, e, picks);
}

static int list_forms(struct ft_cli *cli)
{
	struct ft_buf b = {0};
	const struct ft_exporter *e;
	int status;

	for (size_t i = 0; (e = ft_exporter_at(i)); i++)
		ft_buf_fmt(&b, "%-14s .%-6s %s\n", e->name, e->suffix, e->summary);
	status = ft_page_out(cli, ft_buf_str(&b));
	ft_buf_free(&b);
	return status;
}

static int unknown_form(void)
{
	struct ft_buf known = {0};
	const struct ft_exporter *e, *before = NULL;
	int status;

	for (size_t i = 0; (e = ft_exporter_at(i)); before = e, i++)
		if (before == NULL || strcmp(before->name, e->name) != 0)
			ft_buf_fmt(&known, "%s%s", i ? ", " : "", e->name);
	status = ft_complain(FT_USAGE, "--as", "%s%s%s; known: %s", form ? "unknown form \"" : "which form?",
			     form ? form : "", form ? "\"" : "", known.data);
	ft_buf_free(&known);
	return status;
}

/* Where the forms of a name differ by suffix, an output that has one has one of theirs. */
static bool is_odd_suffix(const struct ft_exporter *e, struct ft_buf *known)
{
	const char *dot = output ? strrchr(ft_base_name(output), '.') : NULL;
	const struct ft_exporter *other;
	size_t forms = 0;

	for (size_t i = 0; (other = ft_exporter_at(i)); i++) {
		if (strcmp(other->name, e->name) != 0)
			continue;
		if (dot && strcmp(dot + 1, other->suffix) == 0)
			return false;
		ft_buf_fmt(known, "%s.%s", forms++ ? ", " : "", other->suffix);
	}
	return dot && forms > 1;
}

static int check_form(const struct ft_exporter *e, int argc)
{
	struct ft_buf known = {0};
	int status = 0;

	if (is_odd_suffix(e, &known))
		status = ft_complain(FT_USAGE, output, "%s is written into one of: %s", e->name, known.data);
	else if ((e->wants & FT_XW_NAMED) && argc == 0)
		status = ft_complain(FT_USAGE, e->name, "of what? name provisions, or @basket");
	ft_buf_free(&known);
	return status;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	const struct ft_exporter *e = form ? ft_exporter_find(form, output) : NULL;
	struct ft_picks picks = {0};
	int status;

	if (form && strcmp(form, "list") == 0)
		return list_forms(cli);
	if (e == NULL)
		return unknown_form();
	status = check_form(e, argc);
	if (status == 0)
		status = ft_picks_of(cli, argc, argv, &picks);
	if (status == 0)
		status = write_out(cli, e, &picks);
	free(picks.v);
	return status;
}

const struct ft_cmd ft_cmd_export = {
	"export", "[ADDRESS...|@basket]", "provisions in an exchange format", true, options, run};
