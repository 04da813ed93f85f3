#include "tui/say.h"

#include "base/date.h"
#include "doc/eid.h"
#include "tui/action.h"
#include "tui/canvas.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

enum ft_lang say_language(const char *wanted, const char *locale_dir)
{
	const char *env = getenv("LC_ALL");
	bool zh;

	if (env == NULL || env[0] == '\0')
		env = getenv("LC_MESSAGES");
	if (env == NULL || env[0] == '\0')
		env = getenv("LANG");
	zh = wanted[0] ? strcmp(wanted, "zh") == 0 : env && strncmp(env, "zh", 2) == 0;
	if (setlocale(LC_MESSAGES, "") == NULL || strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0 ||
	    strcmp(setlocale(LC_MESSAGES, NULL), "POSIX") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8"); /* "C" itself is never translated */
	setenv("LANGUAGE", zh ? "zh_CN" : "en", 1);
	if (locale_dir)
		bindtextdomain("fatiao", locale_dir);
	bind_textdomain_codeset("fatiao", "UTF-8");
	textdomain("fatiao");
	return zh ? FT_LANG_ZH : FT_LANG_EN;
}

void say_status(struct ft_buf *out, const struct ft_span_of_time *t, int day, enum ft_lang ui)
{
	enum ft_status s = ft_status_on(t, day);
	bool over = s == FT_ST_REPEALED || s == FT_ST_SUPERSEDED || s == FT_ST_WITHDRAWN;
	bool good = s == FT_ST_IN_FORCE || s == FT_ST_CURRENT;
	char date[11] = "";

	ft_buf_puts(out, ft_status_label(s, ui));
	if (t->fixed || s == FT_ST_UNKNOWN)
		return;
	ft_date_text(date, over ? t->ends : t->begins);
	if (date[0] && good)
		ft_buf_fmt(out, _(" since %s"), date);
	else if (date[0])
		ft_buf_fmt(out, s == FT_ST_NOT_YET ? _(", from %s") : " %s", date);
}

void say_speaker(struct ft_buf *out, enum ft_authority a, enum ft_basis b, enum ft_lang ui)
{
	if (a >= FT_AU_COUNT) {
		ft_buf_puts(out, _("no text at hand"));
		return;
	}
	ft_buf_puts(out, ft_authority_label(a, ui));
	if (b)
		ft_buf_fmt(out, " · %s", ft_basis_label(b, ui));
}

const char *say_speaker_short(enum ft_authority a)
{
	switch (a) {
	case FT_AU_TRANSLATION:
		return _("translation");
	case FT_AU_DIGEST:
		return _("digest");
	case FT_AU_COMMENTARY:
		return _("commentary");
	default:
		return "";
	}
}

int say_mark(enum ft_status s)
{
	switch (s) {
	case FT_ST_IN_FORCE:
	case FT_ST_CURRENT:
		return S_LIVE;
	case FT_ST_NOT_YET:
	case FT_ST_DRAFT:
		return S_COMING;
	default:
		return S_OVER;
	}
}

static const struct link_words {
	const char *word, *out, *in;
} link_words[] = {
	{"commanded-by", N_("commanded by"), N_("commands")},
	{"maps-to", N_("answered by"), N_("answers")},
	{"evaluates", N_("tests"), N_("tested by")},
	{"punished-by", N_("punished by"), N_("punishes")},
	{"succeeded-by", N_("succeeded by"), N_("stands in the place of")},
	{"based-on", N_("based on"), N_("basis of")},
	{"limited-by", N_("limited by"), N_("limits")},
	{"inspected-under", N_("inspected under"), N_("inspects")},
	{"designs-for", N_("designs for"), N_("designed by")},
	{"adds-to", N_("adds to"), N_("added to by")},
	{"repeals", N_("repeals"), N_("repealed by")},
	{"amends", N_("amends"), N_("amended by")},
	{"comments-on", N_("comments on"), N_("commented on by")},
	{"cites", N_("cites"), N_("cited by")},
};

const char *say_link_nth(size_t n)
{
	return n < sizeof link_words / sizeof link_words[0] ? link_words[n].word : NULL;
}

const char *say_link_type(struct ft_str type, bool incoming)
{
	for (size_t i = 0; i < sizeof link_words / sizeof link_words[0]; i++)
		if (ft_eq(type, ft_str(link_words[i].word)))
			return _(incoming ? link_words[i].in : link_words[i].out);
	return "";
}

const char *say_relation(struct ft_str r)
{
	static const struct {
		const char *word, *label;
	} rows[] = {
		{"equal", N_("equal")},
		{"subset-of", N_("subset of")},
		{"superset-of", N_("superset of")},
		{"intersects-with", N_("intersects with")},
		{"no-relationship", N_("no control answers")},
		{"unchanged", N_("unchanged")},
		{"renumbered", N_("renumbered")},
		{"amended", N_("amended")},
		{"split", N_("split")},
		{"merged", N_("merged")},
		{"deleted", N_("deleted")},
		{"inserted", N_("inserted")},
		{"succeeded", N_("succeeded")},
		{"borne-out", N_("borne out")},
		{"overstated", N_("overstated")},
		{"wrong-article", N_("wrong article")},
		{"no-provision-found", N_("no provision found")},
		{"opinion", N_("opinion")},
		{"text-not-at-hand", N_("text not at hand")},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (ft_eq(r, ft_str(rows[i].word)))
			return _(rows[i].label);
	return "";
}

void say_eid(struct ft_buf *out, struct ft_str eid, enum ft_lang ui)
{
	ft_eid_label(out, eid, ui);
}

struct ft_str say_title(struct ft_str zh, struct ft_str en, enum ft_lang ui)
{
	struct ft_str prc = FT_S("中华人民共和国");

	struct ft_str of_prc = FT_S(" of the People's Republic of China");

	if (ft_ends(en, of_prc))
		en.n -= of_prc.n;
	if ((ui == FT_LANG_EN && en.n) || zh.n == 0)
		return en;
	return ft_starts(zh, prc) && zh.n > prc.n ? ft_from(zh, prc.n) : zh;
}

struct ft_str say_work(enum ft_work_kind kind, struct ft_str zh, struct ft_str en, struct ft_str number,
		       enum ft_lang ui)
{
	return ft_is_standard(kind) && number.n ? number : say_title(zh, en, ui);
}

static bool is_ascii(struct ft_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return s.n > 0;
}

struct ft_str say_place(struct ft_arena *a, const struct ft_place *p, enum ft_lang ui)
{
	struct ft_buf b = {0};
	struct ft_str key;

	if (ui != FT_LANG_EN || !is_ascii(p->key) ||
	    ft_is_standard(p->kind)) /* the key of a bare file is its title */
		return say_work(p->kind, p->title_zh, p->title_en, p->number, ui);
	say_key(&b, p->key);
	key = ft_arena_dup(a, ft_buf_str(&b));
	ft_buf_free(&b);
	return key;
}

const char *say_shelf(enum ft_work_kind kind)
{
	static const char *const words[FT_WK_COUNT] = {
		[FT_WK_LAW] = N_("Laws"),
		[FT_WK_ADMIN_REGULATION] = N_("Regulations"),
		[FT_WK_DEPT_RULE] = N_("Rules"),
		[FT_WK_LOCAL_REGULATION] = N_("Local regulations"),
		[FT_WK_INTERPRETATION] = N_("Interpretations"),
		[FT_WK_NORMATIVE] = N_("Documents"),
		[FT_WK_NATIONAL_STANDARD] = N_("National standards"),
		[FT_WK_INDUSTRY_STANDARD] = N_("Industry standards"),
		[FT_WK_PLAN] = N_("Plans"),
		[FT_WK_DRAFT] = N_("Drafts"),
		[FT_WK_COMMENTARY] = N_("Commentary"),
		[FT_WK_CASE] = N_("Cases"),
	};

	return _(words[kind]);
}

void say_key(struct ft_buf *out, struct ft_str key)
{
	for (size_t i = 0; i < key.n; i++)
		ft_buf_putc(out, key.p[i] >= 'a' && key.p[i] <= 'z' ? (char)(key.p[i] - 32) : key.p[i]);
}
