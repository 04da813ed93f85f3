/* The reader: a text, and beside it what belongs to it. */
#include "tui/view/reader.h"

#include "query/resolve.h"

#include <stdlib.h>
#include <string.h>

enum { SPLIT_MIN = 64, ASIDE_MIN = 96, STACK_MIN = 20 };

static void *open_reader(struct session *s)
{
	struct reader *r = ft_alloc(sizeof *r);

	*r = (struct reader){.s = s, .a = ft_arena_new(), .share = 50, .aside_type = -1};
	for (int i = 0; i < BLOCKS; i++)
		r->blocks[i].pair = -1;
	return r;
}

static void close_reader(void *model)
{
	struct reader *r = model;

	reader_forget(r);
	for (int i = 0; i < BLOCKS; i++) {
		flow_free(&r->blocks[i].f[0]);
		flow_free(&r->blocks[i].f[1]);
		free(r->blocks[i].rows);
		free(r->blocks[i].stops);
	}
	link_list_free(&r->aside);
	flow_free(&r->banner_lines);
	ft_arena_free(r->a);
	ft_arena_free(r->here_a);
	ft_arena_free(r->find_a);
	free(r->address);
	free(r);
}

/* ---- opening ---- */

/* Opens a version; the pane beside stays of its kind where that means something. */
static void open_version(struct reader *r, int64_t work, int64_t version)
{
	reader_forget(r);
	ft_arena_free(r->a);
	r->a = ft_arena_new();
	r->book[0] = r->book[1] = (struct ft_book){0};
	r->len = 0;
	r->loaded = ft_book_open(r->s->db, r->a, work, version, &r->book[0]);
	if (!r->loaded) { /* a damaged index: what was known of the place before went with the arena */
		r->place = (struct ft_place){0};
		r->s->here = (struct spot){.row = -1};
	}
	if (r->beside == BESIDE_VERSION)
		r->beside = BESIDE_NONE;
	r->hits = 0;
	reader_pair_one(r);
}

static void go(void *model, const struct spot *s)
{
	struct reader *r = model;
	struct ft_arena *tmp = ft_arena_new();
	struct ft_str address = spot_address(tmp, s);
	struct ft_resolved f = ft_resolve(r->s->db, tmp, address, r->s->day);

	if (f.target_len) {
		struct ft_target *t = &f.targets[0];

		if (!r->loaded || r->book[0].work.id != t->work || r->book[0].version.id != t->version)
			open_version(r, t->work, t->version);
		reader_to(r, f.err == FT_OK ? t->eid : s->eid, s->row);
		reader_moved(r);
		free(r->address);
		r->address = ft_strdup(address);
	}
	ft_arena_free(tmp);
}

static void reload(void *model)
{
	struct reader *r = model;
	struct ft_arena *tmp = ft_arena_new();
	struct spot at = {r->place.key, r->place.date, r->here_eid, -1};
	enum beside beside = r->beside;

	r->loaded = false;
	if (at.key.n) {
		at = spot_dup(tmp, &at);
		r->beside = beside == BESIDE_VERSION ? BESIDE_NONE : beside;
		go(r, &at);
	}
	ft_arena_free(tmp);
}

/* ---- geometry ---- */

static void fit(void *model, int w, int h)
{
	struct reader *r = model;
	int head;

	reader_layout(r, w, h);
	if (!r->loaded)
		return;
	if (r->relaid)
		reader_anchor(r);
	r->relaid = false;
	if (r->len) {
		reader_clamp(r);
		reader_block(r, r->at);
	}
	head = r->head;
	reader_know(r);
	reader_layout(r, w, h); /* the banner may have come or gone */
	if (head != r->head || r->top >= (int)r->len)
		reader_show_cursor(r);
	if (r->len) {
		int pair = r->top, row = -r->top_row;

		reader_clamp(r);
		for (; pair < (int)r->len && row < r->text_h; pair++)
			row += (int)reader_block(r, pair)->len;
		if (r->at < r->top || r->at > pair)
			reader_show_cursor(r);
		reader_block(r, r->at);
		r->screen_row = r->s->here.row = reader_screen_row(r);
	}
	r->aside_stale |= r->aside_level != r->s->level;
	if (r->aside_w && r->aside_stale && !r->s->busy(r->s->busy_arg))
		reader_aside(r);
	if (r->aside_w)
		link_list_fit(&r->aside, &r->aside_at, r->aside_h - 1);
}

static struct request idle(void *model)
{
	struct reader *r = model;

	return r->aside_w && r->aside_stale ? done() : pass();
}

static const struct hint hints[] = {
	{A_ENTER, 0, N_("follow"), NULL},
	{A_BESIDE_LANG, 0, N_("zh|en"), NULL},
	{A_BESIDE_RELATED, 0, N_("related"), NULL},
	{A_BESIDE_VERSION, 0, N_("versions"), NULL},
	{A_LINKS, 0, N_("links"), NULL},
	{A_INSPECT, 0, N_("inspector"), NULL},
	{A_FIND, 0, N_("find"), NULL},
	{A_SEARCH, 0, N_("search all"), NULL},
	{A_BACK, 0, N_("back"), NULL},
	{A_NEXT_PANE, 0, N_("pane"), NULL},
	{A_QUIT, 0, N_("quit"), NULL},
	{0},
};

const struct view view_reader = {
	.name = "reader",
	.title = N_("Reader"),
	.where = AT_MAIN,
	.scope = IN_READER,
	.open = open_reader,
	.close = close_reader,
	.fit = fit,
	.act = reader_act,
	.draw = reader_draw,
	.reload = reload,
	.idle = idle,
	.typed = reader_typed,
	.go = go,
	.status = reader_status,
	.click = reader_click,
	.hints = hints,
};
