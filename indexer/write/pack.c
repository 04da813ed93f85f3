/* The packed records of table pack (store/pack.h). */
#include "indexer/write/inner.h"

#include "base/buf.h"
#include "cite/name.h"
#include "store/pack.h"

#include <stdlib.h>
#include <string.h>

struct all {
	struct ft_unit_info *units;
	size_t count; /* highest unit id + 1 */
};

static void read_old(struct ft_writer *w, struct all *a)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT id, data FROM pack WHERE id>=0");

	while (ft_step(s)) {
		size_t from = (size_t)ft_col_int(s, 0) * FT_PACK_CHUNK;
		struct ft_str data = ft_col_str(s, 1);
		size_t n = data.n / sizeof *a->units;

		if (from >= a->count)
			continue;
		n = n < a->count - from ? n : a->count - from;
		memcpy(a->units + from, data.p, n * sizeof *a->units);
	}
}

static void set_texts(struct ft_writer *w, struct all *a)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT id, first, last FROM text WHERE first IS NOT NULL");

	for (size_t i = 0; i < a->count; i++)
		a->units[i].text = a->units[i].addr = 0;
	while (ft_step(s))
		for (int64_t i = ft_col_int(s, 1); i <= ft_col_int(s, 2) && i < (int64_t)a->count; i++) {
			a->units[i].text = (uint32_t)ft_col_int(s, 0);
			a->units[i].addr = (uint32_t)i;
		}
}

/* Units of one version and eid share the lowest id of them. */
static void join_addresses(struct ft_writer *w, struct all *a)
{
	struct ft_stmt *s = ft_sql(w->db,
		"SELECT p.id, min(p.id) OVER (PARTITION BY t.version, p.eid) FROM text t JOIN provision p ON p.text=t.id"
		" WHERE p.body IS NOT NULL AND t.version IN (SELECT version FROM text GROUP BY version HAVING count(*)>1)");

	while (ft_step(s))
		if (ft_col_int(s, 0) < (int64_t)a->count)
			a->units[ft_col_int(s, 0)].addr = (uint32_t)ft_col_int(s, 1);
}

static void set_levels(struct ft_writer *w, struct all *a)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT id, level FROM provision WHERE text IN (SELECT t.id FROM text t JOIN text x"
					  " ON x.version=t.version JOIN file f ON f.id=x.file AND f.role='outline')"
					  " AND level IS NOT NULL");

	while (ft_step(s))
		if (ft_col_int(s, 0) < (int64_t)a->count)
			a->units[ft_col_int(s, 0)].level = (uint8_t)ft_col_int(s, 1);
}

static void put_blob(struct ft_writer *w, int64_t id, struct ft_str data)
{
	struct ft_stmt *s = ft_sql(w->db, "INSERT OR REPLACE INTO pack(id, data) VALUES(?1, ?2)");

	ft_bind_int(s, 1, id);
	ft_bind_blob(s, 2, data);
	ft_run(s);
}

/* Writes the chunks that differ from what is there. */
static void put_units(struct ft_writer *w, const struct all *a)
{
	size_t chunks = a->count / FT_PACK_CHUNK + 1;
	const size_t size = FT_PACK_CHUNK * sizeof *a->units;

	for (size_t c = 0; c < chunks; c++) {
		size_t from = c * FT_PACK_CHUNK;
		size_t n = a->count - from < FT_PACK_CHUNK ? a->count - from : FT_PACK_CHUNK;
		struct ft_str data = {(const char *)(a->units + from), n == FT_PACK_CHUNK ? size : n * sizeof *a->units};
		struct ft_stmt *s = ft_sql(w->db, "SELECT data=?2 FROM pack WHERE id=?1");
		bool same = false;

		ft_bind_int(s, 1, (int64_t)c);
		ft_bind_blob(s, 2, data);
		while (ft_step(s))
			same = ft_col_int(s, 0) == 1;
		if (!same)
			put_blob(w, (int64_t)c, data);
	}
}

static void put_texts(struct ft_writer *w)
{
	struct ft_stmt *s = ft_sql(w->db,
		"SELECT t.id, v.work, v.begins, v.ends, k.kind, t.authority, t.lang, v.fate, v.fixed, v.stated FROM text t"
		" JOIN version v ON v.id=t.version JOIN work k ON k.id=v.work ORDER BY t.id");
	struct ft_buf out = {0};

	while (ft_step(s)) {
		struct ft_text_info t = {.work = (uint32_t)ft_col_int(s, 1), .begins = (int32_t)ft_col_int(s, 2),
					 .ends = (int32_t)ft_col_int(s, 3), .kind = (uint8_t)ft_col_int(s, 4),
					 .authority = (uint8_t)ft_col_int(s, 5), .lang = (uint8_t)ft_col_int(s, 6),
					 .fate = (uint8_t)ft_col_int(s, 7), .stated = (uint8_t)ft_col_int(s, 9)};
		static const struct ft_text_info none;

		t.fixed = ft_col_null(s, 8) ? 0 : (uint8_t)(ft_col_int(s, 8) + 1);
		while (out.len < (size_t)ft_col_int(s, 0) * sizeof t) /* ids of texts that are no more */
			ft_buf_add(&out, (struct ft_str){(const char *)&none, sizeof none});
		ft_buf_add(&out, (struct ft_str){(const char *)&t, sizeof t});
	}
	put_blob(w, FT_PACK_TEXTS, ft_buf_str(&out));
	ft_buf_free(&out);
}

static void put_titles(struct ft_writer *w)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT id, coalesce(title_zh,''), coalesce(title_en,'') FROM work ORDER BY id");
	struct ft_buf out = {0};

	while (ft_step(s)) {
		ft_buf_fmt(&out, "%lld\t", (long long)ft_col_int(s, 0));
		ft_name_key(&out, ft_col_str(s, 1));
		ft_buf_putc(&out, '\t');
		ft_name_key(&out, ft_col_str(s, 2));
		ft_buf_putc(&out, '\n');
	}
	put_blob(w, FT_PACK_TITLES, ft_buf_str(&out));
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
	int64_t sum = 0, n = 0;

	for (size_t i = 0; i < a->count; i++) {
		sum += a->units[i].text ? a->units[i].length : 0;
		n += a->units[i].length > 0 && a->units[i].text;
	}
	put_int(w, "mean_length", n ? (sum + n / 2) / n : 1);
	put_int(w, "last_unit", (int64_t)a->count - 1);
}

void ft_settle_pack(struct ft_writer *w)
{
	struct all a = {.count = (size_t)ft_db_int(w->db, "SELECT coalesce(max(id),0) FROM provision", 0) + 1};

	a.units = ft_alloc(a.count * sizeof *a.units);
	read_old(w, &a);
	for (size_t i = 0; i < w->fresh_len; i++)
		a.units[w->fresh[i].id].length = w->fresh[i].length;
	set_texts(w, &a);
	join_addresses(w, &a);
	set_levels(w, &a);
	put_units(w, &a);
	put_texts(w);
	put_titles(w);
	put_mean(w, &a);
	free(a.units);
}
