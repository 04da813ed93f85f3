#include "indexer/catalogue.h"

#include "base/date.h"
#include "base/json.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* What reading one file needs: every check goes through here, so that each fault names its member. */
struct reader {
	struct ft_arena *arena;
	struct ft_diags *diags;
	const char *where; /* versions[0] and the like, for messages */
	bool bad;
};

static void fault(struct reader *r, const char *member, const char *words)
{
	ft_diag(r->diags, FT_D_BAD_VALUE, 0, 0, "%s%s%s: %s", r->where, r->where[0] ? "." : "", member, words);
	r->bad = true;
}

/* Complains of members that are not in the list, which ends with NULL. */
static void check_members(struct reader *r, json_t *o, const char *const *known)
{
	const char *key;
	json_t *value;

	json_object_foreach(o, key, value) {
		size_t i = 0;

		while (known[i] && strcmp(known[i], key) != 0)
			i++;
		if (known[i] == NULL)
			fault(r, key, "no such member is known");
	}
}

static struct ft_str str_member(struct reader *r, json_t *o, const char *name, bool needed)
{
	json_t *v = json_object_get(o, name);

	if (v == NULL || json_is_null(v) || (needed && json_is_string(v) && json_string_length(v) == 0)) {
		if (needed)
			fault(r, name, "is missing");
		return FT_S("");
	}
	if (!json_is_string(v)) {
		fault(r, name, "must be a string");
		return FT_S("");
	}
	return ft_arena_dup(r->arena, (struct ft_str){json_string_value(v), json_string_length(v)});
}

static struct ft_str date_member(struct reader *r, json_t *o, const char *name, bool needed)
{
	struct ft_str s = str_member(r, o, name, needed);
	char date[11];

	if (s.n && !ft_date_parse(s, date))
		fault(r, name, "is no date (YYYY-MM-DD)");
	return s;
}

static struct ft_pair pair_member(struct reader *r, json_t *o, const char *name)
{
	static const char *const known[] = {"zh", "en", NULL};
	json_t *v = json_object_get(o, name);
	struct ft_pair p = {FT_S(""), FT_S("")};

	if (v == NULL || json_is_null(v))
		return p;
	if (!json_is_object(v)) {
		fault(r, name, "must be {\"zh\": …, \"en\": …}");
		return p;
	}
	check_members(r, v, known);
	p.zh = str_member(r, v, "zh", false);
	p.en = str_member(r, v, "en", false);
	return p;
}

static struct ft_strs list_of(struct reader *r, json_t *v, const char *name)
{
	struct ft_strs l = {NULL, 0};

	if (v == NULL || json_is_null(v))
		return l;
	if (!json_is_array(v)) {
		fault(r, name, "must be a list of strings");
		return l;
	}
	l.v = ft_arena_alloc(r->arena, (json_array_size(v) + 1) * sizeof *l.v);
	for (size_t i = 0; i < json_array_size(v); i++) {
		json_t *e = json_array_get(v, i);

		if (!json_is_string(e))
			fault(r, name, "must be a list of strings");
		else
			l.v[l.len++] = ft_arena_dup(r->arena, ft_str(json_string_value(e)));
	}
	return l;
}

/* A word of a closed set; `find` gives its number. */
static int word_member(struct reader *r, json_t *o, const char *name, int (*find)(struct ft_str), int otherwise)
{
	struct ft_str s = str_member(r, o, name, otherwise < 0);
	int v;

	if (s.n == 0)
		return otherwise < 0 ? 0 : otherwise;
	v = find(s);
	if (v < 0) {
		char words[160];

		snprintf(words, sizeof words, "\"%.*s\" is no word known here", FT_FMT(ft_head(s, 80)));
		fault(r, name, words);
	}
	return v < 0 ? 0 : v;
}

static void add_issuer(struct reader *r, struct ft_str *all, struct ft_str one, const char *mark)
{
	if (one.n)
		*all = ft_arena_fmt(r->arena, "%.*s%s%.*s", FT_FMT(*all), all->n ? mark : "", FT_FMT(one));
}

