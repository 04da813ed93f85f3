/* The terminal by curses: this file alone knows it. Whatever ends the program, the terminal is put back as it
 * was: on signals that kill, by bytes prepared at the start, since curses may not be called there. */
#include "tui/driver.h"

#include "base/err.h"

#include <curses.h>
#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/* curses has one screen, and a signal handler no argument: what both need stands here. */
static struct {
	struct driver driver;
	bool on;
	int colors;
	struct look looks[M_COUNT];
	short pairs[M_COUNT];
	struct termios before;
	char restore[128];
	size_t restore_n;
	volatile sig_atomic_t ending; /* the signal that asks for the end */
	struct shown shown;
} term;

static void on_end(int sig)
{
	term.ending = sig;
}

/* Not to be survived: the terminal first, then as if we had never caught it. */
static void on_crash(int sig)
{
	if (term.on) {
		ssize_t n = write(STDOUT_FILENO, term.restore, term.restore_n);

		(void)n;
		tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
	}
	signal(sig, SIG_DFL);
	raise(sig);
}

static void on_die(void)
{
	if (term.on)
		endwin();
}

static void catch_signals(void)
{
	static const int ends[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT},
			 crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
	struct sigaction s = {.sa_handler = on_end};

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		sigaction(ends[i], &s, NULL);
	s.sa_handler = on_crash;
	s.sa_flags = (int)(SA_RESETHAND | SA_NODEFER);
	for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++)
		sigaction(crashes[i], &s, NULL);
	ft_die_hook(on_die);
}

static void add_restore(const char *capability)
{
	const char *s = tigetstr(capability);
	size_t n = s && s != (const char *)-1 ? strlen(s) : 0;

	if (n && term.restore_n + n < sizeof term.restore) {
		memcpy(term.restore + term.restore_n, s, n);
		term.restore_n += n;
	}
}

/* A pair for each meaning; meanings that look alike share none, there are few. */
static void init_looks(const struct driver_options *o)
{
	bool color = o->color && has_colors();

	term.colors = color ? COLORS : 0;
	if (color) {
		start_color();
		use_default_colors();
		term.colors = COLORS;
	}
	for (int m = 0; m < M_COUNT; m++) {
		struct look l = theme_look((enum meaning)m, o->ground, term.colors);

		term.looks[m] = l;
		term.pairs[m] = 0;
		if (l.fg >= 0 || l.bg >= 0) {
			init_extended_pair(m + 1, theme_color(l.fg, term.colors), theme_color(l.bg, term.colors));
			term.pairs[m] = (short)(m + 1);
		}
	}
}

/* Only here is the locale asked: reading its tables would cost every short command a tenth of its time. */
static bool utf8_locale(void)
{
	setlocale(LC_CTYPE, "");
	return MB_CUR_MAX > 1 || setlocale(LC_CTYPE, "C.UTF-8") || setlocale(LC_CTYPE, "C.utf8");
}

static bool start(struct driver *d, const struct driver_options *o, struct ft_buf *why)
{
	SCREEN *s;
	const char *name = getenv("TERM");

	(void)d;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		ft_buf_puts(why, "standard input and output are no terminal");
		return false;
	}
	utf8_locale();
	tcgetattr(STDIN_FILENO, &term.before);
	set_escdelay(25);
	s = newterm(NULL, stdout, stdin);
	if (s == NULL) {
		ft_buf_fmt(why, "nothing is known about the terminal %s; set TERM",
			   name && name[0] ? name : "(none)");
		return false;
	}
	if (cursor_address == NULL) {
		endwin();
		delscreen(s);
		ft_buf_fmt(why, "the terminal %s cannot place its cursor; set TERM, or read with fatiao show and search", name);
		return false;
	}
	term.on = true;
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	meta(stdscr, TRUE);
	curs_set(0);
	term.restore_n = 0;
	add_restore("sgr0");
	add_restore("rmkx");
	add_restore("cnorm");
	add_restore("rmcup");
	init_looks(o);
	if (o->mouse)
		mousemask(BUTTON1_CLICKED | BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
	mouseinterval(0);
	catch_signals();
	return true;
}

static void stop(struct driver *d)
{
	(void)d;
	if (!term.on)
		return;
	endwin();
	shown_free(&term.shown);
	term.on = false;
	ft_die_hook(NULL);
	signal(SIGSEGV, SIG_DFL);
	signal(SIGABRT, SIG_DFL);
}

static void size(struct driver *d, int *w, int *h)
{
	(void)d;
	getmaxyx(stdscr, *h, *w);
}

static attr_t attrs_of(const struct look *l, bool on)
{
	attr_t a = A_NORMAL;

	if (l->attrs & L_BOLD)
		a |= A_BOLD;
	if (l->attrs & L_DIM)
		a |= A_DIM;
	if (l->attrs & L_UNDERLINE)
		a |= A_UNDERLINE;
	if (((l->attrs & L_REVERSE) != 0) != on)
		a |= A_REVERSE;
	return a;
}

static void show_row(const struct canvas *c, int y)
{
	for (int x = 0; x < c->w; x++) {
		const struct cell *cell = &c->cells[y * c->w + x];
		wchar_t w[CCHARW_MAX + 1] = {(wchar_t)cell->cp, (wchar_t)cell->mark[0],
					     (wchar_t)cell->mark[1]};
		cchar_t cc;

		if (cell->cp && setcchar(&cc, w, attrs_of(&term.looks[cell->mean], cell->on),
					 term.pairs[cell->mean], NULL) == OK)
			mvadd_wch(y, x, &cc);
	}
}

