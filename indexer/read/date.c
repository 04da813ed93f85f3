/* Dates as the head of a text states them, and what happened on each. */
#include "base/buf.h"
#include "base/date.h"
#include "base/num.h"
#include "indexer/read/law.h"

#include <string.h>

enum { FIRST_YEAR = 1840, LAST_YEAR = 2200, ROC = 1911, EVENT_WORD = 6 }; /* EVENT_WORD: bytes */

/* Writes the date if it is one that a law could bear. */
static bool write_date(char date[11], long y, long m, long d)
{
	return y >= FIRST_YEAR && y <= LAST_YEAR && ft_date_make(date, y, m, d);
}

/* A number and the mark behind it, blanks allowed between: 2016 年. */
static long numbered(struct ft_str s, size_t *off, const char *mark)
{
	size_t at = ft_skip_blanks(s, *off);
	long n = ft_num_read(s, &at);

	at = ft_skip_blanks(s, at);
	if (n < 0 || !ft_starts(ft_from(s, at), ft_str(mark)))
		return -1;
	*off = at + strlen(mark);
	return n;
}

/* 2016年11月7日, 2016-11-07: the mark behind each of the three numbers says which form it is. */
static bool read_marked(struct ft_str s, size_t *off, char date[11], const char *const mark[3])
{
	size_t at = *off;
	long y, m, d;
	bool roc = ft_starts(ft_from(s, at), FT_S("民國"));

	if (roc)
		at += 6;
	y = numbered(s, &at, mark[0]);
	m = y < 0 ? -1 : numbered(s, &at, mark[1]);
	d = m < 0 ? -1 : numbered(s, &at, mark[2]);
	if (d < 0 || !write_date(date, roc ? y + ROC : y, m, d))
		return false;
	*off = at;
	return true;
}

static long month_name(struct ft_str s, size_t *off)
{
	static const char *const names[] = {"January", "February", "March", "April", "May", "June", "July",
					    "August", "September", "October", "November", "December"};

	for (size_t i = 0; i < 12; i++)
		if (ft_starts(ft_from(s, *off), ft_str(names[i]))) {
			*off += strlen(names[i]);
			return (long)i + 1;
		}
	return -1;
}

/* November 7, 2016 and 7 November 2016. */
static bool read_english(struct ft_str s, size_t *off, char date[11])
{
	size_t at = *off;
	long m = month_name(s, &at), d, y;
	bool day_first = m < 0;

	d = -1;
	if (day_first) {
		d = ft_num_read(s, &at);
		at = ft_skip_blanks(s, at);
		m = d < 0 ? -1 : month_name(s, &at);
	}
	if (m < 0)
		return false;
	at = ft_skip_blanks(s, at);
	if (!day_first)
		d = ft_num_read(s, &at);
	if (ft_cp_at(s, at) == ',')
		at++;
	at = ft_skip_blanks(s, at);
	y = ft_num_read(s, &at);
	if (y < 0 || !write_date(date, y, m, d))
		return false;
	*off = at;
	return true;
}

bool ft_date_read(struct ft_str s, size_t *off, char date[11])
{
	static const char *const marks[][3] = {{"年", "月", "日"}, {"-", "-", ""}, {".", ".", ""}, {"/", "/", ""}};

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (read_marked(s, off, date, marks[i]))
			return true;
	return read_english(s, off, date);
}

/* The line without what stands in 《》: the title of an amending decision says 修改 too. */
static void mask_titles(struct ft_buf *out, struct ft_str s)
{
	int depth = 0;

	for (size_t off = 0; off < s.n;) {
		size_t start = off;
		uint32_t cp = ft_next_cp(s, &off);

		if (cp == 0x300B && depth > 0)
			depth--;
		if (depth == 0)
			ft_buf_add(out, ft_sub(s, start, off - start));
		if (cp == 0x300A)
			depth++;
	}
}

/* The words for each event, in the order in which they are looked for. */
static int event_of(struct ft_str s)
{
	static const struct { enum ft_event event; const char *words[14]; } events[] = {
		{FT_EV_AMENDED, {"修正", "修订", "修改", "修訂", "通过的", "amended", "revised", NULL}},
		{FT_EV_ADOPTED, {"通过", "通過", "批准", "審議", "adopted", "approved", NULL}},
		{FT_EV_PROMULGATED, {"公布", "发布", "發布", "颁布", "印发", "公告", "令", "promulgated",
				     "issued", "published", NULL}},
		{FT_EV_EFFECTIVE, {"施行", "实施", "生效", "执行", "實施", "effective", "into force", NULL}},
	};

	for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
		if (ft_holds_any(s, events[i].words))
			return (int)events[i].event;
	return -1;
}

