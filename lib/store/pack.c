#include "store/pack.h"

#include "store/inner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct ft_pack {
	struct ft_db *db;
	struct ft_arena *arena;
	const uint8_t **lengths; /* chunks, NULL until touched */
	size_t chunk_count, units;
	double average, length_of[256];
	const struct ft_text_info *texts;
	const struct ft_unit_extra *extras;
	size_t text_count, extra_count, text_at, extra_at; /* *_at: where the last look-up ended */
	bool texts_read;
};

uint8_t ft_length_pack(size_t tokens)
{
	double steps = 16.0 * log2(1.0 + (double)tokens);

	return steps > 255 ? 255 : (uint8_t)lround(steps);
}

double ft_length_unpack(uint8_t packed)
{
	return exp2(packed / 16.0) - 1.0;
}

static struct ft_str blob(struct ft_pack *p, int64_t id)
{
	return ft_blob_dup(p->db, "pack", "data", id, p->arena);
}

static void pack_free(void *pack)
{
	struct ft_pack *p = pack;

	ft_arena_free(p->arena);
	free(p->lengths);
	free(p);
}

struct ft_pack *ft_pack_of(struct ft_db *db)
{
	struct ft_pack *p = db->pack;

	if (p)
		return p;
	p = db->pack = ft_alloc(sizeof *p);
	db->pack_free = pack_free;
	p->db = db;
	p->arena = ft_arena_new();
	p->units = (size_t)ft_db_int(db, "SELECT coalesce((SELECT value FROM meta WHERE key='last_unit'),0)", 0) + 1;
	p->average = (double)ft_db_int(db, "SELECT coalesce((SELECT value FROM meta WHERE key='mean_length'),1)", 1);
	if (p->units > (size_t)1 << 31)
		p->units = 1;
	for (int i = 0; i < 256; i++)
		p->length_of[i] = ft_length_unpack((uint8_t)i);
	p->chunk_count = p->units / FT_PACK_CHUNK + 1;
	p->lengths = ft_alloc(p->chunk_count * sizeof *p->lengths);
	return p;
}

struct ft_str ft_pack_row(struct ft_db *db, int64_t id, struct ft_arena *a)
{
	struct ft_stmt *s = ft_sql(db, "SELECT data FROM pack WHERE id=?1");
	struct ft_str data = {NULL, 0};

	ft_bind_int(s, 1, id);
	while (ft_step(s))
		data = ft_col_dup(s, 0, a);
	return data;
}

/* A chunk as it is, filled up with zeros when the row is short. */
static const uint8_t *read_chunk(struct ft_pack *p, size_t chunk)
{
	struct ft_str data = ft_pack_row(p->db, (int64_t)chunk, p->arena);
	uint8_t *v;

	if (data.n >= FT_PACK_CHUNK)
		return (const uint8_t *)data.p;
	v = ft_arena_alloc(p->arena, FT_PACK_CHUNK);
	if (data.n)
		memcpy(v, data.p, data.n);
	return v;
}

double ft_pack_length(struct ft_pack *p, int64_t id)
{
	size_t chunk = (size_t)id / FT_PACK_CHUNK;

	if (id <= 0 || (size_t)id >= p->units)
		return 0;
	if (p->lengths[chunk] == NULL)
		p->lengths[chunk] = read_chunk(p, chunk);
	return p->length_of[p->lengths[chunk][(size_t)id % FT_PACK_CHUNK]];
}

static void read_tables(struct ft_pack *p)
{
	struct ft_str texts = blob(p, FT_PACK_TEXTS), extras = blob(p, FT_PACK_EXTRAS);

	p->texts_read = true;
	p->texts = (const void *)texts.p; /* the arena aligns them */
	p->text_count = texts.n / sizeof *p->texts;
	p->extras = (const void *)extras.p;
	p->extra_count = extras.n / sizeof *p->extras;
}

/* Moves to the text that holds id: a step where ids rise, else by halves. */
static const struct ft_text_info *find_text(struct ft_pack *p, uint32_t id)
{
	static const struct ft_text_info none;
	size_t low = 0, high = p->text_count;

	if (p->text_at + 1 < p->text_count && id > p->texts[p->text_at].last && id <= p->texts[p->text_at + 1].last)
		p->text_at++;
	if (p->text_at < high && id >= p->texts[p->text_at].first && id <= p->texts[p->text_at].last)
		return &p->texts[p->text_at];
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (p->texts[mid].last < id)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == p->text_count || id < p->texts[low].first)
		return &none;
	p->text_at = low;
	return &p->texts[low];
}

/* Whether the extra at this place is the first that is not before id. */
static bool is_next_extra(const struct ft_pack *p, size_t at, uint32_t id)
{
	return (at == 0 || p->extras[at - 1].unit < id) && (at == p->extra_count || p->extras[at].unit >= id);
}

/* Extras are few: between two of them the look-up stays where it is, and goes one on where ids rise. */
static const struct ft_unit_extra *find_extra(struct ft_pack *p, uint32_t id)
{
	size_t low = 0, high = p->extra_count;

	if (is_next_extra(p, p->extra_at, id))
		low = high = p->extra_at;
	else if (p->extra_at < high && is_next_extra(p, p->extra_at + 1, id))
		low = high = p->extra_at + 1;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (p->extras[mid].unit < id)
			low = mid + 1;
		else
			high = mid;
	}
	p->extra_at = low;
	return low < p->extra_count && p->extras[low].unit == id ? &p->extras[low] : NULL;
}

struct ft_unit ft_pack_unit(struct ft_pack *p, int64_t id)
{
	const struct ft_unit_extra *extra;
	struct ft_unit u = {.addr = 0};

	if (!p->texts_read)
		read_tables(p);
	u.text = find_text(p, (uint32_t)id);
	extra = find_extra(p, (uint32_t)id);
	if (extra) {
		u.addr = extra->addr;
		u.level = extra->level;
	}
	return u;
}

double ft_pack_average(struct ft_pack *p)
{
	return p->average > 0 ? p->average : 1;
}
