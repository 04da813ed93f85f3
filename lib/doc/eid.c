#include "doc/eid.h"

#include "base/num.h"

#include <ctype.h>

/* The words of an eid, and how each is said. Chinese: before and after the number; English: before and after. */
static const struct word {
	const char *word;
	bool inner; /* a place inside a unit of article rank */
	const char *zh[2], *en[2];
} words[] = {
	{"part", false, {"第", "编"}, {"part ", ""}},
	{"subpart", false, {"第", "分编"}, {"subpart ", ""}},
	{"chp", false, {"第", "章"}, {"ch. ", ""}},
	{"sec", false, {"第", "节"}, {"sec. ", ""}},
	{"art", false, {"第", "条"}, {"art. ", ""}},
	{"annex", false, {"附件", ""}, {"annex ", ""}},
	{"preamble", false, {"序言", ""}, {"preamble", ""}},
	{"para", true, {"第", "款"}, {"para. ", ""}},
	{"item", true, {"第", "项"}, {"item ", ""}},
	{"point", true, {"第", "目"}, {"point ", ""}},
};

static const struct word *word_of(struct ft_str step, struct ft_str *id)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		struct ft_str w = ft_str(words[i].word);

		if (!ft_starts(step, w) || (step.n > w.n && step.p[w.n] != '_'))
			continue;
		*id = ft_from(step, step.n > w.n ? w.n + 1 : w.n);
		return &words[i];
	}
	return NULL;
}

bool ft_eid_next(struct ft_str *rest, struct ft_str *step)
{
	ptrdiff_t at;

	if (rest->n == 0)
		return false;
	at = ft_find(*rest, FT_S("__"));
	*step = ft_sub(*rest, 0, at < 0 ? rest->n : (size_t)at);
	*rest = ft_from(*rest, step->n + (at < 0 ? 0 : 2));
	return true;
}

/* Where the part inside the unit begins (its "__" included), or eid.n. */
static size_t inner_off(struct ft_str eid)
{
	struct ft_str rest = eid, step, id;

	while (ft_eid_next(&rest, &step)) {
		const struct word *w = word_of(step, &id);

		if (w && w->inner)
			return (size_t)(step.p - eid.p);
	}
	return eid.n;
}

struct ft_str ft_eid_unit(struct ft_str eid)
{
	size_t off = inner_off(eid);

	return ft_sub(eid, 0, off == eid.n || off < 2 ? off : off - 2);
}

struct ft_str ft_eid_inner(struct ft_str eid)
{
	return ft_from(eid, inner_off(eid));
}

static bool id_valid(const struct word *w, struct ft_str id)
{
	if (id.n == 0)
		return ft_eq(ft_str(w->word), FT_S("preamble"));
	for (size_t i = 0; i < id.n; i++)
		if (!isdigit((unsigned char)id.p[i]) && !islower((unsigned char)id.p[i]) && id.p[i] != '-')
			return false;
	return true;
}

bool ft_eid_valid(struct ft_str eid)
{
	struct ft_str rest = eid, step, id;

	if (eid.n == 0)
		return false;
	while (ft_eid_next(&rest, &step)) {
		const struct word *w = word_of(step, &id);

		if (w == NULL || !id_valid(w, id))
			return false;
	}
	return true;
}

static void put_number(struct ft_buf *out, struct ft_str id, const struct word *w, enum ft_lang lang, bool digits)
{
	size_t off = 0;
	long n = id.n && isdigit((unsigned char)id.p[0]) ? ft_num_read(id, &off) : -1;
	char zh[64];

	if (lang == FT_LANG_EN || n < 1 || w->zh[1][0] == '\0') {
		ft_buf_add(out, id);
		return;
	}
	if (digits) {
		ft_buf_fmt(out, "%ld", n);
		return;
	}
	ft_num_zh(zh, n);
	ft_buf_puts(out, zh);
}

/* What follows the hyphen of a Chinese number: 120-1 is 第一百二十条之一. */
static void put_sub(struct ft_buf *out, struct ft_str id)
{
	ptrdiff_t dash = ft_find(id, FT_S("-"));
	size_t off = (size_t)dash + 1;
	char zh[64];
	long n;

	if (dash < 0 || (n = ft_num_read(id, &off)) < 1)
		return;
	ft_num_zh(zh, n);
	ft_buf_puts(out, "之");
	ft_buf_puts(out, zh);
}

/* A clause of a standard, 8-1-4-3, and its letter, are written alike in both languages: 8.1.4.3 a). */
static void put_clause(struct ft_buf *out, struct ft_str id)
{
	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i] == '-' ? '.' : id.p[i];

		ft_buf_putc(out, i == 0 ? (char)toupper((unsigned char)c) : c);
	}
}

static bool lettered(struct ft_str id)
{
	return id.n == 1 && islower((unsigned char)id.p[0]);
}

static void put_step(struct ft_buf *out, const struct word *w, struct ft_str id, enum ft_lang lang, bool digits, bool first)
{
	const char *const *around = lang == FT_LANG_ZH ? w->zh : w->en;

	if (out->len && lang == FT_LANG_EN && !first)
		ft_buf_putc(out, ' ');
	if (first && ft_eq(ft_str(w->word), FT_S("sec"))) {
		put_clause(out, id);
	} else if (lettered(id) && w->inner) {
		if (lang == FT_LANG_ZH)
			ft_buf_putc(out, ' ');
		ft_buf_add(out, id);
		ft_buf_putc(out, ')');
	} else if (lettered(id)) { /* annex a */
		ft_buf_puts(out, lang == FT_LANG_ZH ? "附录" : "annex ");
		ft_buf_putc(out, (char)toupper((unsigned char)id.p[0]));
	} else {
		ft_buf_puts(out, around[0]);
		put_number(out, id, w, lang, digits);
		ft_buf_puts(out, around[1]);
		if (lang == FT_LANG_ZH && w->zh[1][0])
			put_sub(out, id);
	}
}

static void put_label(struct ft_buf *out, struct ft_str eid, enum ft_lang lang, bool digits)
{
	struct ft_str rest = eid, step, id;
	bool first = true;

	while (ft_eid_next(&rest, &step)) {
		const struct word *w = word_of(step, &id);

		if (w)
			put_step(out, w, id, lang, digits, first);
		first = false;
	}
}

void ft_eid_label(struct ft_buf *out, struct ft_str eid, enum ft_lang lang)
{
	put_label(out, eid, lang, false);
}

void ft_eid_label_digits(struct ft_buf *out, struct ft_str eid)
{
	put_label(out, eid, FT_LANG_ZH, true);
}

void ft_eid_number(struct ft_buf *out, long n, long sub)
{
	ft_buf_fmt(out, "%ld", n);
	if (sub > 0)
		ft_buf_fmt(out, "-%ld", sub);
}
