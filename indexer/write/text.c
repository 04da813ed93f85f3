/* A text and its provisions; finding, or making, the work and version that it is a text of. */
#include "indexer/write/inner.h"

#include "base/date.h"
#include "indexer/match.h"
#include "indexer/read/law.h"
#include "store/read.h"

#include <stdlib.h>
#include <string.h>

static int64_t work_of_version(struct ft_writer *w, int64_t version)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT work FROM version WHERE id=?1");

	ft_bind_int(s, 1, version);
	return ft_first_int(s);
}

/* Sources date one version by its adoption or by its promulgation: where two days lie close together and the day of
 * effect is the same, it is the same version. */
static int64_t find_by_effect(struct ft_writer *w, int64_t work, const struct ft_ident *id)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT id FROM version WHERE work=?1 AND effective=?2 AND event<>'effective' AND"
					  " fixed IS NOT 7 AND abs(julianday(date)-julianday(?3))<=183");

	if (id->effective[0] == '\0' || id->draft || strcmp(id->event, "effective") == 0)
		return 0;
	ft_bind_int(s, 1, work);
	ft_bind_str(s, 2, ft_str(id->effective));
	ft_bind_str(s, 3, ft_str(id->date));
	return ft_first_int(s);
}

/* A version that only the text itself tells of. */
static int64_t add_version(struct ft_writer *w, int64_t work, const struct ft_ident *id)
{
	struct ft_stmt *s = ft_sql(w->db, "INSERT INTO version(work, date, event, promulgated, effective, begins, ends,"
					  " fate, fixed, stated) VALUES(?1,?2,?3,?4,?5,?6,0,?7,?8,0)");
	const char *begins = id->effective[0] ? id->effective : id->promulgated[0] ? id->promulgated : id->date;
	int fixed = id->draft ? FT_ST_DRAFT : id->date[0] ? -1 : FT_ST_UNKNOWN;

	ft_write_number(w, work, ft_str(id->date), id->number);
	ft_bind_int(s, 1, work);
	ft_bind_str(s, 2, ft_str(id->date));
	ft_bind_str(s, 3, ft_str(id->event));
	ft_bind_word(s, 4, ft_str(id->promulgated));
	ft_bind_word(s, 5, ft_str(id->effective));
	ft_bind_int(s, 6, ft_date_num(begins));
	ft_bind_int(s, 7, FT_ST_SUPERSEDED);
	if (fixed >= 0)
		ft_bind_int(s, 8, fixed);
	ft_run(s);
	return ft_last_id(w->db);
}

/* Another part of the text may be the one that says when it takes effect. */
static void learn_effect(struct ft_writer *w, int64_t version, const struct ft_ident *id)
{
	struct ft_stmt *s = ft_sql(w->db, "UPDATE version SET effective=?2, begins=?3 WHERE id=?1 AND stated=0 AND"
					  " effective IS NULL");

	if (id->effective[0] == '\0')
		return;
	ft_bind_int(s, 1, version);
	ft_bind_str(s, 2, ft_str(id->effective));
	ft_bind_int(s, 3, ft_date_num(id->effective));
	ft_run(s);
}

/* A draft is called by its title with a word that says so: without one the title never means a draft. */
static void name_by_title(struct ft_writer *w, struct ft_str key, const struct ft_ident *id)
{
	static const char *const words[] = {"（征求意见稿）", "（草案）", " (draft)", " (Draft for Comment)"};
	struct ft_buf name = {0};

	if (!id->draft || ft_is_draft_name(id->title)) {
		ft_write_name(w, key, id->title, "title", id->title);
		return;
	}
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		ft_buf_reset(&name);
		ft_buf_fmt(&name, "%.*s%s", FT_FMT(id->title), words[i]);
		ft_write_name(w, key, ft_buf_str(&name), "title", id->title);
	}
	ft_buf_free(&name);
}

