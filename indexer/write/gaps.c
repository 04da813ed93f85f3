/* Versions that are known but not held. The head of an amended text names every day on which the law was made or
 * changed; a day that is no held version's tells of one that is not in the library. While that one stood, the version
 * before it stands no longer and the version after it does not yet: nothing held answers for such a day. */
#include "indexer/write/inner.h"

#include "base/date.h"

#include <stdlib.h>
#include <string.h>

/* Adoption, approval and promulgation of one version: days so far before or behind its own date are of it. */
enum { BEFORE = 183, BEHIND = 31 };

struct held {
	int64_t id, work;
	char date[11];
	int begins, older;
	bool open;    /* its end is not stated */
	bool changed; /* the catalogue calls it an amendment */
	int ends, resumes;
};

struct day {
	int64_t work;
	char date[11];
};

struct gaps {
	struct held *held; /* by work and beginning */
	size_t held_len, held_cap;
	struct day *days;  /* by work */
	size_t day_len, day_cap;
};

static void read_held(struct ft_writer *w, struct gaps *g)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT id, work, date, begins, until IS NULL AND fate<>3, stated=1 AND event IN"
					  " ('amended','revised') FROM version WHERE fixed IS NOT 7 AND NOT (stated=0 AND"
					  " fixed IS 3) AND date<>'' ORDER BY work, begins, date");

	while (ft_step(s)) {
		struct held h = {.id = ft_col_int(s, 0), .work = ft_col_int(s, 1), .begins = (int)ft_col_int(s, 3),
				 .open = ft_col_int(s, 4) != 0, .changed = ft_col_int(s, 5) != 0};
		struct ft_str date = ft_col_str(s, 2);

		if (date.n != 10)
			continue;
		memcpy(h.date, date.p, 10);
		g->held = ft_grow(g->held, g->held_len, &g->held_cap, sizeof *g->held);
		g->held[g->held_len++] = h;
	}
}

static void read_days(struct ft_writer *w, struct gaps *g)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT v.work, t.days FROM text t JOIN version v ON v.id=t.version WHERE"
					  " t.days IS NOT NULL AND v.fixed IS NOT 7 ORDER BY v.work");

	while (ft_step(s)) {
		struct ft_str rest = ft_col_str(s, 1), word;

		while (ft_next_field(&rest, ' ', &word)) {
			struct day d = {.work = ft_col_int(s, 0)};

			if (!ft_date_parse(word, d.date))
				continue;
			g->days = ft_grow(g->days, g->day_len, &g->day_cap, sizeof *g->days);
			g->days[g->day_len++] = d;
		}
	}
}

/* Whether the day is one of a held version's own. */
static bool is_held(const struct held *v, size_t n, const char *date)
{
	for (size_t i = 0; i < n; i++) {
		long after = ft_date_days(date, v[i].date);

		if (after >= -BEHIND && after <= BEFORE)
			return true;
	}
	return false;
}

/* Notes a day of a version that is not held with the ones around it. */
static void note(struct held *v, size_t n, const char *date)
{
	int day = ft_date_num(date);
	struct held *next = NULL, *last = NULL;

	for (size_t i = 0; i < n; i++) {
		if (v[i].begins > day)
			next = next ? next : &v[i];
		else
			last = &v[i];
	}
	if (next == NULL)
		return;
	if (next->older == 0 || day < next->older)
		next->older = day;
	if (last && last->open && (last->ends == 0 || day < last->ends)) {
		last->ends = day;
		last->resumes = next->begins;
	}
}

static void store(struct ft_writer *w, const struct held *h)
{
	struct ft_stmt *s = ft_sql(w->db, "UPDATE version SET older=?2, resumes=?3, ends=CASE WHEN ?4>0 THEN ?4 ELSE ends END"
					  " WHERE id=?1");

	ft_bind_int(s, 1, h->id);
	ft_bind_int(s, 2, h->older);
	ft_bind_int(s, 3, h->resumes);
	ft_bind_int(s, 4, h->ends);
	ft_run(s);
}

/* One work: its `n` held versions, and the days that its texts name from *at on. */
static void settle_work(struct ft_writer *w, struct gaps *g, struct held *v, size_t n, size_t *at)
{
	while (*at < g->day_len && g->days[*at].work < v->work)
		++*at;
	for (; *at < g->day_len && g->days[*at].work == v->work; ++*at)
		if (!is_held(v, n, g->days[*at].date))
			note(v, n, g->days[*at].date);
	if (v->older == 0 && v->changed)
		v->older = 1;
	for (size_t i = 0; i < n; i++)
		if (v[i].older || v[i].ends)
			store(w, &v[i]);
}

void ft_settle_gaps(struct ft_writer *w)
{
	struct gaps g = {0};
	size_t at = 0, n;

	ft_db_exec(w->db, "UPDATE version SET older=0, resumes=0 WHERE older<>0 OR resumes<>0");
	read_held(w, &g);
	read_days(w, &g);
	for (size_t i = 0; i < g.held_len; i += n) {
		for (n = 1; i + n < g.held_len && g.held[i + n].work == g.held[i].work; n++)
			;
		settle_work(w, &g, &g.held[i], n, &at);
	}
	free(g.held);
	free(g.days);
}
