#include "render/place.h"

#include "base/date.h"

#include <string.h>

enum { STALE_DAYS = 90 };

static void put_at(struct ft_buf *out, const char *mark, struct ft_str s)
{
	if (s.n)
		ft_buf_fmt(out, "%s%.*s", mark, FT_FMT(s));
}

void ft_place_address(struct ft_buf *out, const struct ft_place *p)
{
	ft_buf_add(out, p->key);
	put_at(out, "@", p->date);
	put_at(out, "#", p->eid);
}

static const char *status_basis(const struct ft_place *p)
{
	return p->time.stated ? "catalogue" : "dates";
}

void ft_json_place(struct ft_json *j, const struct ft_place *p, int day)
{
	struct ft_buf address = {0};
	bool text = p->authority < FT_AU_COUNT;
	char as_of[11] = "";

	ft_place_address(&address, p);
	if (p->as_of)
		ft_date_text(as_of, p->as_of);
	ft_json_str(j, "address", ft_buf_str(&address));
	ft_json_str(j, "work", p->key);
	ft_json_str_or_null(j, "version", p->date);
	ft_json_str(j, "eid", p->eid);
	ft_json_str(j, "label", p->label);
	ft_json_pair(j, "title", p->title_zh, p->title_en);
	ft_json_cstr(j, "kind", ft_work_kind_word(p->kind));
	ft_json_str_or_null(j, "number", p->number);
	ft_json_cstr(j, "lang", text ? ft_lang_word(p->lang) : NULL);
	ft_json_cstr(j, "authority", text ? ft_authority_word(p->authority) : NULL);
	ft_json_cstr(j, "basis", text && p->basis ? ft_basis_word(p->basis) : NULL);
	ft_json_cstr(j, "status", ft_status_word(ft_status_on(&p->time, day)));
	ft_json_cstr(j, "status_basis", status_basis(p));
	ft_json_cstr(j, "as_of", as_of[0] ? as_of : NULL);
	if (p->level)
		ft_json_int(j, "level", p->level);
	ft_buf_free(&address);
}

void ft_json_place_as(struct ft_json *j, const char *key, const struct ft_place *p, int day)
{
	if (p == NULL) {
		ft_json_null(j, key);
		return;
	}
	ft_json_open(j, key, '{');
	ft_json_place(j, p, day);
	ft_json_close(j, '}');
}

/* The word before the day on which the state began; a version whose day of effect is not known is only dated: the day on which
 * it was made is not given out for that of its effect. */
static const char *day_word(const struct ft_place *p, enum ft_status s)
{
	switch (s) {
	case FT_ST_IN_FORCE:
	case FT_ST_CURRENT:
		return p->effective.n ? " since " : ", dated ";
	case FT_ST_NOT_YET:
		return p->effective.n ? ", from " : ", dated ";
	default:
		return " ";
	}
}

void ft_status_phrase(struct ft_buf *out, const struct ft_place *p, int day)
{
	enum ft_status s = ft_status_on(&p->time, day);
	bool over = s == FT_ST_REPEALED || s == FT_ST_SUPERSEDED || s == FT_ST_WITHDRAWN;
	char date[11] = "";

	ft_buf_puts(out, ft_status_label(s, FT_LANG_EN));
	if (p->time.fixed || s == FT_ST_UNKNOWN)
		return;
	ft_date_text(date, over ? p->time.ends : p->time.begins);
	if (date[0])
		ft_buf_fmt(out, "%s%s", day_word(p, s), date);
	if (date[0] && s == FT_ST_IN_FORCE && p->effective.n == 0)
		ft_buf_puts(out, " (day of effect not recorded)");
}

void ft_speaker_phrase(struct ft_buf *out, const struct ft_place *p)
{
	if (p->authority >= FT_AU_COUNT) {
		ft_buf_puts(out, "no text at hand");
		return;
	}
	ft_buf_puts(out, ft_authority_label(p->authority, FT_LANG_EN));
	if (p->basis)
		ft_buf_fmt(out, " (%s)", ft_basis_label(p->basis, FT_LANG_EN));
}