static int64_t add_work(struct ft_writer *w, struct ft_str key, const struct ft_text_in *in)
{
	const struct ft_ident *id = in->ident;
	bool zh = in->doc->lang == FT_LANG_ZH;
	struct ft_stmt *s = ft_sql(w->db,
		"INSERT INTO work(key, kind, title_zh, title_en, number, issuer_zh, issuer_en, as_of, catalogued)"
		" VALUES(?1,?2,?3,?4,?5,?6,?7,?8,0)");
	int64_t work;

	ft_bind_str(s, 1, key);
	ft_bind_int(s, 2, id->kind);
	ft_bind_word(s, zh ? 3 : 4, id->title);
	ft_bind_word(s, 5, id->number);
	ft_bind_word(s, zh ? 6 : 7, id->issuer);
	ft_bind_int(s, 8, ft_date_num(in->as_of));
	ft_run(s);
	work = ft_last_id(w->db);
	ft_write_name(w, key, key, "key", id->title);
	name_by_title(w, key, id);
	ft_write_name(w, key, id->number, "number", id->title);
	return work;
}

/* Whether the bare work of this key is another one than the text's: another issuer, or an act of another day. */
static bool collides(struct ft_writer *w, int64_t work, const struct ft_ident *id)
{
	struct ft_stmt *s = ft_sql(w->db,
		"SELECT 1 FROM work k WHERE k.id=?1 AND ((coalesce(k.issuer_zh, k.issuer_en, '')<>'' AND ?2<>'' AND"
		" coalesce(k.issuer_zh, k.issuer_en)<>?2) OR k.kind<>?3 OR (?4 AND NOT EXISTS(SELECT 1 FROM version"
		" WHERE work=k.id AND date=?5)))");

	ft_bind_int(s, 1, work);
	ft_bind_str(s, 2, id->issuer);
	ft_bind_int(s, 3, id->kind);
	ft_bind_int(s, 4, id->occasional);
	ft_bind_str(s, 5, ft_str(id->date));
	return ft_first_int(s) != 0;
}

/* The bare text's own work: by its key, by key~issuer (or ~date) where two works collide. */
static int64_t bare_work(struct ft_writer *w, const struct ft_text_in *in)
{
	const struct ft_ident *id = in->ident;
	int64_t work = ft_work_id(w->db, id->key);
	struct ft_buf key = {0};

	if (work == 0)
		return add_work(w, id->key, in);
	if (!collides(w, work, id))
		return work;
	ft_buf_fmt(&key, "%.*s~", FT_FMT(id->key));
	if (id->occasional || id->issuer.n == 0)
		ft_buf_puts(&key, id->date[0] ? id->date : ft_work_kind_word(id->kind));
	else
		ft_work_key(&key, id->issuer);
	work = ft_work_id(w->db, ft_buf_str(&key));
	if (work == 0)
		work = add_work(w, ft_buf_str(&key), in);
	ft_buf_free(&key);
	return work;
}

/* The version of a work that the text is of, by its own days: one that is known, or a new one. */
static int64_t own_version(struct ft_writer *w, int64_t work, const struct ft_ident *id)
{
	int64_t v = ft_version_dated(w->db, work, ft_str(id->date));

	if (v == 0)
		v = find_by_effect(w, work, id);
	if (v)
		learn_effect(w, v, id);
	return v ? v : add_version(w, work, id);
}

/* The version of a bare text: a catalogued one, one that another text told of, or a new one. *how names the rule. */
static int64_t version_of_bare(struct ft_writer *w, const struct ft_text_in *in, const char **how)
{
	const struct ft_ident *id = in->ident;
	int64_t v = ft_match_dated(w->db, id, how);

	if (v)
		return v;
	v = ft_match_named(w->db, id, how);
	if (v && id->date[0] == '\0')
		return v;
	return own_version(w, v ? work_of_version(w, v) : bare_work(w, in), id);
}

/* The version that an import was settled to be of; ident bears its key and date. */
static int64_t version_of_import(struct ft_writer *w, const struct ft_text_in *in)
{
	const struct ft_ident *id = in->ident;
	int64_t work = ft_work_id(w->db, id->key);

	return own_version(w, work ? work : add_work(w, id->key, in), id);
}

static int64_t version_of_catalogued(struct ft_writer *w, const struct ft_text_in *in)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT v.id FROM version v JOIN work k ON k.id=v.work"
					  " WHERE k.key=?1 AND v.date=?2");

	ft_bind_str(s, 1, in->work->key);
	ft_bind_str(s, 2, in->cat->version);
	return ft_first_int(s);
}

