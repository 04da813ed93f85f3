/* What main, options and commands have in common: complaints, output, the shipped corpus. */
#include "cli/cli.h"

#include "base/fs.h"
#include "base/safe.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

int ft_complain(enum ft_err e, const char *what, const char *why_fmt, ...)
{
	struct ft_buf raw = {0}, shown = {0};
	va_list ap;
	char why[1024];

	va_start(ap, why_fmt);
	vsnprintf(why, sizeof why, why_fmt, ap);
	va_end(ap);
	ft_buf_fmt(&raw, "%s: %s", what, why);
	ft_safe(&shown, ft_buf_str(&raw));
	fflush(stdout);
	fprintf(stderr, "fatiao: %s\n", shown.data);
	ft_buf_free(&raw);
	ft_buf_free(&shown);
	return ft_err_status(e);
}

char *ft_corpus_dir(void)
{
	static const char *const places[] = {"../corpus", "../share/fatiao/corpus"};
	const char *env = getenv("FATIAO_CORPUS");
	char *self, *found = NULL;

	if (env && env[0])
		return ft_strdup(ft_str(env));
	self = ft_program_dir();
	for (size_t i = 0; self && found == NULL && i < sizeof places / sizeof places[0]; i++) {
		char *path = ft_path(self, places[i]), *real = realpath(path, NULL);

		free(path);
		if (real && ft_is_dir(real))
			found = real;
		else
			free(real);
	}
	free(self);
	return found;
}

size_t ft_columns(void)
{
	struct winsize w;
	const char *env = getenv("COLUMNS");
	long n = env ? strtol(env, NULL, 10) : 0;

	if (n >= 20 && n <= 1000)
		return (size_t)n;
	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col >= 20)
		return w.ws_col;
	return 80;
}

static bool is_long(struct ft_str text)
{
	struct winsize w;
	size_t lines = 0;

	if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) != 0)
		return false;
	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	return lines >= w.ws_row;
}

int ft_page_out(struct ft_cli *cli, struct ft_str text)
{
	const char *pager = getenv("PAGER");
	FILE *to = stdout;
	int failed;

	if (cli->format == FT_TEXT && pager && pager[0] && strcmp(pager, "cat") != 0 && is_long(text)) {
		setenv("LESS", "FRX", 0);
		signal(SIGPIPE, SIG_IGN);
		to = popen(pager, "w");
		if (to == NULL)
			to = stdout;
	}
	if (text.n)
		fwrite(text.p, 1, text.n, to);
	if (to != stdout)
		return pclose(to) == -1 ? 5 : 0;
	failed = (fflush(stdout) != 0 || ferror(stdout)) && errno != EPIPE;
	return failed ? ft_complain(FT_SYSTEM, "standard output", "%s", strerror(errno)) : 0;
}