/* English names the event before its date: the last word for one that stands there. */
static int english_event(struct ft_str before)
{
	static const struct { enum ft_event event; const char *word; } words[] = {
		{FT_EV_AMENDED, "mended"}, {FT_EV_AMENDED, "evised"}, {FT_EV_ADOPTED, "dopted"},
		{FT_EV_ADOPTED, "assed"}, {FT_EV_ADOPTED, "pproved"}, {FT_EV_PROMULGATED, "romulgated"},
		{FT_EV_PROMULGATED, "ssued"}, {FT_EV_PROMULGATED, "ublished"}, {FT_EV_EFFECTIVE, "ffective"},
		{FT_EV_EFFECTIVE, "force"}, {FT_EV_EFFECTIVE, "into effect"},
	};
	ptrdiff_t last = -1;
	int event = -1;

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		for (ptrdiff_t at = ft_find(before, ft_str(words[i].word)); at >= 0;
		     at = ft_find_from(before, (size_t)at + 1, ft_str(words[i].word)))
			if (at > last) {
				last = at;
				event = (int)words[i].event;
			}
	return event;
}

/* 自……起施行: said of the date itself, not of what follows it on the line. */
static bool starts_effect(struct ft_str before, struct ft_str after)
{
	static const char *const words[] = {"施行", "实施", "生效", "执行", "實施", NULL};

	return (ft_ends(before, FT_S("自")) || ft_ends(before, FT_S("从")) || ft_starts(after, FT_S("起")) ||
		ft_starts(after, FT_S("日起"))) && ft_holds_any(after, words);
}

struct found {
	size_t at, end;
	char date[11];
};

/* The next date at or behind off. */
static bool next_date(struct ft_str s, size_t off, struct found *f)
{
	while (off < s.n) {
		f->at = f->end = off;
		if (ft_date_read(s, &f->end, f->date))
			return true;
		ft_next_cp(s, &off);
	}
	return false;
}

/* The words without a mark or a word for "day" at their end. */
static struct ft_str without_label(struct ft_str s)
{
	static const char *const labels[] = {"：", ":", "日期", "时间", "时", "于", "日", NULL};

	for (const char *const *w = labels; *w; w++)
		if (ft_ends(s, ft_str(*w)))
			return ft_trim(ft_sub(s, 0, s.n - strlen(*w)));
	return s;
}

/* 公布日期：, 某某部令第7号: what stands before a date and is said of it. Other words there are of what came before. */
static int event_named(struct ft_str before)
{
	struct ft_str s = without_label(without_label(before));

	if (ft_ends(before, FT_S("号")))
		return event_of(before);
	return event_of(s.n > EVENT_WORD ? ft_from(s, s.n - EVENT_WORD) : s);
}

/* 有效期至, 以前: a limit in time is no event. */
static bool is_limit(struct ft_str before, struct ft_str after)
{
	static const char *const ahead[] = {"至", "到", "截止", "有效期", NULL};
	static const char *const behind[] = {"前", "以前", "之前", "止", "以后", "后", NULL};

	return ft_ends_any(before, ahead) || ft_starts_any(after, behind);
}

/* Chinese says behind the date what happened on it. What was passed on a day and is named there, 通过的《…》, is
 * another instrument: the day is one of ours where that one amends this text, as the line says or, listing such
 * instruments in the head, means. */
static int event_behind(struct ft_str after)
{
	static const char *const amends[] = {"修正", "修订", "修改", "修訂", NULL};
	static const char *const listed[] = {"", "、", "和", "）", ")", "，", NULL};
	ptrdiff_t other = ft_find(after, FT_S("的《》"));
	struct ft_str rest;

	if (other < 0)
		return event_of(after);
	rest = ft_trim(ft_from(after, (size_t)other + sizeof "的《》" - 1));
	for (const char *const *w = listed; *w; w++)
		if (ft_eq(rest, ft_str(*w)))
			return FT_EV_AMENDED;
	return ft_holds_any(rest, amends) ? FT_EV_AMENDED : -1;
}

/* What happened on a date, from the words around it. */
static int event_at(struct ft_str s, size_t last_end, const struct found *f, size_t next_at)
{
	struct ft_str before = ft_trim(ft_sub(s, last_end, f->at - last_end));
	struct ft_str after = ft_trim(ft_sub(s, f->end, next_at - f->end));
	int e;

	if (starts_effect(before, after))
		return FT_EV_EFFECTIVE;
	if (is_limit(before, after))
		return -1;
	e = english_event(before);
	if (e >= 0)
		return e;
	e = event_behind(after);
	if (e == FT_EV_ADOPTED && ft_ends(before, FT_S("根据")))
		return FT_EV_AMENDED;
	return e < 0 && ft_find(after, FT_S("的《》")) < 0 ? event_named(before) : e;
}

/* Each date takes the words up to the next one. */
size_t ft_law_dates(struct ft_doc *d, struct ft_str line)
{
	struct ft_buf masked = {0};
	struct found f, next;
	struct ft_str s;
	size_t last_end = 0, count = 0;
	bool more;

	mask_titles(&masked, line);
	s = ft_buf_str(&masked);
	for (more = next_date(s, 0, &f); more; f = next) {
		int e;

		more = next_date(s, f.end, &next);
		e = event_at(s, last_end, &f, more ? next.at : s.n);
		if (e >= 0) {
			ft_doc_date(d, (enum ft_event)e, f.date, line);
			count++;
		}
		last_end = f.end;
	}
	ft_buf_free(&masked);
	return count;
}
