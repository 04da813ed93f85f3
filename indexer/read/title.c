/* Which line is the title. A page may open with a headline of its own, an order or a notice, so every line of
 * the head is weighed; the lines that print the title again are dropped. */
#include "base/num.h"
#include "indexer/read/head.h"

enum { MAX_TITLE = 330, MAX_BOOKS = 64 * 1024, MAX_LINES = 5 }; /* bytes, bytes, lines */

/* The end of s without a group in brackets; s itself where there is none. */
static struct ft_str without_group(struct ft_str s, struct ft_str *inside)
{
	static const char *const pair[][2] = {{"（", "）"}, {"(", ")"}, {"[", "]"}, {"{", "}"}, {"【", "】"}, {"〔", "〕"}};

	*inside = (struct ft_str){0};
	for (size_t i = 0; i < sizeof pair / sizeof pair[0]; i++) {
		struct ft_str open = ft_str(pair[i][0]), shut = ft_str(pair[i][1]);
		ptrdiff_t at = -1, next;

		if (!ft_ends(s, shut))
			continue;
		for (next = ft_find(s, open); next >= 0; next = ft_find_from(s, (size_t)next + open.n, open))
			at = at < 0 || shut.p[0] != '}' ? next : at;
		if (at <= 0)
			continue;
		*inside = ft_sub(s, (size_t)at + open.n, s.n - (size_t)at - open.n - shut.n);
		return ft_trim(ft_sub(s, 0, (size_t)at));
	}
	return s;
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* Begins with a number that dates the text: 2017年修正, 2017-09-01. A span of years, 2014—2020年, belongs to the
 * name. */
static bool is_dating(struct ft_str s)
{
	size_t off = 0, digits;
	uint32_t cp;

	if (!is_digit(ft_cp_at(s, 0)) || ft_num_read(s, &off) < 0)
		return false;
	cp = ft_cp_at(s, off);
	if (cp != '-' && cp != 0x2014 && cp != 0x2013 && cp != 0xFF0D && cp != 0x81F3 /* 至 */)
		return true;
	ft_next_cp(s, &off);
	digits = off;
	return ft_num_read(s, &off) < 0 || off - digits < 4;
}

/* （2017年修正）, （摘要）, [现行有效]: what is said of the text and is no part of its name. The year of an amending
 * instrument is: 修正案（1999年）. */
static bool is_remark(struct ft_str name, struct ft_str inside)
{
	static const char *const words[] = {"摘要", "digest", "Digest", "现行有效", "Effective", "已失效", "失效",
					    "全文", "附全文", "转载", "修正", "修订", "as amended", "as revised", NULL};

	return (is_dating(inside) && !ft_ends(name, FT_S("修正案"))) || ft_holds_any(inside, words);
}

/* The title without brackets that say something about the text; a digest is noted. */
static struct ft_str clean(struct ft_doc *d, struct ft_str s)
{
	static const char *const digest[] = {"摘要", "digest", "Digest", NULL};
	struct ft_str inside, shorter;