struct ft_str ft_place_title(const struct ft_place *p)
{
	bool zh = p->title_zh.n && (p->authority >= FT_AU_COUNT || p->lang == FT_LANG_ZH || p->title_en.n == 0);

	return zh ? p->title_zh : p->title_en;
}

/* ---- notices ---- */

struct list {
	struct ft_arena *a;
	struct ft_notice *v;
	size_t len, max;
};

static void add(struct list *l, const char *code, struct ft_str message)
{
	if (l->len < l->max)
		l->v[l->len++] = (struct ft_notice){code, message, FT_S("")};
}

/* The version of the day is not held: the day on which it was made, where that is known, and which one is next. */
static void between_notice(struct list *l, const struct ft_place *p, int day)
{
	static const char none[] = "no version of that day is in this library";
	bool before = day < p->time.begins;
	char made[11] = "", next[11] = "";

	ft_date_text(made, before ? p->time.older : p->time.ends);
	ft_date_text(next, before ? p->time.begins : p->time.resumes);
	add(l, "no-version", made[0] ? ft_arena_fmt(l->a, "%s: one was made %s, the next one here begins %s", none, made, next)
				     : ft_arena_fmt(l->a, "%s: the next one here begins %s", none, next));
}

static void status_notice(struct list *l, const struct ft_place *p, enum ft_status s, int day)
{
	char date[11] = "";

	ft_date_text(date, s == FT_ST_NOT_YET ? p->time.begins : p->time.ends);
	switch (s) {
	case FT_ST_REPEALED:
		add(l, "repealed", ft_arena_fmt(l->a, "no longer law: repealed %s", date));
		break;
	case FT_ST_SUPERSEDED:
		add(l, "superseded", ft_arena_fmt(l->a, "an older version: superseded %s", date));
		break;
	case FT_ST_WITHDRAWN:
		add(l, "withdrawn", ft_arena_fmt(l->a, "withdrawn %s", date));
		break;
	case FT_ST_NOT_YET:
		add(l, "not-yet", ft_arena_fmt(l->a, "not yet law: in force from %s", date));
		break;
	case FT_ST_DRAFT:
		add(l, "draft", FT_S("a draft for comment, never law as it stands"));
		break;
	case FT_ST_UNKNOWN:
		if (ft_is_between(&p->time, day))
			break;
		add(l, "unknown", FT_S("whether it is in force is not known here"));
		break;
	default:
		break;
	}
}

static void source_notices(struct list *l, const struct ft_place *p, enum ft_status s, int day)
{
	char as_of[11] = "", on[11] = "";
	bool good = s == FT_ST_IN_FORCE || s == FT_ST_CURRENT;

	if (p->as_of)
		ft_date_text(as_of, p->as_of);
	ft_date_text(on, day);
	if (good && !p->time.stated && p->time.ends == 0)
		add(l, "dates", ft_arena_fmt(l->a, "no later version in this library; text as of %s",
					     p->date.n ? p->date.p : as_of));
	if (as_of[0] && on[0] && ft_date_days(as_of, on) > STALE_DAYS)
		add(l, "stale", ft_arena_fmt(l->a, "as known on %s", as_of));
	if (p->authority == FT_AU_DIGEST)
		add(l, "digest", ft_arena_fmt(l->a, "a digest, not the official text: %s",
					      ft_basis_label(p->basis, FT_LANG_EN)));
	else if (p->authority == FT_AU_TRANSLATION)
		add(l, "translation", FT_S("a translation; the Chinese text prevails"));
	else if (p->authority == FT_AU_COMMENTARY)
		add(l, "commentary", FT_S("a commentary: somebody's opinion, in our words"));
}

size_t ft_notices(struct ft_arena *a, const struct ft_place *p, int day, struct ft_notice *out, size_t max)
{
	struct list l = {a, out, 0, max};
	enum ft_status s = ft_status_on(&p->time, day);

	status_notice(&l, p, s, day);
	if (ft_is_between(&p->time, day))
		between_notice(&l, p, day);
	source_notices(&l, p, s, day);
	return l.len;
}
