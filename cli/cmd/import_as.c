/* --as: the work, and the version of it, that a person says a text is of. */
#include "cli/cmd/address.h"
#include "cli/cmd/import.h"

#include "base/date.h"
#include "cite/address.h"
#include "indexer/read/law.h"
#include "query/called.h"
#include "query/resolve.h"

#include <string.h>

void ft_import_refuse(struct ft_planned *p, enum ft_import_act act, enum ft_err e, struct ft_str why)
{
	p->act = act;
	p->err = e;
	p->why = why;
}

enum { MAX_WORKS = 4 };

/* WORK[@DATE] taken apart; the work's words in the arena. */
static struct ft_str take_work(struct ft_arena *a, struct ft_str as, struct ft_str *date)
{
	ptrdiff_t at = ft_find(as, FT_S("@"));

	*date = at > 0 ? ft_arena_dup(a, ft_from(as, (size_t)at + 1)) : FT_S("");
	return ft_arena_dup(a, at > 0 ? ft_sub(as, 0, (size_t)at) : as);
}

/* A short key (csl) that names nothing is rather a slip than a work's title. */
static bool is_slug(struct ft_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr("abcdefghijklmnopqrstuvwxyz0123456789-", s.p[i]) == NULL)
			return false;
	return true;
}

/* Whether the words name a work that is not here, and its full title: the words themselves, or what names.tsv has for
 * them. */
static bool is_new_work(struct ft_importing *im, struct ft_str words, const struct ft_resolved *r, struct ft_str *title)
{
	struct ft_address addr = ft_address_parse(im->cli->arena, words);

	if (r->err != FT_NONE || addr.fault || addr.eid.n || addr.unit_id.n || addr.date.n)
		return false;
	*title = r->known.n ? r->known : words;
	return r->known.n || !is_slug(words);
}

int ft_import_as_check(struct ft_importing *im)
{
	struct ft_arena *a = im->cli->arena;
	struct ft_str date, words, title;
	struct ft_resolved r;
	struct ft_target t;
	char day[11];
	size_t bad;
	int status;

	if (im->as == NULL)
		return 0;
	if (strchr(im->as, '#'))
		return ft_complain(FT_USAGE, "--as", "\"%s\" is a provision: name a work", im->as);
	if (im->db == NULL)
		return ft_complain(FT_MISSING, "--as", "there is no index to find \"%s\" in; make one with: fatiao index", im->as);
	words = take_work(a, ft_str(im->as), &date);
	if (date.p[0] ? !ft_date_parse(date, day) : ft_ends(ft_str(im->as), FT_S("@")))
		return ft_complain(FT_USAGE, "--as", "\"%s\" names no day (WORK@YYYY-MM-DD)", im->as);
	if (ft_utf8_valid(words, &bad)) {
		r = ft_resolve(im->db, a, words, im->cli->day);
		if (date.n && is_new_work(im, words, &r, &title))
			return 0;
	}
	status = ft_address_arg(im->cli, words.p, &t);
	if (status == 0 && t.eid.n)
		return ft_complain(FT_USAGE, "--as", "\"%s\" is a provision: name a work", im->as);
	if (status == ft_err_status(FT_NONE))
		ft_complain(FT_OK, "--as", "a work that is not here is told by its full title, and by the day of the version: --as TITLE@YYYY-MM-DD");
	return status;
}

static int64_t version_at(struct ft_db *db, int64_t work, struct ft_str date, bool *draft)
{
	struct ft_stmt *s = ft_sql(db, "SELECT id, fixed IS ?3 FROM version WHERE work=?1 AND date=?2");
	int64_t id = 0;

	ft_bind_int(s, 1, work);
	ft_bind_str(s, 2, date);
	ft_bind_int(s, 3, FT_ST_DRAFT);
	while (ft_step(s)) {
		id = ft_col_int(s, 0);
		*draft = ft_col_int(s, 1) != 0;
	}
	return id;
}

/* A draft is no version of the law, whatever it is said to be. */
static void check_draft(struct ft_importing *im, struct ft_planned *p, const struct ft_ident *id)
{
	struct ft_work w;
	bool draft = p->told.n && ft_is_draft_name(p->told);

	if (p->as.version)
		version_at(im->db, p->as.work, p->as.date, &draft);
	else if (p->as.work && ft_work_load(im->db, im->cli->arena, p->as.work, &w))
		draft = w.kind == FT_WK_DRAFT;
	if (id->draft && !draft)
		ft_import_refuse(p, FT_IMPORT_REFUSED, FT_USAGE, FT_S("it calls itself a draft and cannot stand for the law; leave --as out, or name a draft"));
	p->draft = draft;
}

/* The text's own title may be that of another work known here: that is told, and what was asked is done. */
static void warn_of_title(struct ft_importing *im, struct ft_planned *p, struct ft_str title)
{
	struct ft_arena *a = im->cli->arena;
	struct ft_str known;
	int64_t works[MAX_WORKS];
	struct ft_work w;
	size_t n = title.n ? ft_works_called(im->db, a, title, works, MAX_WORKS, &known) : 0;

	for (size_t i = 0; i < n; i++)
		if (works[i] == p->as.work)
			return;
	if (n && ft_work_load(im->db, a, works[0], &w))
		p->warning = ft_arena_fmt(a, "the title it bears, %.*s, is that of %.*s, not of %.*s", FT_FMT(title), FT_FMT(w.key),
					  FT_FMT(p->as.key));
}

static void name_new(struct ft_importing *im, struct ft_planned *p, struct ft_str title, struct ft_str date)
{
	struct ft_buf key = {0};

	ft_work_key(&key, title);
	p->told = title;
	p->as = (struct ft_proposal){.key = ft_arena_dup(im->cli->arena, ft_buf_str(&key)), .date = date};
	p->as.own_key = p->as.key;
	ft_buf_free(&key);
}

bool ft_import_as(struct ft_importing *im, struct ft_planned *p, const struct ft_parsed *parsed, struct ft_str as)
{
	struct ft_arena *a = im->cli->arena;
	struct ft_str date, title, words = take_work(a, as, &date);
	struct ft_resolved r = ft_resolve(im->db, a, words, im->cli->day);
	char day[11];
	bool draft, dated = date.n == 0 || ft_date_parse(date, day);

	if (dated && date.n && is_new_work(im, words, &r, &title)) {
		name_new(im, p, title, date);
	} else if (r.err != FT_OK || r.targets[0].eid.n || !dated) {
		ft_import_refuse(p, FT_IMPORT_REFUSED, r.err != FT_OK ? r.err : FT_USAGE, r.message);
		return false;
	} else {
		p->as = ft_propose(im->db, a, parsed->doc, &parsed->ident, r.targets[0].work);
		if (date.n) {
			p->as.version = version_at(im->db, r.targets[0].work, date, &draft);
			p->as.date = date;
			p->as.doubt = NULL;
		}
		p->as.key = r.targets[0].key;
		p->as.work = r.targets[0].work;
	}
	p->as.how = "as told";
	check_draft(im, p, &parsed->ident);
	warn_of_title(im, p, parsed->doc->title);
	return true;
}
