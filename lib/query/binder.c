#include "query/binder.h"

#include "base/sha.h"
#include "doc/eid.h"
#include "doc/manifest.h"
#include "query/resolve.h"

#include <jansson.h>

enum { MAX_TEXTS = 32 };

struct comparing {
	struct ft_db *db;
	struct ft_arena *a;
	int day;
	struct ft_binder_check *out;
	size_t cap;
	struct ft_str address; /* of the provision at hand */
};

static void add(struct comparing *c, const char *code, struct ft_str message)
{
	struct ft_binder_check *o = c->out;

	o->faults = ft_grow(o->faults, o->len, &c->cap, sizeof *o->faults);
	o->faults[o->len++] = (struct ft_binder_fault){code, message, c->address};
}

/* A member that is a string, kept; empty where it is none. */
static struct ft_str text_of(struct ft_arena *a, const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	return json_is_string(v) ? ft_arena_dup(a, (struct ft_str){json_string_value(v), json_string_length(v)}) : FT_S("");
}

/* ---- one text ---- */

static bool is_the_text(const struct ft_place *p, struct ft_str lang, struct ft_str authority, struct ft_str source)
{
	return ft_eq(lang, ft_str(ft_lang_word(p->lang))) && ft_eq(authority, ft_str(ft_authority_word(p->authority))) &&
	       ft_eq(source, p->file);
}

static void compare_text(struct comparing *c, const json_t *text, const struct ft_place *v, size_t n)
{
	struct ft_str lang = text_of(c->a, text, "lang"), authority = text_of(c->a, text, "authority"),
		      source = text_of(c->a, text, "source"), want = text_of(c->a, text, "sha256");
	int rank = ft_authority_find(authority);
	const struct ft_place *same = NULL, *better = NULL;
	char hex[FT_SHA_HEX];

	c->out->texts++;
	for (size_t i = 0; i < n; i++) {
		if (is_the_text(&v[i], lang, authority, source))
			same = &v[i];
		if (better == NULL && ft_eq(lang, ft_str(ft_lang_word(v[i].lang))) && (int)v[i].authority < rank && v[i].body.n)
			better = &v[i];
	}
	if (same)
		ft_sha_hex(hex, same->sha);
	if (want.n == 0)
		want = FT_S(FT_MANIFEST_UNSEALED); /* a heading without words: the index has zeros */
	if (same == NULL)
		add(c, "text-missing", ft_arena_fmt(c->a, "its text (%.*s, %.*s, %.*s) is no longer in the library", FT_FMT(lang),
						    FT_FMT(authority), FT_FMT(source)));
	else if (!ft_eq(want, ft_str(hex)))
		add(c, "text-changed", ft_arena_fmt(c->a, "its text (%.*s, %.*s, %.*s) is not what it was", FT_FMT(lang),
						    FT_FMT(authority), FT_FMT(source)));
	if (better)
		add(c, "better-text", ft_arena_fmt(c->a, "the library now has a better text (%.*s, %s, %.*s)", FT_FMT(lang),
						   ft_authority_word(better->authority), FT_FMT(better->file)));
}

/* ---- one provision ---- */

static size_t load_texts(struct comparing *c, const struct ft_target *t, struct ft_place *v)
{
	int64_t node[MAX_TEXTS];
	size_t n = ft_nodes_at(c->db, t->version, ft_eid_unit(t->eid), node, MAX_TEXTS), kept = 0;

	for (size_t i = 0; i < n; i++)
		kept += ft_place_load(c->db, c->a, node[i], &v[kept]);
	return kept;
}

static void compare_status(struct comparing *c, const struct ft_place *p, struct ft_str was)
{
	const char *is = ft_status_word(ft_status_on(&p->time, c->day));

	if (!ft_eq(was, ft_str(is)))
		add(c, "status", ft_arena_fmt(c->a, "it was %.*s on %.*s and is %s now", FT_FMT(was), FT_FMT(c->out->on), is));
}

static void compare_provision(struct comparing *c, const json_t *provision)
{
	struct ft_place v[MAX_TEXTS];
	struct ft_resolved r;
	const json_t *text;
	size_t n, i;

	c->address = text_of(c->a, provision, "address");
	c->out->provisions++;
	r = ft_resolve(c->db, c->a, c->address, c->day);
	n = r.err == FT_OK ? load_texts(c, &r.targets[0], v) : 0;
	if (n == 0) {
		add(c, "missing", FT_S("it is no longer in the library"));
		return;
	}
	compare_status(c, &v[0], text_of(c->a, provision, "status"));
	json_array_foreach(json_object_get(provision, "texts"), i, text)
		compare_text(c, text, v, n);
}

bool ft_binder_compare(struct ft_db *db, struct ft_arena *a, struct ft_str manifest, int day, struct ft_binder_check *out,
		       struct ft_str *why)
{
	struct comparing c = {.db = db, .a = a, .day = day, .out = out};
	json_error_t e;
	json_t *root = json_loadb(manifest.p, manifest.n, JSON_REJECT_DUPLICATES, &e);
	const json_t *list = json_object_get(root, "provisions"), *provision;
	size_t i;

	*out = (struct ft_binder_check){.provisions = 0};
	if (!ft_eq(text_of(a, root, "schema"), FT_S(FT_MANIFEST_SCHEMA)) || !json_is_array(list)) {
		*why = root ? FT_S("its manifest is of another kind") : ft_arena_fmt(a, "its manifest is damaged: %s", e.text);
		json_decref(root);
		return false;
	}
	out->on = text_of(a, root, "on");
	out->program = text_of(a, root, "program");
	out->build = text_of(a, root, "build");
	out->matter = text_of(a, root, "matter");
	out->seal = text_of(a, root, "seal");
	json_array_foreach(list, i, provision)
		compare_provision(&c, provision);
	out->faults = ft_arena_keep(a, out->faults, out->len, sizeof *out->faults);
	json_decref(root);
	return true;
}