static enum ft_basis basis_of(const struct ft_cat_text *cat, struct ft_str eid)
{
	for (size_t i = 0; cat && i < cat->by_article_len; i++)
		if (ft_eq(cat->by_article[i].eid, eid))
			return cat->by_article[i].basis;
	return cat ? cat->basis : FT_BA_NONE;
}

/* One node; `unit` counts the units before it. Returns its id. */
static int64_t write_node(struct ft_writer *w, const struct ft_text_in *in, int64_t text, int64_t parent,
			  const struct ft_node *n, size_t unit)
{
	struct ft_stmt *s = ft_sql(w->db, "INSERT INTO provision(text, parent, kind, eid, label, heading, body, line,"
					  " basis, sha256) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)");
	enum ft_basis basis = basis_of(in->cat, n->eid);

	ft_bind_int(s, 1, text);
	if (parent)
		ft_bind_int(s, 2, parent);
	ft_bind_int(s, 3, n->kind);
	ft_bind_str(s, 4, n->eid);
	ft_bind_word(s, 5, n->label);
	ft_bind_str(s, 6, n->heading.p ? n->heading : FT_S(""));
	if (ft_is_unit(n->kind)) {
		ft_bind_str(s, 7, n->text.p ? n->text : FT_S(""));
		ft_bind_blob(s, 10, (struct ft_str){(const char *)in->shas[unit], 32});
	}
	ft_bind_int(s, 8, n->line);
	if (basis != FT_BA_NONE)
		ft_bind_int(s, 9, basis);
	ft_run(s);
	return ft_last_id(w->db);
}

void ft_write_fresh(struct ft_writer *w, int64_t id, uint16_t length)
{
	w->fresh = ft_grow(w->fresh, w->fresh_len, &w->fresh_cap, sizeof *w->fresh);
	w->fresh[w->fresh_len++] = (struct fresh){id, length};
}

/* How far the writing of a text has come, and the numbers of its articles. */
struct count {
	size_t unit, ref, articles;
	long first, last;
};

static void count_article(struct count *c, const struct ft_node *n)
{
	long number = n->eid.n > 4 ? strtol(n->eid.p + 4, NULL, 10) : 0;

	if (n->kind != FT_N_ARTICLE)
		return;
	c->articles++;
	if (number <= 0 || !ft_starts(n->eid, FT_S("art_"))) /* one of an annex */
		return;
	c->first = c->first == 0 || number < c->first ? number : c->first;
	c->last = number > c->last ? number : c->last;
}

/* The references of one unit; *ref counts those that are written. Positions become code points. */
static void write_refs(struct ft_writer *w, const struct ft_text_in *in, const struct ft_node *n, int64_t id, size_t unit,
		       size_t *ref)
{
	size_t off = 0, cp = 0;

	for (; *ref < in->ref_len && in->refs[*ref].unit == unit; ++*ref) {
		const struct ft_ref *r = &in->refs[*ref].ref;
		struct ft_link_in l = {.from_eid = r->from, .to_eid = r->eid, .to_end = r->end, .title = r->title, .walk = r->walk,
				       .to_name = r->self ? FT_S(".") : r->key, .src = id, .file = in->file, .line = n->line,
				       .quote = ft_sub(n->text, r->off, r->n), .type = ft_str(ft_ref_type_word(r->type)),
				       .rule = ft_str(ft_ref_rule_word(r->rule)),
				       .origin = r->rule == FT_RULE_STRUCTURE ? "structural" : "extracted"};

		if (r->off < off)
			off = cp = 0;
		cp += ft_cp_count(ft_sub(n->text, off, r->off - off));
		off = r->off;
		l.start = (long)cp;
		l.stop = (long)(cp + ft_cp_count(l.quote));
		ft_write_link(w, &l);
	}
}

