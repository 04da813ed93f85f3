#include "store/inner.h"

#include <stdlib.h>
#include <string.h>

struct ft_pack {
	struct ft_db *db;
	struct ft_unit_info **chunks;
	size_t chunk_count, units;
	double average;
	struct ft_text_info *texts;
	size_t text_count;
	struct ft_str titles;
	struct ft_arena *arena;
	bool texts_read, titles_read;
};

static const char blob_sql[] = "SELECT data FROM pack WHERE id=?1";

static struct ft_str blob(struct ft_pack *p, int64_t id)
{
	struct ft_stmt *s = ft_sql(p->db, blob_sql);
	struct ft_str data = {NULL, 0};

	ft_bind_int(s, 1, id);
	if (ft_step(s))
		data = ft_col_dup(s, 0, p->arena);
	return data;
}

struct ft_pack *ft_pack_of(struct ft_db *db)
{
	struct ft_pack *p = db->pack;

	if (p)
		return p;
	p = db->pack = ft_alloc(sizeof *p);
	p->db = db;
	p->arena = ft_arena_new();
	p->units = (size_t)ft_db_int(db, "SELECT coalesce((SELECT value FROM meta WHERE key='last_unit'),0)", 0) + 1;
	p->average = (double)ft_db_int(db, "SELECT coalesce((SELECT value FROM meta WHERE key='mean_length'),1)", 1);
	if (p->units > (size_t)1 << 31)
		p->units = 1;
	p->chunk_count = p->units / FT_PACK_CHUNK + 1;
	p->chunks = ft_alloc(p->chunk_count * sizeof *p->chunks);
	return p;
}

void ft_pack_free(struct ft_pack *p)
{
	if (p == NULL)
		return;
	ft_arena_free(p->arena);
	free(p->chunks);
	free(p);
}

static struct ft_unit_info *read_chunk(struct ft_pack *p, size_t chunk)
{
	struct ft_unit_info *v = ft_arena_alloc(p->arena, FT_PACK_CHUNK * sizeof *v);
	struct ft_str data = blob(p, (int64_t)chunk);
	size_t n = data.n < FT_PACK_CHUNK * sizeof *v ? data.n : FT_PACK_CHUNK * sizeof *v;

	if (n)
		memcpy(v, data.p, n);
	return v;
}

const struct ft_unit_info *ft_pack_unit(struct ft_pack *p, int64_t id)
{
	static const struct ft_unit_info none;
	size_t chunk = (size_t)id / FT_PACK_CHUNK;

	if (id <= 0 || (size_t)id >= p->units)
		return &none;
	if (p->chunks[chunk] == NULL)
		p->chunks[chunk] = read_chunk(p, chunk);
	return &p->chunks[chunk][(size_t)id % FT_PACK_CHUNK];
}

const struct ft_text_info *ft_pack_text(struct ft_pack *p, uint32_t text)
{
	static const struct ft_text_info none;

	if (!p->texts_read) {
		struct ft_str data = blob(p, FT_PACK_TEXTS);

		p->texts_read = true;
		p->texts = (struct ft_text_info *)(void *)(uintptr_t)data.p; /* the arena aligns it */
		p->text_count = data.n / sizeof *p->texts;
	}
	return text < p->text_count ? &p->texts[text] : &none;
}

size_t ft_pack_units(struct ft_pack *p)
{
	return p->units;
}

double ft_pack_average(struct ft_pack *p)
{
	return p->average > 0 ? p->average : 1;
}

struct ft_str ft_pack_titles(struct ft_pack *p)
{
	if (!p->titles_read) {
		p->titles_read = true;
		p->titles = blob(p, FT_PACK_TITLES);
	}
	return p->titles;
}
