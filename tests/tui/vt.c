/* A terminal in a box: runs a program in a pty, shows what it writes to libvterm, and does what it is told in
 * turn.
 *
 * usage: vt WxH ORDER... -- COMMAND...
 *
 *   keys:TEXT    presses keys; \e \r \t \b are Escape, Enter, Tab, Backspace
 *   click:X,Y    the mouse's first button, if the program asked for the mouse; wheel:X,Y turns it down
 *   size:WxH     another size
 *   wait:TEXT    until the text is on the screen, at most ten seconds
 *   screen       prints the screen
 *   cell:TEXT    prints how the text's first character looks: its width, colours and attributes
 *   colours      prints the kinds of colour on the screen: none, 8, 256, rgb
 *   kill:NUMBER  sends the signal
 *   end          waits for the program to end; prints its status, and whether the terminal is as it was
 * before
 *
 * A failed wait prints the screen and ends with 1. */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

enum { PATIENCE_MS = 10000, QUIET_MS = 80, LINE = 4096 };

static int fd, rows, cols;
static pid_t pid;
static VTerm *vt;
static VTermScreen *screen;
static bool on_alt; /* the program has the screen to itself */
static struct termios before;

static void to_program(const char *s, size_t n, void *arg)
{
	(void)arg;
	if (write(fd, s, n) != (ssize_t)n)
		fprintf(stderr, "vt: the program is gone\n");
}

static int on_property(VTermProp prop, VTermValue *val, void *arg)
{
	(void)arg;
	if (prop == VTERM_PROP_ALTSCREEN)
		on_alt = val->boolean;
	return 1;
}

static long now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Takes what the program writes until it is silent for so long. False: it has gone. */
static bool take(int quiet)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};
	char buf[8192];

	while (poll(&p, 1, quiet) > 0) {
		ssize_t n = read(fd, buf, sizeof buf);

		if (n <= 0)
			return false;
		vterm_input_write(vt, buf, (size_t)n);
	}
	return true;
}

static size_t put_utf8(char *out, uint32_t c)
{
	if (c < 0x80)
		return out[0] = (char)c, 1;
	if (c < 0x800)
		return out[0] = (char)(0xC0 | c >> 6), out[1] = (char)(0x80 | (c & 63)), 2;
	if (c < 0x10000)
		return out[0] = (char)(0xE0 | c >> 12), out[1] = (char)(0x80 | (c >> 6 & 63)),
		       out[2] = (char)(0x80 | (c & 63)), 3;
	return out[0] = (char)(0xF0 | c >> 18), out[1] = (char)(0x80 | (c >> 12 & 63)),
	       out[2] = (char)(0x80 | (c >> 6 & 63)), out[3] = (char)(0x80 | (c & 63)), 4;
}

/* Row y as text; at[] says for each byte which column it stands in. */
static void row_text(int y, char *line, int *at)
{
	size_t n = 0, end = 0;

	for (int x = 0; x < cols && n < LINE - 32;) {
		VTermScreenCell c;
		size_t from = n;

		vterm_screen_get_cell(screen, (VTermPos){.row = y, .col = x}, &c);
		if (c.chars[0] == 0 || c.chars[0] == (uint32_t)-1)
			line[n++] = ' ';
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && c.chars[i] && c.chars[i] != (uint32_t)-1; i++)
			n += put_utf8(line + n, c.chars[i]);
		for (size_t i = from; at && i < n; i++)
			at[i] = x;
		if (!(n == from + 1 && line[from] == ' '))
			end = n;
		x += c.width > 1 ? c.width : 1;
	}
	line[end] = '\0';
}

static bool find(const char *text, VTermPos *pos)
{
	static char line[LINE];
	static int at[LINE];

	for (int y = 0; y < rows; y++) {
		const char *s;

		row_text(y, line, at);
		s = strstr(line, text);
		if (s == NULL)
			continue;
		*pos = (VTermPos){.row = y, .col = at[s - line]};
		return true;
	}
	return false;
}

static void print_screen(void)
{
	static char line[LINE];

	for (int y = 0; y < rows; y++) {
		row_text(y, line, NULL);
		puts(line);
	}
}

static void wait_for(const char *text)
{
	long until = now() + PATIENCE_MS;
	VTermPos at;

	while (!find(text, &at)) {
		if (!take(20) || now() > until) {
			printf("vt: \"%s\" did not come:\n", text);
			print_screen();
			kill(pid, SIGKILL);
			exit(1);
		}
	}
	take(QUIET_MS);
}

static const char *colour(const VTermColor *c, char out[32])
{
	if (VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c))
		return "default";
	if (VTERM_COLOR_IS_INDEXED(c))
		snprintf(out, 32, "%d", c->indexed.idx);
	else
		snprintf(out, 32, "#%02x%02x%02x", c->rgb.red, c->rgb.green, c->rgb.blue);
	return out;
}

static void print_cell(const char *text)
{
	VTermScreenCell c;
	VTermPos at;
	char fg[32], bg[32];

	if (!find(text, &at)) {
		printf("%s: not on the screen\n", text);
		return;
	}
	vterm_screen_get_cell(screen, at, &c);
	printf("%s: width %d fg %s bg %s%s%s%s\n", text, c.width, colour(&c.fg, fg), colour(&c.bg, bg),
	       c.attrs.bold ? " bold" : "", c.attrs.underline ? " underline" : "",
	       c.attrs.reverse ? " reverse" : "");
}

