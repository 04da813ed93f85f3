#include "query/called.h"

#include "cite/name.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* The words of an English title behind its noun: "Regulation on X" gives X. Empty when it is of no such form.
 */
static struct ft_str core_of(struct ft_str name)
{
	static const char *const nouns[] = {"regulation ", "regulations ", "provisions ",
					    "measures ",   "rules ",       "administrative measures "};
	static const char *const ties[] = {"on ", "for ", "of ", "governing ", "concerning ", "the "};
	struct ft_str s = name;
	bool again = true;

	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0] && s.n == name.n; i++)
		if (s.n > strlen(nouns[i]) && strncasecmp(s.p, nouns[i], strlen(nouns[i])) == 0)
			s = ft_from(s, strlen(nouns[i]));
	if (s.n == name.n)
		return FT_S("");
	while (again) {
		again = false;
		for (size_t i = 0; i < sizeof ties / sizeof ties[0]; i++)
			if (s.n > strlen(ties[i]) && strncasecmp(s.p, ties[i], strlen(ties[i])) == 0) {
				s = ft_from(s, strlen(ties[i]));
				again = true;
			}
	}
	return s;
}

enum { MIN_CORE = 16, MAX_NOUN = 26 };

static size_t by_core(struct ft_db *db, struct ft_str name, int64_t *out, size_t max)
{
	struct ft_stmt *s = ft_sql(
		db, "SELECT DISTINCT work FROM name WHERE work IS NOT NULL AND length(folded)>=length(?1) AND"
		    " length(folded)<=length(?1)+?2 AND substr(folded,-length(?1))=?1");
	struct ft_buf core = {0};
	size_t n = 0;

	ft_name_key(&core, core_of(name));
	if (core.len >= MIN_CORE) {
		ft_bind_str(s, 1, ft_buf_str(&core));
		ft_bind_int(s, 2, MAX_NOUN);
		while (ft_step(s))
			if (n < max)
				out[n++] = ft_col_int(s, 0);
	}
	ft_buf_free(&core);
	return n;
}

/* GB/T 22239 without a year: the latest edition here, as standards mean it. */
static size_t by_stem(struct ft_db *db, struct ft_str key, int64_t *out)
{
	struct ft_stmt *s = ft_sql(db, "SELECT folded, work FROM name WHERE work IS NOT NULL AND folded>?1 AND"
				       " folded<?1||':' ORDER BY folded");
	size_t n = 0;

	if (!isalpha((unsigned char)key.p[0]) || !isdigit((unsigned char)key.p[key.n - 1]))
		return 0;
	ft_bind_str(s, 1, key);
	while (ft_step(s)) {
		struct ft_str year = ft_from(ft_col_str(s, 0), key.n);

		if (year.n != 4 || (!ft_starts(year, FT_S("19")) && !ft_starts(year, FT_S("20"))))
			continue;
		out[0] = ft_col_int(s, 1);
		n = 1;
	}
	return n;
}

/* Offices as English texts and as document numbers call them, folded. */
static const struct issuer {
	const char *en, *zh;
} issuers[] = {
	{"mps", "公安部"},          {"ministryofpublicsecurity", "公安部"},
	{"statecouncil", "国务院"}, {"miit", "工业和信息化部"},
	{"president", "主席"},      {"ministryofindustryandinformationtechnology", "工业和信息化部"},
};

/* 公安部第151号令, 第151号令: as the document bears it, 公安部令第151号, or as the catalogue shortens it, 151号令. */
static void order_zh(struct ft_str key, struct ft_buf *out)
{
	ptrdiff_t hao = ft_find(key, FT_S("号令")), di = ft_find(key, FT_S("第"));
	size_t digits = hao > 0 ? (size_t)hao : 0, at;

	if (hao <= 0 || (size_t)hao + strlen("号令") != key.n)
		return;
	while (digits > 0 && isdigit((unsigned char)key.p[digits - 1]))
		digits--;
	at = di >= 0 ? (size_t)di : digits;
	digits = di >= 0 ? at + strlen("第") : digits;
	if (at > 0)
		ft_buf_fmt(out, "%.*s令第%.*s", (int)at, key.p, FT_FMT(ft_sub(key, digits, key.n - strlen("令") - digits)));
	else if (di == 0)
		ft_buf_add(out, ft_from(key, digits));
}