static struct ft_pair issuers(struct reader *r, json_t *o)
{
	json_t *v = json_object_get(o, "issuers"), *e;
	struct ft_pair all = {FT_S(""), FT_S("")};
	size_t i;

	if (v && !json_is_null(v) && !json_is_array(v))
		fault(r, "issuers", "must be a list");
	json_array_foreach(v, i, e) {
		if (!json_is_object(e))
			fault(r, "issuers", "must be a list of {\"zh\": …, \"en\": …}");
		add_issuer(r, &all.zh, str_member(r, e, "zh", false), "、");
		add_issuer(r, &all.en, str_member(r, e, "en", false), ", ");
	}
	return all;
}

static int status_or_none(struct ft_str s)
{
	int v = ft_status_find(s);

	return v == FT_ST_UNKNOWN || v == FT_ST_WITHDRAWN ? v : -1;
}

static void read_version(struct reader *r, json_t *o, struct ft_cat_version *v)
{
	static const char *const known[] = {"date", "event", "promulgated", "effective", "until", "label", "draft",
					    "status", "status_note", "articles", NULL};
	json_t *n = json_object_get(o, "articles");

	check_members(r, o, known);
	v->date = date_member(r, o, "date", true);
	v->event = str_member(r, o, "event", false);
	v->promulgated = date_member(r, o, "promulgated", false);
	v->effective = date_member(r, o, "effective", false);
	v->until = date_member(r, o, "until", false);
	v->label = pair_member(r, o, "label");
	v->status_note = pair_member(r, o, "status_note");
	v->draft = json_is_true(json_object_get(o, "draft"));
	v->status = -1;
	if (str_member(r, o, "status", false).n)
		v->status = word_member(r, o, "status", status_or_none, -1);
	v->articles = json_is_integer(n) ? (long)json_integer_value(n) : -1;
	if (v->until.n && v->effective.n && ft_cmp(v->until, v->effective) < 0)
		fault(r, "until", "is before the version took effect");
}

static void read_basis(struct reader *r, json_t *o, struct ft_cat_text *t)
{
	json_t *by = json_object_get(o, "basis_by_article"), *value;
	const char *eid;

	if (!json_is_object(by))
		return;
	t->by_article = ft_arena_alloc(r->arena, (json_object_size(by) + 1) * sizeof *t->by_article);
	json_object_foreach(by, eid, value) {
		int b = json_is_string(value) ? ft_basis_find(ft_str(json_string_value(value))) : -1;

		if (b < 0) {
			fault(r, "basis_by_article", "must map an eid to official-text, secondary or unverified");
			continue;
		}
		t->by_article[t->by_article_len++] =
			(struct ft_cat_basis){ft_arena_dup(r->arena, ft_str(eid)), (enum ft_basis)b};
	}
}

static void read_text(struct reader *r, json_t *o, struct ft_cat_text *t)
{
	static const char *const known[] = {"file", "version", "lang", "authority", "basis", "basis_by_article",
					    "source", "url", "retrieved", NULL};

	check_members(r, o, known);
	t->file = str_member(r, o, "file", true);
	t->version = date_member(r, o, "version", true);
	t->source = str_member(r, o, "source", false);
	t->url = str_member(r, o, "url", false);
	t->retrieved = date_member(r, o, "retrieved", false);
	t->lang = (enum ft_lang)word_member(r, o, "lang", ft_lang_find, -1);
	t->authority = (enum ft_authority)word_member(r, o, "authority", ft_authority_find, -1);
	t->basis = (enum ft_basis)word_member(r, o, "basis", ft_basis_find, FT_BA_NONE);
	if (t->authority == FT_AU_DIGEST && t->basis == FT_BA_NONE)
		fault(r, "basis", "a digest must say what it rests on");
	read_basis(r, o, t);
}

