#include "user/keep.h"

#include "user/inner.h"

#include <string.h>

struct ft_str ft_quote_of(struct ft_arena *a, struct ft_str text)
{
	struct ft_str line, rest = text;

	if (!ft_next_line(&rest, &line))
		return FT_S("");
	return ft_arena_dup(a, ft_sub(line, 0, ft_off_of_cp(line, FT_QUOTE_CPS)));
}

static struct ft_str no_null(struct ft_str s)
{
	return s.p ? s : FT_S("");
}

/* Binds the place at ?2 to ?8; ?1 is the matter. */
static void bind_place(struct ft_stmt *s, const char *matter, const struct ft_kept *k)
{
	ft_bind_str(s, 1, ft_str(matter));
	ft_bind_str(s, 2, no_null(k->key));
	ft_bind_str(s, 3, no_null(k->date));
	ft_bind_str(s, 4, no_null(k->eid));
	ft_bind_str(s, 5, no_null(k->title));
	ft_bind_str(s, 6, no_null(k->label));
	ft_bind_str(s, 7, no_null(k->quote));
	ft_bind_blob(s, 8, (struct ft_str){(const char *)k->sha, sizeof k->sha});
}

#define PLACE "work, date, eid, title, label, quote, sha"

/* Rows of: id, PLACE, extra, written. */
static struct ft_kept *gather(struct ft_stmt *s, struct ft_arena *a, bool letters, size_t *count)
{
	struct ft_kept *v = NULL;
	size_t cap = 0;

	*count = 0;
	while (ft_step(s)) {
		struct ft_str sha = ft_col_str(s, 7), extra = ft_col_dup(s, 8, a);
		struct ft_kept k = {.id = ft_col_int(s, 0),
				    .key = ft_col_dup(s, 1, a),
				    .date = ft_col_dup(s, 2, a),
				    .eid = ft_col_dup(s, 3, a),
				    .title = ft_col_dup(s, 4, a),
				    .label = ft_col_dup(s, 5, a),
				    .quote = ft_col_dup(s, 6, a),
				    .letter = letters ? extra : FT_S(""),
				    .text = letters ? FT_S("") : extra,
				    .when = ft_col_dup(s, 9, a)};

		if (sha.n == sizeof k.sha)
			memcpy(k.sha, sha.p, sizeof k.sha);
		v = ft_grow(v, *count, &cap, sizeof *v);
		v[(*count)++] = k;
	}
	return ft_arena_keep(a, v, *count, sizeof *v);
}

/* ---- basket ---- */

enum ft_err ft_basket_add(struct ft_user *u, const char *matter, const struct ft_kept *k, bool *had,
			  struct ft_buf *why)
{
	struct ft_stmt *s = ft_sql(u->db, "INSERT INTO basket(matter, " PLACE
					  ", pos) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
					  " coalesce((SELECT max(pos) FROM basket WHERE matter=?1), 0) + 1"
					  " WHERE NOT EXISTS(SELECT 1 FROM basket WHERE matter=?1 AND "
					  "work=?2 AND date=?3 AND eid=?4) RETURNING 1");

	*had = true;
	bind_place(s, matter, k);
	while (ft_step(s))
		*had = false;
	return ft_db_error(u->db, why);
}

struct ft_kept *ft_basket_list(struct ft_user *u, const char *matter, struct ft_arena *a, size_t *count)
{
	struct ft_stmt *s = ft_sql(
		u->db,
		"SELECT id, " PLACE
		", (SELECT text FROM note n WHERE n.matter=b.matter AND n.work=b.work AND n.date=b.date AND"
		" n.eid=b.eid), written FROM basket b WHERE matter=?1 ORDER BY pos, id");

	ft_bind_str(s, 1, ft_str(matter));
	return gather(s, a, false, count);
}

enum ft_err ft_basket_remove(struct ft_user *u, const char *matter, int64_t id, struct ft_buf *why)
{
	struct ft_stmt *s = ft_sql(u->db, "DELETE FROM basket WHERE matter=?1 AND id=?2");

	ft_bind_str(s, 1, ft_str(matter));
	ft_bind_int(s, 2, id);
	ft_run(s);
	return ft_db_error(u->db, why);
}

enum ft_err ft_basket_move(struct ft_user *u, const char *matter, size_t from, size_t to, struct ft_buf *why)
{
	struct ft_arena *a = ft_arena_new();
	size_t n;
	struct ft_kept *v = ft_basket_list(u, matter, a, &n);
	struct ft_kept moved;

	if (from < 1 || to < 1 || from > n || to > n) {
		ft_arena_free(a);
		ft_buf_fmt(why, "the basket has %zu entries", n);
		return FT_USAGE;
	}
	moved = v[from - 1];
	memmove(&v[from - 1], &v[from], (n - from) * sizeof *v);
	memmove(&v[to], &v[to - 1], (n - to) * sizeof *v);
	v[to - 1] = moved;
	ft_db_exec(u->db, "BEGIN IMMEDIATE");
	for (size_t i = 0; i < n; i++) {
		struct ft_stmt *s = ft_sql(u->db, "UPDATE basket SET pos=?1 WHERE id=?2");

		ft_bind_int(s, 1, (int64_t)i + 1);
		ft_bind_int(s, 2, v[i].id);
		ft_run(s);
	}
	ft_db_exec(u->db, "COMMIT");
	ft_arena_free(a);
	return ft_db_error(u->db, why);
}

