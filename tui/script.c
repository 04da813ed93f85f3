#include "tui/driver.h"

#include "base/arena.h"
#include "base/safe.h"

#include <stdlib.h>

enum { RANDOM_W = 200, RANDOM_H = 60 };

struct script {
	struct driver driver; /* first: the driver is the script */
	struct ft_str rest;
	struct ft_str typing; /* of a Type: still to come */
	int w, h;
	bool idle_due;
	long random; /* keys still to be drawn by lot */
	uint64_t seed;
	const struct canvas *last;
	struct ft_buf *out;
};

static bool start(struct driver *d, const struct driver_options *o, struct ft_buf *why)
{
	(void)d, (void)o, (void)why;
	return true;
}

static void stop(struct driver *d)
{
	(void)d;
}

static void size(struct driver *d, int *w, int *h)
{
	struct script *s = (struct script *)d;

	*w = s->w;
	*h = s->h;
}

static void show(struct driver *d, const struct canvas *c, bool anew)
{
	(void)anew;
	((struct script *)d)->last = c;
}

static bool pending(struct driver *d)
{
	(void)d;
	return false;
}

static void send_bytes(struct driver *d, struct ft_str bytes)
{
	(void)d, (void)bytes;
}

/* The next word: up to a blank or the line's end; Type: takes the whole rest of its line. */
static struct ft_str next_word(struct script *s)
{
	struct ft_str w;
	size_t n = 0;

	while (s->rest.n && (s->rest.p[0] == ' ' || s->rest.p[0] == '\n' || s->rest.p[0] == '\t'))
		s->rest = ft_from(s->rest, 1);
	if (s->rest.n > 1 && s->rest.p[0] == '#' && s->rest.p[1] == ' ') { /* a remark */
		while (s->rest.n && s->rest.p[0] != '\n')
			s->rest = ft_from(s->rest, 1);
		return next_word(s);
	}
	if (ft_starts(s->rest, FT_S("Type:")))
		while (n < s->rest.n && s->rest.p[n] != '\n')
			n++;
	else
		while (n < s->rest.n && s->rest.p[n] != ' ' && s->rest.p[n] != '\n')
			n++;
	w = ft_sub(s->rest, 0, n);
	s->rest = ft_from(s->rest, n);
	return w;
}

static unsigned lot(struct script *s, unsigned below)
{
	s->seed = s->seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((s->seed >> 33) % below);
}

/* Any key, often the ones that do something; now and then another size. Quitting would end the run. */
static uint32_t random_key(struct script *s)
{
	static const char often[] = "jkdufbgGhlotsrevcxi/nNFTaBmy'Y?:=+-<>zLJK1234.";

	s->random--;
	switch (lot(s, 12)) {
	case 0:
		s->w = (int)(1 + lot(s, RANDOM_W));
		s->h = (int)(1 + lot(s, RANDOM_H));
		return K_RESIZE;
	case 1:
	case 2:
		return (uint32_t)(K_ENTER + lot(s, K_RESIZE - K_ENTER));
	case 3:
		if (lot(s, 2))
			return 0x4E00 + lot(s, 2000);
		s->driver.mouse = (struct mouse){(int)lot(s, RANDOM_W), (int)lot(s, RANDOM_H),
						 (int)lot(s, 3) - 1};
		return K_MOUSE;
	case 4:
		return K_ESC;
	default:
		return (unsigned char)often[lot(s, sizeof often - 1)];
	}
}

static uint32_t command(struct script *s, struct ft_str w)
{
	ptrdiff_t by;

	if (ft_eq(w, FT_S("Print"))) {
		if (s->last)
			canvas_print(s->last, s->out);
		ft_buf_puts(s->out, "----\n");
		return K_IDLE;
	}
	if (ft_starts(w, FT_S("Resize:"))) {
		w = ft_from(w, 7);
		by = ft_find(w, FT_S("x"));
		s->w = (int)strtol(w.p, NULL, 10);
		s->h = by > 0 ? (int)strtol(w.p + by + 1, NULL, 10) : s->h;
		return K_RESIZE;
	}
	if (ft_starts(w, FT_S("Click:"))) {
		w = ft_from(w, 6);
		by = ft_find(w, FT_S("x"));
		s->driver.mouse = (struct mouse){(int)strtol(w.p, NULL, 10),
						 by > 0 ? (int)strtol(w.p + by + 1, NULL, 10) : 0, 0};
		return K_MOUSE;
	}
	if (ft_starts(w, FT_S("Type:"))) {
		s->typing = ft_from(w, 5);
		return K_IDLE;
	}
	if (ft_starts(w, FT_S("Random:"))) {
		s->random = strtol(w.p + 7, NULL, 10);
		by = ft_find_from(w, 7, FT_S(":"));
		s->seed = by > 0 ? strtoull(w.p + by + 1, NULL, 10) : 1;
		return K_IDLE;
	}
	return key_find(w);
}

static uint32_t key(struct driver *d, int timeout_ms)
{
	struct script *s = (struct script *)d;
	struct ft_str w;
	size_t off = 0;
	uint32_t k;

	(void)timeout_ms;
	if (s->idle_due) {
		s->idle_due = false;
		return K_IDLE;
	}
	s->idle_due = true;
	if (s->random > 0)
		return random_key(s);
	if (s->typing.n) {
		k = ft_next_cp(s->typing, &off);
		s->typing = ft_from(s->typing, off);
		return k == ' ' ? K_SPACE : k;
	}
	w = next_word(s);
	if (w.n == 0)
		return K_GONE;
	k = command(s, w);
	if (k == 0) {
		ft_buf_puts(s->out, "no such key: ");
		ft_safe_line(s->out, w);
		ft_buf_putc(s->out, '\n');
	}
	return k ? k : K_IDLE;
}

struct driver *driver_script(struct ft_str keys, int w, int h, struct ft_buf *out)
{
	struct script *s = ft_alloc(sizeof *s);

	*s = (struct script){.driver = {.name = "script",
					.start = start,
					.stop = stop,
					.size = size,
					.show = show,
					.key = key,
					.pending = pending,
					.send = send_bytes,
					.leave = stop,
					.again = stop},
			     .rest = keys,
			     .w = w,
			     .h = h,
			     .out = out};
	return &s->driver;
}

void driver_script_free(struct driver *d)
{
	free(d);
}