static int kind_of(const VTermColor *c)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c))
		return 0;
	return VTERM_COLOR_IS_INDEXED(c) ? (c->indexed.idx < 8 ? 1 : 2) : 3;
}

static void print_colours(void)
{
	static const char *const names[] = {"none", "8", "256", "rgb"};
	int most = 0;

	for (int y = 0; y < rows; y++)
		for (int x = 0; x < cols; x++) {
			VTermScreenCell c;

			vterm_screen_get_cell(screen, (VTermPos){.row = y, .col = x}, &c);
			most = kind_of(&c.fg) > most ? kind_of(&c.fg) : most;
			most = kind_of(&c.bg) > most ? kind_of(&c.bg) : most;
		}
	printf("colours: %s\n", names[most]);
}

static void press(const char *s)
{
	static const char names[] = "ertb", bytes[] = "\033\r\t\177";

	for (; *s; s++) {
		const char *name = *s == '\\' && s[1] ? strchr(names, s[1]) : NULL;

		to_program(name ? &bytes[name - names] : s, 1, NULL);
		s += name != NULL;
		if (((unsigned char)s[1] & 0xC0) != 0x80) /* a whole character */
			take(QUIET_MS);
	}
}

static void mouse(const char *where, int button)
{
	int x = 0, y = 0;

	sscanf(where, "%d,%d", &x, &y);
	vterm_mouse_move(vt, y, x, VTERM_MOD_NONE);
	vterm_mouse_button(vt, button, true, VTERM_MOD_NONE);
	vterm_mouse_button(vt, button, false, VTERM_MOD_NONE);
	take(QUIET_MS);
}

static void set_size(const char *words)
{
	struct winsize w = {0};

	sscanf(words, "%hux%hu", &w.ws_col, &w.ws_row);
	rows = w.ws_row;
	cols = w.ws_col;
	vterm_set_size(vt, rows, cols);
	ioctl(fd, TIOCSWINSZ, &w);
	take(QUIET_MS);
}

static void wait_end(void)
{
	struct termios after;
	long until = now() + PATIENCE_MS;
	int status = 0;
	bool same, gone = false;

	while (!gone && now() < until) {
		take(20);
		gone = waitpid(pid, &status, WNOHANG) == pid;
	}
	same = tcgetattr(fd, &after) == 0 && after.c_lflag == before.c_lflag &&
	       after.c_iflag == before.c_iflag && after.c_oflag == before.c_oflag;
	printf("%s %d; terminal %s, screen %s\n",
	       !gone                 ? "still running"
	       : WIFSIGNALED(status) ? "signal"
				     : "status",
	       !gone                 ? 0
	       : WIFSIGNALED(status) ? WTERMSIG(status)
				     : WEXITSTATUS(status),
	       same ? "as it was" : "changed", on_alt ? "kept" : "given back");
	if (!gone)
		kill(pid, SIGKILL);
}

static bool is(const char *order, const char *name, const char **rest)
{
	size_t n = strlen(name);

	*rest = order + n;
	return strncmp(order, name, n) == 0;
}

static void obey(const char *order)
{
	const char *rest;

	if (is(order, "keys:", &rest))
		press(rest);
	else if (is(order, "click:", &rest))
		mouse(rest, 1);
	else if (is(order, "wheel:", &rest))
		mouse(rest, 5);
	else if (is(order, "size:", &rest))
		set_size(rest);
	else if (is(order, "wait:", &rest))
		wait_for(rest);
	else if (is(order, "cell:", &rest))
		print_cell(rest);
	else if (is(order, "kill:", &rest))
		kill(pid, atoi(rest));
	else if (strcmp(order, "screen") == 0)
		print_screen();
	else if (strcmp(order, "colours") == 0)
		print_colours();
	else if (strcmp(order, "end") == 0)
		wait_end();
	else
		printf("vt: no such order: %s\n", order);
}

int main(int argc, char **argv)
{
	static const VTermScreenCallbacks calls = {.settermprop = on_property};
	struct winsize w = {0};
	int dashes = 2, slave;

	while (dashes < argc && strcmp(argv[dashes], "--") != 0)
		dashes++;
	if (argc < 4 || dashes + 1 >= argc || sscanf(argv[1], "%hux%hu", &w.ws_col, &w.ws_row) != 2)
		return 2;
	rows = w.ws_row;
	cols = w.ws_col;
	if (openpty(&fd, &slave, NULL, NULL, &w) != 0 || tcgetattr(slave, &before) != 0 || (pid = fork()) < 0)
		return perror("vt"), 2;
	if (pid == 0) {
		close(fd);
		login_tty(slave);
		execvp(argv[dashes + 1], argv + dashes + 1);
		_exit(127);
	}
	vt = vterm_new(rows, cols); /* the slave stays open, so that its settings can be read at the end */
	vterm_set_utf8(vt, 1);
	vterm_output_set_callback(vt, to_program, NULL);
	screen = vterm_obtain_screen(vt);
	vterm_screen_enable_altscreen(screen, 1);
	vterm_screen_set_callbacks(screen, &calls, NULL);
	vterm_screen_reset(screen, 1);
	for (int i = 2; i < dashes; i++)
		obey(argv[i]);
	kill(pid, SIGKILL);
	vterm_free(vt);
	return 0;
}
