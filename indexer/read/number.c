/* The document number (文号) and the authority that issued the text. */
#include "base/num.h"
#include "indexer/read/head.h"

enum { MAX_NAME = 90 };

/* What an issuer's name cannot hold: it ends the word before 令. */
static bool is_bound(uint32_t cp)
{
	return cp == 0 || ft_is_blank(cp) || cp == 0xFF08 || cp == '(' || cp == 0xFF0C || cp == ',' || cp == 0x3002 ||
	       cp == 0x65E5 /* 日 */ || cp == 0xFF1A || cp == ':' || cp == 0x3011 || cp == 0x4EE5 /* 以 */ ||
	       cp == 0x3001;
}

/* The start of the word that ends at off. */
static size_t word_start(struct ft_str s, size_t off)
{
	while (off > 0) {
		size_t last = ft_prev_off(s, off);

		if (is_bound(ft_cp_at(s, last)))
			break;
		off = last;
	}
	return off;
}

/* 公安部令, not 中华人民共和国公安部令: as the number is cited. */
static struct ft_str without_country(struct ft_str s)
{
	struct ft_str country = FT_S("中华人民共和国");

	return ft_starts(s, country) && s.n > country.n ? ft_from(s, country.n) : s;
}

/* 第176号 at off (blanks allowed): its end, or off. */
static size_t ordinal_end(struct ft_str s, size_t off)
{
	size_t at = ft_skip_blanks(s, off);

	if (!ft_starts(ft_from(s, at), FT_S("第")))
		return off;
	at = ft_skip_blanks(s, at + 3);
	if (ft_num_read(s, &at) < 0)
		return off;
	at = ft_skip_blanks(s, at);
	if (!ft_starts(ft_from(s, at), FT_S("号")) && !ft_starts(ft_from(s, at), FT_S("號")))
		return off;
	return at + 3;
}

/* An issuer's name without what leads up to it, and without 令. */
static void set_issuer(struct ft_doc *d, struct ft_str name)
{
	if (d->issuer.n == 0 && name.n > 3 && name.n <= MAX_NAME && !ft_ends(name, FT_S("主席")))
		d->issuer = ft_arena_dup(d->arena, name);
}

/* The number in its two parts; an order's without the blanks within it: 公安部令 第 7 号. */
static void set_number(struct ft_doc *d, struct ft_str a, struct ft_str b, bool order)
{
	struct ft_buf out = {0};
	struct ft_str parts[] = {a, b};

	if (d->number.n)
		return;
	for (size_t i = 0; i < 2; i++)
		for (size_t off = 0; off < parts[i].n;) {
			size_t start = off;
			uint32_t cp = ft_next_cp(parts[i], &off);

			if (!order || !ft_is_blank(cp))
				ft_buf_add(&out, ft_sub(parts[i], start, off - start));
		}
	d->number = ft_arena_dup(d->arena, ft_buf_str(&out));
	ft_buf_free(&out);
}

/* A number found in a line: as printed, without the country's name, and who issued under it. */
struct found {
	struct ft_str word, number, issuer;
	bool renews; /* 国务院令第9号修订: the order issued the whole text anew, and its number is the text's now */
};

static bool is_renewing(struct ft_str behind)
{
	return ft_starts(ft_trim(behind), FT_S("修订"));
}

/* The order that amended the text: 某某部令第9号第二次修正. Its number is not the text's. */
static bool is_amending(struct ft_str behind)
{
	ptrdiff_t at = ft_find(ft_sub(behind, 0, 60), FT_S("修"));

	return at >= 0 && at < 24 && !is_renewing(behind);
}

/* A title may be glued to the order's name: 某某法主席令. */
static struct ft_str without_title(struct ft_str name)
{
	struct ft_str chair = FT_S("主席");

	return ft_ends(name, chair) ? ft_from(name, name.n - chair.n) : name;
}

/* 某某部令第7号 */
static bool order_number(struct ft_str s, struct found *f)
{
	for (ptrdiff_t at = ft_find(s, FT_S("令")); at >= 0; at = ft_find_from(s, (size_t)at + 3, FT_S("令"))) {
		size_t behind = (size_t)at + 3, end = ordinal_end(s, behind), start = word_start(s, (size_t)at);
		struct ft_str name = without_country(ft_sub(s, start, (size_t)at - start));

		if (end == behind || name.n == 0)
			continue;
		if (is_amending(ft_from(s, end)))
			continue;
		f->word = ft_sub(s, start, end - start);
		f->renews = is_renewing(ft_from(s, end));
		f->issuer = without_title(name);
		f->number = ft_sub(s, (size_t)(f->issuer.p - s.p), end - (size_t)(f->issuer.p - s.p));
		return true;
	}
	return false;
}

/* 某发〔2021〕11号 in any of its brackets. */
static bool file_number(struct ft_str s, struct found *f)
{
	static const char *const open[] = {"〔", "[", "［", "（", "("};

	for (size_t i = 0; i < sizeof open / sizeof open[0]; i++) {
		ptrdiff_t at = ft_find(s, ft_str(open[i]));
		size_t end, start;
		long year;

		if (at <= 0)
			continue;
		end = (size_t)at + ft_str(open[i]).n;
		year = ft_num_read(s, &end);
		if (year < 1900 || year > 2200 || end >= s.n)
			continue;
		ft_next_cp(s, &end);
		end = ft_skip_blanks(s, end);
		if (ft_starts(ft_from(s, end), FT_S("第")))
			end += 3;
		if (ft_num_read(s, &end) < 0 || !ft_starts(ft_from(s, end), FT_S("号")))
			continue;
		start = word_start(s, (size_t)at);
		f->word = f->number = ft_sub(s, start, end + 3 - start);
		return true;
	}
	return false;
}

