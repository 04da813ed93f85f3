/* The clipboard: by the terminal (OSC 52), by tmux, and by the desktop's own program where there is one. The
 * message names those that took it; of OSC 52 no terminal says whether it did. A script starts no programs.
 */
#include "tui/app.h"

#include "base/arena.h"
#include "base/safe.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

enum { OSC_MAX = 74994 }; /* what xterm and tmux take at most, less the frame */

static void base64(struct ft_buf *out, struct ft_str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < s.n; i += 3) {
		unsigned v = (unsigned)(unsigned char)s.p[i] << 16;

		if (i + 1 < s.n)
			v |= (unsigned)(unsigned char)s.p[i + 1] << 8;
		if (i + 2 < s.n)
			v |= (unsigned char)s.p[i + 2];
		ft_buf_putc(out, digits[v >> 18 & 63]);
		ft_buf_putc(out, digits[v >> 12 & 63]);
		ft_buf_putc(out, i + 1 < s.n ? digits[v >> 6 & 63] : '=');
		ft_buf_putc(out, i + 2 < s.n ? digits[v & 63] : '=');
	}
}

static bool by_program(const char *command, struct ft_str text)
{
	FILE *f = popen(command, "w");
	bool all;

	if (f == NULL)
		return false;
	all = fwrite(text.p, 1, text.n, f) == text.n;
	return pclose(f) == 0 && all;
}

static bool by_terminal(struct app *p, struct ft_str text)
{
	struct ft_buf b = {0};
	bool fits;

	ft_buf_puts(&b, "\033]52;c;");
	base64(&b, text);
	fits = b.len < OSC_MAX;
	ft_buf_puts(&b, "\a");
	if (fits)
		p->d->send(p->d, ft_buf_str(&b));
	ft_buf_free(&b);
	return fits;
}

static bool is_set(const char *name)
{
	const char *v = getenv(name);

	return v && v[0];
}

/* Programs that own a clipboard here. They say whether they took it. */
static void by_programs(struct ft_str text, struct ft_buf *took)
{
	static const struct {
		const char *where, *name, *command;
	} rows[] = {
		{"TMUX", "tmux", "tmux load-buffer - 2>/dev/null"},
		{"WAYLAND_DISPLAY", "wl-copy", "wl-copy 2>/dev/null"},
		{"DISPLAY", "xclip", "xclip -selection clipboard >/dev/null 2>&1"},
#ifdef __APPLE__
		{"HOME", "pbcopy", "pbcopy 2>/dev/null"},
#endif
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (is_set(rows[i].where) && by_program(rows[i].command, text))
			ft_buf_fmt(took, "%s%s", took->len ? ", " : "", rows[i].name);
}

void app_copy(struct app *p, struct ft_str text, struct ft_str what)
{
	struct ft_buf took = {0}, safe = {0};
	void (*old)(int);
	bool sent;

	if (text.n == 0)
		return;
	ft_safe(&safe, text); /* it may be pasted into a terminal */
	old = signal(SIGPIPE, SIG_IGN);
	sent = by_terminal(p, ft_buf_str(&safe));
	if (p->d->live)
		by_programs(ft_buf_str(&safe), &took);
	signal(SIGPIPE, old);
	ft_buf_free(&safe);
	if (took.len)
		app_say(p, false,
			sent ? _("copied (%s; also sent to the terminal): %.*s") : _("copied (%s): %.*s"),
			took.data, FT_FMT(what));
	else if (sent)
		app_say(p, false,
			_("sent to the terminal (OSC 52), which tells not whether it took it: %.*s"),
			FT_FMT(what));
	else
		app_say(p, true, "%s", _("too long for the terminal, and no program here took it"));
	ft_buf_free(&took);
}
