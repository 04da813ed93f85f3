/* The packed records of table pack (store/pack.h). */
#include "indexer/write/inner.h"

#include "base/buf.h"
#include "store/pack.h"

#include <stdlib.h>
#include <string.h>

/* By unit id. */
struct all {
	uint8_t *lengths;
	uint32_t *addr;
	uint8_t *level;
	size_t count; /* highest unit id + 1 */
};

static void read_old(struct ft_writer *w, struct all *a)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT id, data FROM pack WHERE id>=0");

	while (ft_step(s)) {
		size_t from = (size_t)ft_col_int(s, 0) * FT_PACK_CHUNK;
		struct ft_str data = ft_col_str(s, 1);

		if (from < a->count && data.n)
			memcpy(a->lengths + from, data.p, data.n < a->count - from ? data.n : a->count - from);
	}
}

/* Units of one version and eid share the lowest id of them; one that shares with none has 0. */
static void join_addresses(struct ft_writer *w, struct all *a)
{
	struct ft_stmt *s = ft_sql(w->db,
		"SELECT id, low FROM (SELECT p.id, min(p.id) OVER (PARTITION BY t.version, p.eid) AS low, count(*) OVER"
		" (PARTITION BY t.version, p.eid) AS many FROM text t JOIN provision p ON p.text=t.id WHERE p.body IS NOT NULL"
		" AND t.version IN (SELECT version FROM text GROUP BY version HAVING count(*)>1)) WHERE many>1");

	while (ft_step(s))
		if (ft_col_int(s, 0) < (int64_t)a->count)
			a->addr[ft_col_int(s, 0)] = (uint32_t)ft_col_int(s, 1);
}

static void set_levels(struct ft_writer *w, struct all *a)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT id, level FROM provision WHERE text IN (SELECT t.id FROM text t JOIN text x"
					  " ON x.version=t.version JOIN file f ON f.id=x.file AND f.role='outline')"
					  " AND level IS NOT NULL");

	while (ft_step(s))
		if (ft_col_int(s, 0) < (int64_t)a->count)
			a->level[ft_col_int(s, 0)] = (uint8_t)ft_col_int(s, 1);
}

/* Writes a blob where it differs from what is there. */
static void put_blob(struct ft_writer *w, int64_t id, struct ft_str data)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT data=?2 FROM pack WHERE id=?1");
	bool same = false;

	if (data.p == NULL)
		data.p = "";
	ft_bind_int(s, 1, id);
	ft_bind_blob(s, 2, data);
	while (ft_step(s))
		same = ft_col_int(s, 0) == 1;
	if (same)
		return;
	s = ft_sql(w->db, "INSERT OR REPLACE INTO pack(id, data) VALUES(?1, ?2)");
	ft_bind_int(s, 1, id);
	ft_bind_blob(s, 2, data);
	ft_run(s);
}

static void put_lengths(struct ft_writer *w, const struct all *a)
{
	for (size_t from = 0; from < a->count; from += FT_PACK_CHUNK) {
		size_t n = a->count - from < FT_PACK_CHUNK ? a->count - from : FT_PACK_CHUNK;

		put_blob(w, (int64_t)(from / FT_PACK_CHUNK), (struct ft_str){(const char *)a->lengths + from, n});
	}
}

static void put_extras(struct ft_writer *w, const struct all *a)
{
	struct ft_buf out = {0};

	for (size_t i = 0; i < a->count; i++) {
		struct ft_unit_extra e = {(uint32_t)i, a->addr[i], a->level[i]};

		if (e.addr || e.level)
			ft_buf_add(&out, (struct ft_str){(const char *)&e, sizeof e});
	}
	put_blob(w, FT_PACK_EXTRAS, ft_buf_str(&out));
	ft_buf_free(&out);
}

static void put_texts(struct ft_writer *w)
{
	struct ft_stmt *s = ft_sql(w->db,
		"SELECT t.first, t.last, v.work, v.begins, v.ends, k.kind, t.authority, t.lang, v.fate, v.fixed, v.older, t.ord"
		" FROM text t JOIN version v ON v.id=t.version JOIN work k ON k.id=v.work WHERE t.first IS NOT NULL"
		" ORDER BY t.first");
	struct ft_buf out = {0};

	while (ft_step(s)) {
		struct ft_text_info t = {
			.first = (uint32_t)ft_col_int(s, 0), .last = (uint32_t)ft_col_int(s, 1), .work = (uint32_t)ft_col_int(s, 2),
			.begins = (int32_t)ft_col_int(s, 3), .ends = (int32_t)ft_col_int(s, 4),
			.kind = (uint8_t)ft_col_int(s, 5), .authority = (uint8_t)ft_col_int(s, 6),
			.lang = (uint8_t)ft_col_int(s, 7), .fate = (uint8_t)ft_col_int(s, 8),
			.fixed = ft_col_null(s, 9) ? 0 : (uint8_t)(ft_col_int(s, 9) + 1),
			.older = (int32_t)ft_col_int(s, 10), .ord = (uint16_t)ft_col_int(s, 11)};

		ft_buf_add(&out, (struct ft_str){(const char *)&t, sizeof t});
	}
	put_blob(w, FT_PACK_TEXTS, ft_buf_str(&out));
	ft_buf_free(&out);
}

static void put_int(struct ft_writer *w, const char *key, int64_t v)
{
	struct ft_stmt *s = ft_sql(w->db, "INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)");

	ft_bind_str(s, 1, ft_str(key));
	ft_bind_int(s, 2, v);
	ft_run(s);
}

static void put_mean(struct ft_writer *w, const struct all *a)
{
	double sum = 0;
	int64_t n = 0;

	for (size_t i = 0; i < a->count; i++) {
		sum += ft_length_unpack(a->lengths[i]);
		n += a->lengths[i] > 0;
	}
	put_int(w, "mean_length", n ? (int64_t)(sum / (double)n + 0.5) : 1);
	put_int(w, "last_unit", (int64_t)a->count - 1);
}

void ft_settle_pack(struct ft_writer *w)
{
	struct all a = {.count = (size_t)ft_db_int(w->db, "SELECT coalesce(max(id),0) FROM provision", 0) + 1};

	if (!ft_db_ok(w->db)) /* a full disk: the count means nothing */
		return;
	a.lengths = ft_alloc(a.count);
	a.addr = ft_alloc(a.count * sizeof *a.addr);
	a.level = ft_alloc(a.count);
	read_old(w, &a);
	for (size_t i = 0; i < w->fresh_len; i++)
		a.lengths[w->fresh[i].id] = ft_length_pack(w->fresh[i].length);
	join_addresses(w, &a);
	set_levels(w, &a);
	put_lengths(w, &a);
	put_extras(w, &a);
	put_texts(w);
	put_mean(w, &a);
	free(a.lengths);
	free(a.addr);
	free(a.level);
}