/* MPS Decree 151, State Council Order 745, Decree 147: a decree as an order, the issuer's number in Chinese, and
 * what the catalogue shortens to 147号令. `way` counts these; false behind the last. */
static bool order_en(struct ft_str key, int way, struct ft_buf *out)
{
	static const char *const nouns[] = {"order", "decree"};
	size_t digits = key.n, at = key.n;
	struct ft_str number, who;

	while (digits > 0 && isdigit((unsigned char)key.p[digits - 1]))
		digits--;
	for (size_t i = 0; i < 2 && at == key.n; i++)
		if (digits < key.n && ft_ends(ft_sub(key, 0, digits), ft_str(nouns[i])))
			at = digits - strlen(nouns[i]);
	if (at == key.n || way > 1)
		return false;
	number = ft_from(key, digits);
	who = ft_sub(key, 0, at);
	if (way == 0)
		ft_buf_fmt(out, "%.*sorder%.*s", FT_FMT(who), FT_FMT(number));
	else if (who.n == 0)
		ft_buf_fmt(out, "%.*s号令", FT_FMT(number));
	for (size_t i = 0; way == 1 && i < sizeof issuers / sizeof issuers[0]; i++)
		if (ft_eq(who, ft_str(issuers[i].en)))
			ft_buf_fmt(out, "%s令第%.*s号", issuers[i].zh, FT_FMT(number));
	return true;
}

static size_t by_order(struct ft_db *db, struct ft_arena *a, struct ft_str key, int64_t *out, size_t max,
		       struct ft_str *known)
{
	struct ft_buf other = {0};
	size_t n = 0;

	order_zh(key, &other);
	if (other.len)
		n = ft_works_named(db, a, ft_buf_str(&other), out, max, known);
	ft_buf_reset(&other);
	for (int way = 0; n == 0 && known->n == 0 && order_en(key, way, &other); way++) {
		n = ft_works_named(db, a, ft_buf_str(&other), out, max, known);
		ft_buf_reset(&other);
	}
	ft_buf_free(&other);
	return n;
}

size_t ft_works_called(struct ft_db *db, struct ft_arena *a, struct ft_str name, int64_t *out, size_t max,
		       struct ft_str *known)
{
	struct ft_buf key = {0};
	size_t n;

	*known = FT_S("");
	ft_name_key(&key, name);
	n = key.len ? ft_works_named(db, a, ft_buf_str(&key), out, max, known) : 0;
	if (n == 0 && known->n == 0 && key.len)
		n = by_order(db, a, ft_buf_str(&key), out, max, known);
	if (n == 0 && known->n == 0 && key.len && max)
		n = by_stem(db, ft_buf_str(&key), out);
	ft_buf_free(&key);
	if (n == 0 && known->n == 0)
		n = by_core(db, name, out, max);
	return n;
}

enum { MAX_BYTES = 120 }; /* of a name that a text uses without 《》 */

struct ft_names *ft_names_of(struct ft_db *db)
{
	struct ft_stmt *s = ft_sql(db, "SELECT folded, shown FROM name");
	struct ft_names *n = ft_names_new();

	while (ft_step(s)) {
		struct ft_str folded = ft_col_str(s, 0);

		if (folded.n < MAX_BYTES)
			ft_names_add_folded(n, folded, ft_col_str(s, 1));
	}
	return n;
}

bool ft_is_order_of_version(struct ft_str name)
{
	ptrdiff_t at = ft_find(name, FT_S("主席令"));

	return at >= 0 && ft_find(ft_from(name, (size_t)at), FT_S("号")) > 0;
}