/* ---- where ambiguous characters are wide ----
 * curses believes them narrow, so it cannot place what follows. Rows that changed are written by ourselves,
 * each character behind an ambiguous one at its own address. */

static int put_byte(int c)
{
	return putchar(c);
}

static void show_row_wide(const struct canvas *c, int y)
{
	const struct cell *row = &c->cells[y * c->w];
	int last = -1;

	putp(tparm(cursor_address, (long)y, 0L));
	for (int x = 0; x < c->w; x++) {
		char raw[4];
		int look = row[x].mean * 2 + row[x].on;

		if (row[x].cp == 0)
			continue;
		if (look != last)
			vid_puts(attrs_of(&term.looks[row[x].mean], row[x].on), term.pairs[row[x].mean], NULL,
				 put_byte);
		last = look;
		fwrite(raw, 1, ft_put_cp(raw, row[x].cp), stdout);
		for (int i = 0; i < CELL_MARKS && row[x].mark[i]; i++)
			fwrite(raw, 1, ft_put_cp(raw, row[x].mark[i]), stdout);
		if (cp_cols(row[x].cp, true) != cp_cols(row[x].cp, false))
			putp(tparm(cursor_address, (long)y, (long)x + 2));
	}
	vid_puts(A_NORMAL, 0, NULL, put_byte);
}

static void show(struct driver *d, const struct canvas *c, bool anew)
{
	(void)d;
	anew = shown_anew(&term.shown, c, anew);
	if (anew)
		clearok(stdscr, TRUE);
	if (anew && c->wide)
		refresh();
	for (int y = 0; y < c->h; y++)
		if (shown_row(&term.shown, c, y, anew))
			(c->wide ? show_row_wide : show_row)(c, y);
	curs_set(c->cx >= 0 ? 1 : 0);
	if (c->cx >= 0 && c->wide)
		putp(tparm(cursor_address, (long)c->cy, (long)c->cx));
	else if (c->cx >= 0)
		move(c->cy, c->cx);
	if (c->wide)
		fflush(stdout);
	else
		refresh();
}

/* ---- keys ---- */

static uint32_t mouse_key(struct driver *d)
{
	MEVENT e;

	if (getmouse(&e) != OK)
		return K_IDLE;
	d->mouse = (struct mouse){e.x, e.y, 0};
	if (e.bstate & BUTTON4_PRESSED)
		d->mouse.wheel = -1;
	else if (e.bstate & BUTTON5_PRESSED)
		d->mouse.wheel = 1;
	return K_MOUSE;
}

static uint32_t special(struct driver *d, wint_t key)
{
	static const struct {
		int code;
		uint32_t key;
	} table[] = {
		{KEY_UP, K_UP},         {KEY_DOWN, K_DOWN},       {KEY_LEFT, K_LEFT},
		{KEY_RIGHT, K_RIGHT},   {KEY_HOME, K_HOME},       {KEY_END, K_END},
		{KEY_PPAGE, K_PAGE_UP}, {KEY_NPAGE, K_PAGE_DOWN}, {KEY_BACKSPACE, K_BACKSPACE},
		{KEY_DC, K_DELETE},     {KEY_ENTER, K_ENTER},     {KEY_BTAB, K_BACK_TAB},
		{KEY_RESIZE, K_RESIZE},
	};

	if (key == KEY_MOUSE)
		return mouse_key(d);
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if ((wint_t)table[i].code == key)
			return table[i].key;
	return K_IDLE;
}

static uint32_t character(wint_t c)
{
	static const uint32_t named[128] = {
		['\r'] = K_ENTER,  ['\n'] = K_ENTER,    ['\t'] = K_TAB, [27] = K_ESC,
		[8] = K_BACKSPACE, [127] = K_BACKSPACE, [' '] = K_SPACE};

	return c < 128 && named[c] ? named[c] : c;
}

static uint32_t key(struct driver *d, int timeout_ms)
{
	wint_t c;
	int rc;

	if (term.ending)
		return K_GONE;
	timeout(timeout_ms);
	errno = 0;
	rc = get_wch(&c);
	if (term.ending)
		return K_GONE;
	if (rc == KEY_CODE_YES)
		return special(d, c);
	if (rc == OK)
		return character(c);
	if (errno == EIO || errno == ENXIO || (timeout_ms != 0 && errno != EINTR && !isatty(STDIN_FILENO)))
		return K_GONE;
	return K_IDLE;
}

static bool pending(struct driver *d)
{
	struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};

	(void)d;
	return term.ending || poll(&p, 1, 0) > 0;
}

static void send_bytes(struct driver *d, struct ft_str bytes)
{
	(void)d;
	fflush(stdout);
	while (bytes.n) {
		ssize_t n = write(STDOUT_FILENO, bytes.p, bytes.n);

		if (n <= 0)
			return;
		bytes = ft_from(bytes, (size_t)n);
	}
}

static void leave(struct driver *d)
{
	(void)d;
	def_prog_mode();
	endwin();
}

static void again(struct driver *d)
{
	(void)d;
	reset_prog_mode();
	refresh();
}

struct driver *driver_curses(void)
{
	term.driver = (struct driver){.name = "curses",
				      .live = true,
				      .start = start,
				      .stop = stop,
				      .size = size,
				      .show = show,
				      .key = key,
				      .pending = pending,
				      .send = send_bytes,
				      .leave = leave,
				      .again = again};
	return &term.driver;
}