	if (ft_starts(s, FT_S("《")) && ft_ends(s, FT_S("》")) && ft_find(ft_from(s, 3), FT_S("《")) < 0)
		s = ft_sub(s, 3, s.n - 6);
	for (shorter = without_group(s, &inside); shorter.n != s.n && is_remark(shorter, inside);
	     shorter = without_group(s, &inside)) {
		if (d && ft_holds_any(inside, digest))
			d->digest = true;
		s = shorter;
	}
	return s;
}

/* The words with which titles end, in English those that they hold. */
static bool names_law(struct ft_str s)
{
	static const char *const zh[] = {"法", "法典", "条例", "條例", "办法", "辦法", "规定", "規定", "细则", "細則",
					 "决定", "规则", "規則", "解释", "批复", "意见", "通知", "答复", "公告", "章程",
					 "准则", "標準", "标准", "规范", "纲要", "规划", "方案", "决议", "修正案", "函",
					 "纪要", "指南", "指引", "要求", "制度", "程序", "目录", "复函", "通则", "守则",
					 "（试行）", "（征求意见稿）", "（草案）", "(征求意见稿)", NULL};
	static const char *const en[] = {"Law", "Act", "Regulation", "Provisions", "Measures", "Rules", "Decision",
					 "Notice", "Code", "Standard", "Order", "Guidelines", "Constitution", NULL};

	return ft_ends_any(s, zh) || ft_holds_any(s, en);
}

/* What can be no title: sentences, dates in brackets, orders, furniture of a page. */
static bool is_no_title(struct ft_str s)
{
	static const char *const ends[] = {"。", "：", "；", "，", ",", ";", NULL};
	static const char *const has[] = {"http", "|", "来源", "转载：", "。", "<", NULL};

	if (ft_ends(s, FT_S("令")) && ft_find(s, FT_S("关于")) < 0)
		return true;
	return s.n > MAX_TITLE || ft_ends_any(s, ends) || ft_holds_any(s, has) || ft_starts(s, FT_S("（")) ||
	       ft_starts(s, FT_S("(")) || ft_starts(s, FT_S("第")) || ft_starts(s, FT_S("*")) ||
	       ft_starts(s, FT_S("NOTE")) || ft_label_annex(s).kind == FT_M_ANNEX;
}

static bool is_dated(struct ft_str s)
{
	char date[11];
	size_t off = 0;

	return ft_date_read(s, &off, date);
}

/* Whether 《s》 or 《s（征求意见稿）》 stands in the words. */
static bool is_booked(struct ft_str books, struct ft_str s)
{
	static const char *const shut[] = {"》", "（", "("};
	struct ft_buf name = {0};
	bool found = false;

	for (size_t i = 0; i < sizeof shut / sizeof shut[0] && !found; i++) {
		ft_buf_reset(&name);
		ft_buf_fmt(&name, "《%.*s%s", FT_FMT(s), shut[i]);
		found = ft_find(books, ft_buf_str(&name)) >= 0;
	}
	ft_buf_free(&name);
	return found;
}

/* How much the line looks like the title; below 0 it is none. `books` holds every 《name》 of the head. */
static int weigh(const struct ft_line *line, bool first, bool last, struct ft_str books,
		 enum ft_lang lang)
{
	struct ft_str s = clean(NULL, line->s), inside;
	int points = 1;

	if (is_no_title(s) || is_dated(s))
		return -1;
	points += (ft_cp_at(s, 0) < 0x80) == (lang == FT_LANG_EN) ? 1 : -1;
	points += line->level == 1 ? 3 : line->level > 1;
	points += first ? 2 : 0;
	points += last ? 1 : 0;
	points += names_law(s) || names_law(without_group(s, &inside)) ? 3 : 0;
	points -= ft_find(s, FT_S("《")) >= 0 && ft_find(s, FT_S("关于")) < 0 ? 1 : 0;
	points += is_booked(books, s) ? 4 : 0;
	return points;
}

/* Every line of the head that names something in 《》. */
static void gather_books(struct ft_buf *out, const struct ft_lines *l, size_t end)
{
	for (size_t i = 0; i < end && out->len < MAX_BOOKS; i++)
		if (l->v[i].s.n <= FT_HEAD_LINE && ft_find(l->v[i].s, FT_S("《")) >= 0) {
			ft_buf_add(out, l->v[i].s);
			ft_buf_putc(out, '\n');
		}
}

/* The heaviest line of the head; `end` where no line is one. */
static size_t find_title(const struct ft_lines *l, size_t end, enum ft_lang lang)
{
	struct ft_buf books = {0};
	size_t best = end, first = end, last = end;
	int most = 0;

	gather_books(&books, l, end);
	for (size_t i = 0; i < end; i++)
		if (l->v[i].role != FT_R_DROP && !is_no_title(l->v[i].s) && !is_dated(l->v[i].s)) {
			first = first == end ? i : first;
			last = i;
		}
	for (size_t i = first; i < end; i++) {
		int points = -1;

		if (l->v[i].role != FT_R_DROP)
			points = weigh(&l->v[i], i == first, i == last, ft_buf_str(&books), lang);
		if (points > most) {
			most = points;
			best = i;
		}
	}
	ft_buf_free(&books);
	return best;
}

bool ft_head_same(struct ft_str a, struct ft_str b)
{
	size_t i = 0, k = 0;

	for (;;) {
		i = ft_skip_blanks(a, i);
		k = ft_skip_blanks(b, k);
		if (i >= a.n || k >= b.n)
			return i >= a.n && k >= b.n;
		if (ft_next_cp(a, &i) != ft_next_cp(b, &k))
			return false;
	}
}

/* 最高人民法院 on one line, 关于……的解释 on the next: one title. */
static struct ft_str whole_title(struct ft_doc *d, struct ft_lines *l, size_t at)
{
	struct ft_str s = clean(d, l->v[at].s);

