/* What begins a Chinese line: 第三章, 第一百二十条之一, 三、, 附件2, 8.1.4.3. */
#include "base/num.h"
#include "indexer/read/law.h"

#include <stdio.h>
#include <string.h>

enum { MAX_ARTICLE = 9999, MAX_SUB = 99, MAX_TOPIC = 200, MAX_HEADING = 60 };

/* Reads a numeral in which blanks may stand (第 一 百 条); 第一百 has none and is read where it is. */
static long spaced_number(struct ft_str s, size_t *off)
{
	char tight[48];
	struct ft_str t = {tight, 0};
	size_t at = ft_skip_blanks(s, *off), end = at, zero = 0;
	long n = ft_num_read(s, &end);

	if (n < 0 || !ft_is_blank(ft_cp_at(s, end))) {
		*off = n < 0 ? *off : end;
		return n;
	}
	for (;;) {
		size_t piece = ft_skip_blanks(s, at);

		end = piece;
		if (ft_num_read(s, &end) < 0 || t.n + (end - piece) > sizeof tight)
			break;
		memcpy(tight + t.n, s.p + piece, end - piece);
		t.n += end - piece;
		at = end;
	}
	*off = at;
	return ft_num_read(t, &zero);
}

/* 十二十 is no numeral: from 万 down to 十 each comes once at most and in this order. */
static bool is_misspelt(struct ft_str s, size_t off, size_t end)
{
	static const char *const units[] = {"十", "百", "千", "万"};
	size_t last = 4;

	while (off < end) {
		for (size_t i = 0; i < 4; i++)
			if (ft_starts(ft_from(s, off), ft_str(units[i]))) {
				if (i >= last)
					return true;
				last = i;
			}
		ft_next_cp(s, &off);
	}
	return false;
}

/* 条, 章 … at off, with a blank before it at most. */
static enum ft_mark_kind noun(struct ft_str s, size_t *off)
{
	static const struct { const char *word; enum ft_mark_kind kind; } nouns[] = {
		{"条", FT_M_ARTICLE}, {"條", FT_M_ARTICLE}, {"章", FT_M_CHAPTER}, {"节", FT_M_SECTION},
		{"節", FT_M_SECTION}, {"编", FT_M_PART}, {"編", FT_M_PART}, {"分编", FT_M_SUBPART},
		{"分編", FT_M_SUBPART}, {"篇", FT_M_PART}, {"部分", FT_M_PART},
	};
	size_t at = ft_skip_blanks(s, *off);

	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
		if (ft_starts(ft_from(s, at), ft_str(nouns[i].word))) {
			*off = at + strlen(nouns[i].word);
			return nouns[i].kind;
		}
	return FT_M_NONE;
}

/* -1 or —1 behind a number, 之一 behind 条: Taiwan writes 第 14-1 條. */
static long sub_number(struct ft_str s, size_t *off, const char *mark)
{
	size_t at = ft_skip_blanks(s, *off);
	long n;

	if (!ft_starts(ft_from(s, at), ft_str(mark)))
		return 0;
	at += strlen(mark);
	n = spaced_number(s, &at);
	if (n <= 0 || n > MAX_SUB)
		return 0;
	*off = at;
	return n;
}

/* 第二款, 第三项: a cited number goes on like that, an article does not begin so. */
static bool is_numbered_part(struct ft_str s)
{
	static const char *const parts[] = {"款", "项", "項", "目", "段", NULL};
	size_t off = 3;

	if (!ft_starts(s, FT_S("第")) || ft_num_read(s, &off) < 0)
		return false;
	return ft_starts_any(ft_from(s, off), parts);
}

/* Words that follow a number when it is cited, whether or not a blank stands between. */
static bool cites(struct ft_str rest)
{
	static const char *const words[] = {"规定", "規定", "所列", "所称", "所规定", "的", "之规定", "之規定", "第一款",
					    "各款", "各项", "前款", NULL};

	return ft_starts_any(rest, words) || is_numbered_part(rest);
}

/* Words that follow a cited number without a blank, and never begin an article. */
static bool cites_tight(struct ft_str rest)
{
	static const char *const words[] = {"第", "款", "，", "；", "。", "》", "”", "）", ")", ",", ";", "」", "』",
					    "和第", "及第", "或第", "或者第", "至第", "与第", "以及", "所", "之",
					    "中", "至", "修改", "改为", "相应", "(第", "（第", NULL};

	return ft_starts_any(rest, words);
}