/* GB/T 22239-2019, GA 1278—2015. */
static bool standard_number(struct ft_str s, struct found *f)
{
	static const char *const marks[] = {"GB/T", "GB/Z", "GB", "GA/T", "GA", "GM/T", "YD/T", "JR/T", "ISO/IEC"};

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		struct ft_str mark = ft_str(marks[i]);
		ptrdiff_t at = ft_find(s, mark);
		size_t end;
		uint32_t cp;

		if (at != 0)
			continue;
		end = ft_skip_blanks(s, mark.n);
		if (ft_num_read(s, &end) < 0)
			continue;
		cp = ft_cp_at(s, end);
		if (cp != '-' && cp != 0x2014 && cp != 0x2013 && cp != 0xFF0D)
			continue;
		ft_next_cp(s, &end);
		if (ft_num_read(s, &end) < 0)
			continue;
		f->word = f->number = ft_sub(s, 0, end);
		return true;
	}
	return false;
}

bool ft_head_number(struct ft_doc *d, struct ft_str line, bool dated)
{
	struct found f = {0};
	bool alone;

	if (line.n > FT_HEAD_LINE)
		return false;
	if (!order_number(line, &f) && !file_number(line, &f) && !standard_number(line, &f))
		return false;
	alone = line.n - f.word.n <= 6; /* a pair of brackets round it */
	if (f.renews && dated)
		d->number = d->issuer = (struct ft_str){0};
	if (alone || dated) {
		set_number(d, f.number, (struct ft_str){0}, f.issuer.n > 0);
		set_issuer(d, f.issuer);
	}
	return alone;
}

bool ft_head_order(struct ft_doc *d, struct ft_str first, struct ft_str second)
{
	static const char *const kinds[] = {"令", "公告", "决定", "文件", NULL};
	struct ft_str inside = second, name;

	if (first.n > MAX_NAME || second.n > MAX_NAME)
		return false;
	if (ft_starts(second, FT_S("（")) || ft_starts(second, FT_S("(")))
		inside = ft_from(second, second.p[0] == '(' ? 1 : 3);
	for (const char *const *k = kinds; *k; k++) {
		size_t end;

		if (!ft_ends(first, ft_str(*k)))
			continue;
		end = ordinal_end(inside, 0);
		if (end == 0 || inside.n - end > 3)
			return false;
		name = without_country(ft_sub(first, 0, first.n - ft_str(*k).n));
		set_number(d, without_country(first), ft_sub(inside, 0, end), true);
		set_issuer(d, name);
		return true;
	}
	return false;
}

bool ft_head_is_body(struct ft_str s)
{
	static const char *const ends[] = {"部", "局", "院", "委员会", "办公室", "署", "厅", "总局", "政府", "代表大会",
					   "检察院", "法院", "军委", "银行", NULL};

	if (s.n > MAX_NAME || s.n < 6 || !ft_is_han(ft_cp_at(s, 0)))
		return false;
	return ft_ends_any(s, ends);
}

/* 某某第十二届人大常委会第五次会议通过 names its body around the ordinals. */
static void from_adoption(struct ft_doc *d, struct ft_str words)
{
	char date[11];
	struct ft_str s = words, body;
	ptrdiff_t term, session;
	size_t off = 0, start;

	while (off < s.n && !ft_date_read(s, &off, date))
		ft_next_cp(s, &off);
	s = ft_trim(ft_from(s, off));
	session = ft_find(s, FT_S("审判委员会"));
	if (session > 0) {
		set_issuer(d, ft_sub(s, 0, (size_t)session));
		return;
	}
	term = ft_find(s, FT_S("届"));
	if (term < 0)
		return;
	for (start = (size_t)term; start > 0 && !ft_starts(ft_from(s, start), FT_S("第"));)
		start = ft_prev_off(s, start);
	body = ft_from(s, (size_t)term + 3);
	session = ft_find(body, FT_S("第"));
	if (session > 0)
		set_issuer(d, ft_arena_fmt(d->arena, "%.*s%.*s", (int)start, s.p, (int)session, body.p));
}

/* 最高人民法院关于……的规定 */
static void from_title(struct ft_doc *d)
{
	ptrdiff_t at = ft_find(d->title, FT_S("关于"));
	struct ft_str name = ft_trim(ft_sub(d->title, 0, at > 0 ? (size_t)at : 0));

	if (ft_head_is_body(name) || ft_eq(name, FT_S("国务院")))
		set_issuer(d, name);
}

/* The title names courts and councils (…关于…的解释), the line of adoption congresses. */
void ft_head_issuer(struct ft_doc *d)
{
	if (d->issuer.n == 0)
		from_title(d);
	for (const struct ft_dated *e = d->dated; e && d->issuer.n == 0; e = e->next)
		if (e->event == FT_EV_ADOPTED)
			from_adoption(d, e->words);
}