static void write_nodes(struct ft_writer *w, const struct ft_text_in *in, int64_t text, struct count *at,
			const struct ft_node *n, int64_t parent)
{
	for (; n && ft_db_ok(w->db); n = n->next) {
		int64_t id = write_node(w, in, text, parent, n, at->unit);

		if (ft_is_unit(n->kind)) {
			count_article(at, n);
			write_refs(w, in, n, id, at->unit, &at->ref);
			ft_write_fresh(w, id, in->lengths[at->unit++]);
		}
		write_nodes(w, in, text, at, n->child, id);
	}
}

/* Who speaks in a bare text: our own digests say so in their title; the English of a work that is known by a Chinese
 * title, or that speaks of China as its own, translates it. */
static enum ft_authority authority_of_bare(struct ft_writer *w, const struct ft_text_in *in, int64_t version)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT 1 FROM version v JOIN work k ON k.id=v.work WHERE v.id=?1 AND"
					  " k.title_zh IS NOT NULL");

	if (in->import)
		return in->import_text->authority;
	if (in->doc->digest)
		return FT_AU_DIGEST;
	if (in->doc->lang != FT_LANG_EN)
		return FT_AU_OFFICIAL;
	ft_bind_int(s, 1, version);
	return ft_first_int(s) || ft_is_chinese_law(in->doc) ? FT_AU_TRANSLATION : FT_AU_OFFICIAL;
}

static int64_t add_text(struct ft_writer *w, const struct ft_text_in *in, int64_t version, const char *how)
{
	struct ft_stmt *s = ft_sql(w->db,
		"INSERT INTO text(version, grp, lang, authority, basis, file, title, url, retrieved, as_of, how, days)"
		" VALUES(?1,0,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)");
	enum ft_authority authority = in->cat ? in->cat->authority : authority_of_bare(w, in, version);

	ft_bind_int(s, 1, version);
	ft_bind_int(s, 2, in->cat ? in->cat->lang : in->doc->lang);
	ft_bind_int(s, 3, authority);
	ft_bind_int(s, 4, in->cat ? in->cat->basis : in->doc->digest ? FT_BA_UNVERIFIED : FT_BA_NONE);
	ft_bind_int(s, 5, in->file);
	ft_bind_word(s, 6, in->doc->title);
	if (in->cat) {
		ft_bind_word(s, 7, in->cat->url);
		ft_bind_word(s, 8, in->cat->retrieved);
	}
	ft_bind_int(s, 9, ft_date_num(in->as_of));
	ft_bind_str(s, 10, ft_str(how));
	ft_bind_word(s, 11, in->ident ? in->ident->days : FT_S(""));
	ft_run(s);
	return ft_last_id(w->db);
}

void ft_write_text(struct ft_writer *w, const struct ft_text_in *in)
{
	const char *how = in->import ? in->import->how.p : "catalogue"; /* the arena ends it with a NUL */
	int64_t version = in->cat ? version_of_catalogued(w, in) :
			  in->import ? version_of_import(w, in) : version_of_bare(w, in, &how);
	int64_t text = version ? add_text(w, in, version, how) : 0;
	struct ft_stmt *s;
	struct count at = {0};

	if (text == 0)
		return;
	write_nodes(w, in, text, &at, in->doc->first, 0);
	s = ft_sql(w->db, "UPDATE text SET units=?2, first=(SELECT min(id) FROM provision WHERE text=?1),"
			  " last=(SELECT max(id) FROM provision WHERE text=?1), grp=?1, articles=?3, art_first=?4, art_last=?5"
			  " WHERE id=?1");
	ft_bind_int(s, 1, text);
	ft_bind_int(s, 2, (int64_t)at.unit);
	ft_bind_int(s, 3, (int64_t)at.articles);
	ft_bind_int(s, 4, at.first);
	ft_bind_int(s, 5, at.last);
	ft_run(s);
}

void ft_write_level(struct ft_writer *w, int64_t file, struct ft_str eid, int level)
{
	struct ft_stmt *s = ft_sql(w->db, "UPDATE provision SET level=?1 WHERE eid=?2 AND text IN"
					  " (SELECT id FROM text WHERE file=?3)");

	ft_bind_int(s, 1, level);
	ft_bind_str(s, 2, eid);
	ft_bind_int(s, 3, file);
	ft_run(s);
}