/* Reads a list of objects: `each` gets element and place. */
static size_t read_list(struct reader *r, json_t *o, const char *name, size_t size, void **out,
			void (*each)(struct reader *, json_t *, void *))
{
	json_t *v = json_object_get(o, name);
	size_t n = json_array_size(v);
	char where[32];

	if (v && !json_is_null(v) && !json_is_array(v))
		fault(r, name, "must be a list");
	*out = ft_arena_alloc(r->arena, (n + 1) * size);
	for (size_t i = 0; i < n; i++) {
		snprintf(where, sizeof where, "%s[%zu]", name, i);
		r->where = where;
		if (json_is_object(json_array_get(v, i)))
			each(r, json_array_get(v, i), (char *)*out + i * size);
		else
			fault(r, "", "must be an object");
	}
	r->where = "";
	return n;
}

static void each_version(struct reader *r, json_t *o, void *at)
{
	read_version(r, o, at);
}

static void each_text(struct reader *r, json_t *o, void *at)
{
	read_text(r, o, at);
}

static bool key_valid(struct ft_str key)
{
	static const char special[] = "@#/\\~ \t";

	for (size_t i = 0; i < key.n; i++)
		if ((unsigned char)key.p[i] < 0x21 || strchr(special, key.p[i]))
			return false;
	return key.n > 0 && key.n <= 120;
}

static void check_whole(struct reader *r, struct ft_cat_work *w)
{
	if (!key_valid(w->key))
		fault(r, "key", "must be 1 to 120 bytes without blanks, @, #, / or ~");
	if (w->title.zh.n == 0 && w->title.en.n == 0)
		fault(r, "title", "is missing");
	for (size_t i = 0; i < w->text_len; i++) {
		bool found = false;

		for (size_t k = 0; k < w->version_len; k++)
			found |= ft_eq(w->texts[i].version, w->versions[k].date);
		if (!found)
			fault(r, "texts", "a text names a version that is not in the list");
	}
	for (size_t i = 0; i < w->version_len; i++)
		for (size_t k = 0; k < i; k++)
			if (ft_eq(w->versions[i].date, w->versions[k].date))
				fault(r, "versions", "two versions have one date");
}

static void read_work(struct reader *r, json_t *o, struct ft_cat_work *w)
{
	static const char *const known[] = {"key", "kind", "title", "short", "number", "issuers", "jurisdiction",
					    "succeeds", "succeeded_by", "page", "as_of", "note", "versions", "texts",
					    NULL};
	json_t *brief = json_object_get(o, "short");
	void *list;

	check_members(r, o, known);
	w->key = str_member(r, o, "key", true);
	w->kind = (enum ft_work_kind)word_member(r, o, "kind", ft_work_kind_find, -1);
	w->title = pair_member(r, o, "title");
	w->number = str_member(r, o, "number", false);
	w->issuer = issuers(r, o);
	w->jurisdiction = str_member(r, o, "jurisdiction", false);
	w->page = str_member(r, o, "page", false);
	w->as_of = date_member(r, o, "as_of", true);
	w->note = pair_member(r, o, "note");
	w->short_zh = list_of(r, json_object_get(brief, "zh"), "short.zh");
	w->short_en = list_of(r, json_object_get(brief, "en"), "short.en");
	w->succeeds = list_of(r, json_object_get(o, "succeeds"), "succeeds");
	w->succeeded_by = list_of(r, json_object_get(o, "succeeded_by"), "succeeded_by");
	w->version_len = read_list(r, o, "versions", sizeof *w->versions, &list, each_version);
	w->versions = list;
	w->text_len = read_list(r, o, "texts", sizeof *w->texts, &list, each_text);
	w->texts = list;
	check_whole(r, w);
}

struct ft_cat_work *ft_catalogue_read(struct ft_arena *a, struct ft_str text, struct ft_diags *diags)
{
	struct reader r = {a, diags, "", false};
	struct ft_cat_work *w = ft_arena_alloc(a, sizeof *w);
	json_error_t error;
	json_t *o;

	ft_json_reading();
	o = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &error);
	if (o == NULL) {
		ft_diag(diags, FT_D_BAD_VALUE, (unsigned)(error.line > 0 ? error.line : 0),
			(unsigned)(error.column > 0 ? error.column : 0), "%s", error.text);
		return NULL;
	}
	if (json_is_object(o))
		read_work(&r, o, w);
	else
		fault(&r, "", "the file must hold one object");
	json_decref(o);
	return r.bad ? NULL : w;
}