/* What may follow a label without a blank: brackets round the article's own heading, a colon, a full stop. */
static bool opens_heading(uint32_t cp)
{
	return cp == 0x3010 || cp == '[' || cp == 0xFF3B || cp == ':' || cp == 0xFF1A || cp == '(' || cp == 0xFF08 ||
	       cp == 0x3014 || cp == '.' || cp == '*' || cp == 0xFF0E;
}

/* Sets shape and body from what stands behind the label. */
static void settle(struct ft_label *l, struct ft_str s)
{
	struct ft_str rest = ft_from(s, l->len);
	uint32_t cp = ft_cp_at(rest, 0);

	l->body = ft_skip_blanks(s, l->len);
	l->shape = FT_SH_TIGHT;
	if (rest.n == 0)
		l->shape = FT_SH_CLEAR;
	else if (l->body > l->len)
		l->shape = cites(ft_from(s, l->body)) ? FT_SH_REFERS : FT_SH_CLEAR;
	else if (cp == 0x3001) /* 、 */
		l->shape = ft_starts(ft_from(rest, 3), FT_S("第")) ? FT_SH_REFERS : FT_SH_CLEAR;
	else if (cites(rest) || cites_tight(rest))
		l->shape = FT_SH_REFERS;
	else if (opens_heading(cp))
		l->shape = FT_SH_CLEAR;
	if (l->shape == FT_SH_CLEAR && (cp == 0x3001 || cp == ':' || cp == 0xFF1A || cp == '.' || cp == 0xFF0E)) {
		size_t behind = l->len;

		ft_next_cp(s, &behind);
		l->body = ft_skip_blanks(s, behind);
	}
}

static bool ends_sentence(struct ft_str s)
{
	static const char *const ends[] = {"。", "；", "，", "：", ";", ",", NULL};

	return ft_ends_any(s, ends);
}

/* A heading is short and no sentence; 第三章规定的 refers to one. */
static void settle_container(struct ft_label *l, struct ft_str s)
{
	struct ft_str rest = ft_from(s, l->body);

	if (ends_sentence(rest) || (rest.n > MAX_HEADING && ft_cp_count(rest) > MAX_HEADING))
		l->shape = FT_SH_REFERS;
}

/* 第N条 and its like. */
static struct ft_label ordinal(struct ft_str s)
{
	struct ft_label l = {0};
	size_t off = 3;
	long n = spaced_number(s, &off);

	if (n < 0 || n > MAX_ARTICLE)
		return l;
	l.bad = is_misspelt(s, 3, off);
	l.sub = sub_number(s, &off, "-");
	if (l.sub == 0)
		l.sub = sub_number(s, &off, "—");
	l.kind = noun(s, &off);
	if (l.kind == FT_M_NONE)
		return (struct ft_label){0};
	if (l.sub == 0)
		l.sub = sub_number(s, &off, "之");
	l.n = n;
	l.len = off;
	settle(&l, s);
	if (l.kind != FT_M_ARTICLE)
		settle_container(&l, s);
	return l;
}

/* 三、 and 三． */
static struct ft_label topic(struct ft_str s)
{
	struct ft_label l = {0};
	size_t off = 0;
	uint32_t cp = ft_cp_at(s, 0);
	long n;

	if (cp < 0x3007 || cp > 0x9FFF)
		return l;
	n = ft_num_read(s, &off);
	if (n <= 0 || n > MAX_TOPIC)
		return l;
	cp = ft_cp_at(s, off);
	if (cp != 0x3001 && cp != 0xFF0E)
		return l;
	l.kind = FT_M_TOPIC;
	l.shape = FT_SH_CLEAR;
	l.n = n;
	l.len = off + 3;
	l.body = ft_skip_blanks(s, l.len);
	return l;
}

struct ft_label ft_label_zh(struct ft_str s)
{
	if (ft_starts(s, FT_S("第")))
		return ordinal(s);
	return topic(s);
}

struct ft_label ft_label_numbered(struct ft_str s)
{
	struct ft_label l = {0};
	size_t off = 0;
	uint32_t cp = ft_cp_at(s, 0);
	long n;

	if (cp < '0' || cp > '9')
		return l;
	n = ft_num_read(s, &off);
	cp = ft_cp_at(s, off);
	if (n <= 0 || n > MAX_TOPIC || (cp != '.' && cp != 0x3001 && cp != 0xFF0E))
		return l;
	ft_next_cp(s, &off);
	cp = ft_cp_at(s, off);
	if (cp >= '0' && cp <= '9')
		return l;
	l.kind = FT_M_TOPIC;
	l.shape = FT_SH_CLEAR;
	l.n = n;
	l.len = off;
	l.body = ft_skip_blanks(s, off);
	return l;
}