	if (at > 0 && ft_starts(s, FT_S("关于")) && l->v[at - 1].role == FT_R_TEXT &&
	    ft_head_is_body(l->v[at - 1].s)) {
		l->v[at - 1].role = FT_R_DROP;
		return ft_arena_fmt(d->arena, "%.*s%.*s", FT_FMT(l->v[at - 1].s), FT_FMT(s));
	}
	return ft_arena_dup(d->arena, s);
}

/* What a group behind the title says: …办法（1997年12月16日某某部令第3号发布）. */
static void read_remark(struct ft_doc *d, struct ft_str s)
{
	struct ft_str inside, name = without_group(s, &inside);

	if (name.n == s.n)
		return;
	if (inside.n <= FT_HEAD_LINE && ft_law_dates(d, inside) > 0)
		ft_head_number(d, inside, true);
}

/* How many lines from i, put together, are the title once more: it may be set over several. */
static size_t title_again(const struct ft_doc *d, const struct ft_lines *l, size_t i, size_t end)
{
	struct ft_buf joined = {0};
	size_t n = 0;

	for (size_t k = i; k < end && k - i < MAX_LINES && joined.len < d->title.n && n == 0; k++) {
		if (l->v[k].s.n > MAX_TITLE || l->v[k].role == FT_R_DROP)
			break;
		ft_buf_add(&joined, l->v[k].s);
		if (ft_head_same(clean(NULL, ft_buf_str(&joined)), d->title))
			n = k - i + 1;
	}
	ft_buf_free(&joined);
	return n;
}

/* A line of its own, in brackets or not, may say that the text is a draft. */
static bool says_draft(struct ft_str s)
{
	bool bracket = s.n && (s.p[0] == '(' || ft_starts(s, FT_S("（")));

	return s.n < MAX_TITLE && (bracket ? ft_is_draft_name(s) : ft_is_draft_word(s));
}

/* A line that names the title as that of a draft, or says that views on it are asked for. */
static bool calls_draft(struct ft_str s, struct ft_str title)
{
	static const char *const asks[] = {"征求意见", "征求《", "公开征求", "向社会", NULL};
	struct ft_str rest;
	ptrdiff_t at = s.n <= FT_HEAD_LINE && title.n ? ft_find(s, title) : -1;

	if (at < 3 || !ft_starts(ft_from(s, (size_t)at - 3), FT_S("《")))
		return false;
	rest = ft_from(s, (size_t)at + title.n);
	if (ft_starts(rest, FT_S("》")))
		return ft_holds_any(s, asks) && ft_find(s, FT_S("意见")) >= 0;
	at = ft_find(rest, FT_S("》"));
	return at > 0 && ft_is_draft_name(ft_sub(rest, 0, (size_t)at));
}

/* Sets the title and what its brackets say, and drops the lines that print it. */
bool ft_head_title(struct ft_doc *d, struct ft_lines *l, size_t end)
{
	size_t at = find_title(l, end, d->lang);
	bool called = false;

	if (at < end)
		d->title = whole_title(d, l, at);
	else
		ft_diag(&d->diags, FT_D_NO_TITLE, l->len ? l->v[0].no : 0, l->len > 0, "no line reads like a title");
	d->draft = ft_is_draft_name(d->title);
	for (size_t i = 0; i < end; i++) {
		size_t again = i == at ? 1 : title_again(d, l, i, end);

		d->draft |= says_draft(l->v[i].s) || (i == at && ft_is_draft_name(l->v[i].s));
		called |= i != at && calls_draft(l->v[i].s, d->title);
		for (size_t k = i; k < i + again; k++) {
			read_remark(d, l->v[k].s);
			l->v[k].role = FT_R_DROP;
		}
	}
	return called;
}