size_t ft_basket_count(struct ft_user *u, const char *matter)
{
	struct ft_stmt *s = ft_sql(u->db, "SELECT count(*) FROM basket WHERE matter=?1");
	size_t n = 0;

	ft_bind_str(s, 1, ft_str(matter));
	while (ft_step(s))
		n = (size_t)ft_col_int(s, 0);
	return n;
}

/* ---- marks ---- */

enum ft_err ft_mark_set(struct ft_user *u, const char *matter, const struct ft_kept *k, struct ft_buf *why)
{
	struct ft_stmt *s = ft_sql(u->db, "INSERT OR REPLACE INTO mark(matter, " PLACE
					  ", letter) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

	bind_place(s, matter, k);
	ft_bind_str(s, 9, k->letter);
	ft_run(s);
	return ft_db_error(u->db, why);
}

struct ft_kept *ft_mark_list(struct ft_user *u, const char *matter, struct ft_arena *a, size_t *count)
{
	struct ft_stmt *s = ft_sql(u->db, "SELECT id, " PLACE
					  ", letter, written FROM mark WHERE matter=?1 ORDER BY letter");

	ft_bind_str(s, 1, ft_str(matter));
	return gather(s, a, true, count);
}

enum ft_err ft_mark_remove(struct ft_user *u, const char *matter, struct ft_str letter, bool *had,
			   struct ft_buf *why)
{
	struct ft_stmt *s = ft_sql(u->db, "DELETE FROM mark WHERE matter=?1 AND letter=?2 RETURNING 1");

	*had = false;
	ft_bind_str(s, 1, ft_str(matter));
	ft_bind_str(s, 2, letter);
	while (ft_step(s))
		*had = true;
	return ft_db_error(u->db, why);
}

/* ---- notes ---- */

enum ft_err ft_note_set(struct ft_user *u, const char *matter, const struct ft_kept *k, struct ft_buf *why)
{
	struct ft_stmt *s = ft_sql(u->db, "INSERT OR REPLACE INTO note(matter, " PLACE
					  ", text) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
	struct ft_stmt *drop = ft_sql(u->db,
				      "DELETE FROM note WHERE matter=?1 AND work=?2 AND date=?3 AND eid=?4");

	if (k->text.n == 0)
		s = drop;
	ft_bind_str(s, 1, ft_str(matter));
	ft_bind_str(s, 2, no_null(k->key));
	ft_bind_str(s, 3, no_null(k->date));
	ft_bind_str(s, 4, no_null(k->eid));
	if (k->text.n) {
		bind_place(s, matter, k);
		ft_bind_str(s, 9, k->text);
	}
	ft_run(s);
	return ft_db_error(u->db, why);
}

struct ft_kept *ft_note_list(struct ft_user *u, const char *matter, struct ft_arena *a, size_t *count)
{
	struct ft_stmt *s = ft_sql(u->db, "SELECT id, " PLACE
					  ", text, written FROM note WHERE matter=?1 ORDER BY id");

	ft_bind_str(s, 1, ft_str(matter));
	return gather(s, a, false, count);
}

struct ft_str ft_note_of(struct ft_user *u, const char *matter, struct ft_arena *a, const struct ft_kept *k)
{
	struct ft_stmt *s = ft_sql(
		u->db, "SELECT text FROM note WHERE matter=?1 AND work=?2 AND date=?3 AND eid=?4");
	struct ft_str text = {"", 0};

	ft_bind_str(s, 1, ft_str(matter));
	ft_bind_str(s, 2, no_null(k->key));
	ft_bind_str(s, 3, no_null(k->date));
	ft_bind_str(s, 4, no_null(k->eid));
	while (ft_step(s))
		text = ft_col_dup(s, 0, a);
	return text;
}

/* ---- state ---- */

void ft_state_set(struct ft_user *u, const char *matter, const char *name, struct ft_str value)
{
	struct ft_stmt *s = ft_sql(u->db,
				   "INSERT OR REPLACE INTO state(matter, name, value) VALUES(?1, ?2, ?3)");

	ft_bind_str(s, 1, ft_str(matter));
	ft_bind_str(s, 2, ft_str(name));
	ft_bind_str(s, 3, value);
	ft_run(s);
}

struct ft_str ft_state(struct ft_user *u, const char *matter, const char *name, struct ft_arena *a)
{
	struct ft_stmt *s = ft_sql(u->db, "SELECT value FROM state WHERE matter=?1 AND name=?2");
	struct ft_str value = {"", 0};

	ft_bind_str(s, 1, ft_str(matter));
	ft_bind_str(s, 2, ft_str(name));
	while (ft_step(s))
		value = ft_col_dup(s, 0, a);
	return value;
}