/* One component of a clause number; its end, or off. */
static size_t digits(struct ft_str s, size_t off)
{
	size_t end = off;

	while (end < s.n && end - off < 4 && s.p[end] >= '0' && s.p[end] <= '9')
		end++;
	return end - off < 4 && (end == off || s.p[off] != '0') ? end : off;
}

/* Up to a dozen numbers parted by points; the first may be an annex's letter. */
struct ft_label ft_label_clause(struct ft_str s)
{
	struct ft_label l = {0};
	size_t off = 0, end;
	bool letter = s.n > 2 && s.p[0] >= 'A' && s.p[0] <= 'Z' && s.p[1] == '.';

	end = letter ? 1 : digits(s, 0);
	if (end == 0)
		return l;
	for (l.n = 1; end < s.n && s.p[end] == '.'; l.n++) {
		off = digits(s, end + 1);
		if (off == end + 1)
			break;
		end = off;
	}
	if (end + 1 > sizeof l.id || (end < s.n && !ft_is_blank(ft_cp_at(s, end)) && !ft_is_han(ft_cp_at(s, end))))
		return (struct ft_label){0};
	for (size_t i = 0; i < end; i++)
		l.id[i] = s.p[i] == '.' ? '-' : (char)(s.p[i] >= 'A' ? s.p[i] | 0x20 : s.p[i]);
	l.kind = FT_M_CLAUSE;
	l.shape = end == s.n || ft_is_blank(ft_cp_at(s, end)) ? FT_SH_CLEAR : FT_SH_TIGHT;
	l.len = end;
	l.body = ft_skip_blanks(s, end);
	return l;
}

/* The number or letter of an annex at off, into l->id: 附件2, 附件二, 附录A, Annex IV. */
static size_t annex_id(struct ft_label *l, struct ft_str s, size_t off, bool roman)
{
	size_t at = ft_skip_blanks(s, off), end = at;
	long n = ft_num_read(s, &end);
	uint32_t cp = ft_cp_at(s, at);

	while (n < 0 && roman && end < s.n && end - at < 8 && s.p[end] && strchr("IVXLC", s.p[end]))
		end++;
	if (end - at == 1 && strchr("LC", s.p[at])) /* Annex C is one of letters */
		end = at;
	if (n < 0 && end > at)
		n = ft_num_roman(ft_sub(s, at, end - at));
	if (n > 0 && n < 1000) {
		snprintf(l->id, sizeof l->id, "%ld", n);
		return end;
	}
	if (cp >= 'A' && cp <= 'Z') {
		snprintf(l->id, sizeof l->id, "%c", (char)(cp | 0x20));
		return at + 1;
	}
	snprintf(l->id, sizeof l->id, "1");
	return off;
}

/* sub is 1 where a colon follows: such a line may but list what is attached. */
struct ft_label ft_label_annex(struct ft_str s)
{
	static const char *const words[] = {"附件", "附录", "附錄", "附表", "附图", "附", "Annex", "ANNEX", "Appendix",
					    "APPENDIX", "Schedule", "SCHEDULE", "Attachment", NULL};
	struct ft_label l = {0};
	uint32_t cp;
	size_t word = 0;

	for (const char *const *w = words; *w && word == 0; w++)
		if (ft_starts(s, ft_str(*w)))
			word = strlen(*w);
	if (word == 0)
		return l;
	l.len = annex_id(&l, s, word, s.p[0] >= 'A' && s.p[0] <= 'Z');
	cp = ft_cp_at(s, l.len);
	l.body = ft_skip_blanks(s, l.len);
	if (cp == ':' || cp == 0xFF1A || (cp == '.' && s.p[0] != 'A')) {
		size_t behind = l.len;

		ft_next_cp(s, &behind);
		l.body = ft_skip_blanks(s, behind);
		l.sub = 1; /* a colon: may be but the list of what is attached */
	} else if (l.len < s.n && !ft_is_blank(cp) && cp != 0xFF08 && cp != '(') {
		return (struct ft_label){0};
	}
	if (word == 3 && l.len == 3 && l.len < s.n && l.sub == 0)
		return (struct ft_label){0}; /* 附 则 */
	l.kind = FT_M_ANNEX;
	l.shape = FT_SH_CLEAR;
	return l;
}
