#include "indexer/identify.h"

#include "base/date.h"
#include "base/fold.h"
#include "base/num.h"
#include "base/sha.h"
#include "indexer/read/law.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { MAX_KEY = 120, HASH_DIGITS = 8, SAME_EVENT = 183 /* days */ };

static bool has(struct ft_str s, const char *words)
{
	return ft_find(s, ft_str(words)) >= 0;
}

/* Cuts a key that is too long at a character and puts a hash of the whole behind it. */
static void shorten(struct ft_buf *key)
{
	unsigned char sum[FT_SHA_BYTES];
	char hex[FT_SHA_HEX];
	size_t n = MAX_KEY - HASH_DIGITS - 1;

	if (key->len <= MAX_KEY)
		return;
	ft_sha(sum, ft_buf_str(key));
	ft_sha_hex(hex, sum);
	while (((unsigned char)key->data[n] & 0xC0) == 0x80)
		n--;
	key->len = n;
	ft_buf_fmt(key, "-%.*s", HASH_DIGITS, hex);
}

void ft_work_key(struct ft_buf *out, struct ft_str title)
{
	static const struct ft_str country = {"中华人民共和国", sizeof "中华人民共和国" - 1};
	struct ft_buf folded = {0};
	struct ft_str s;
	size_t off = 0;
	bool gap = false;

	ft_fold(&folded, title);
	s = ft_buf_str(&folded);
	if (ft_starts(s, country) && s.n > country.n)
		s = ft_from(s, country.n);
	while (off < s.n) {
		uint32_t cp = ft_next_cp(s, &off);
		enum ft_fold_class c = ft_fold_class(cp);

		if (c != FT_F_WORD && c != FT_F_HAN) {
			gap = out->len > 0;
			continue;
		}
		if (gap)
			ft_buf_putc(out, '-');
		gap = false;
		ft_buf_cp(out, cp);
	}
	shorten(out);
	ft_buf_free(&folded);
}

/* Endings of titles by which a text is known as an act of one day. */
static bool is_occasional(struct ft_str title)
{
	static const char *const ends[] = {"决定", "批复", "答复", "通知", "决议", "公告", "的函", "复函", "意见", NULL};

	return ft_ends_any(title, ends);
}

/* The words of the head that speak of who made it: dated lines, number, issuer. */
static struct ft_str head_words(struct ft_doc *d)
{
	struct ft_buf b = {0};
	struct ft_str s;

	ft_buf_add(&b, d->issuer);
	ft_buf_putc(&b, '\n');
	ft_buf_add(&b, d->number);
	for (const struct ft_dated *e = d->dated; e; e = e->next) {
		ft_buf_putc(&b, '\n');
		ft_buf_add(&b, e->words);
	}
	s = ft_arena_dup(d->arena, ft_buf_str(&b));
	ft_buf_free(&b);
	return s;
}

static bool is_local(struct ft_str title, struct ft_str head)
{
	static const char *const places[] = {
		"北京市", "天津市", "上海市", "重庆市", "河北省", "山西省", "辽宁省", "吉林省", "黑龙江省", "江苏省",
		"浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "海南省",
		"四川省", "贵州省", "云南省", "陕西省", "甘肃省", "青海省", "内蒙古", "广西", "西藏", "宁夏", "新疆", NULL};

	if (ft_starts_any(title, places))
		return true;
	return ft_find(head, FT_S("全国人民代表大会")) < 0 &&
	       (has(head, "市人民代表大会") || has(head, "省人民代表大会") || has(head, "自治区人民代表大会") ||
		has(head, "自治州人民代表大会") || has(head, "自治县人民代表大会") || has(head, "市第") ||
		has(head, "省第"));
}

static enum ft_work_kind kind_zh(struct ft_str title, struct ft_str head)
{
	if (has(title, "最高人民法院") || has(title, "最高人民检察院") || has(head, "最高人民法院") ||
	    has(head, "最高人民检察院"))
		return FT_WK_INTERPRETATION;
	if (is_local(title, head))
		return FT_WK_LOCAL_REGULATION;
	if (has(head, "国发〔") || has(head, "国办发〔"))
		return has(title, "规划") || has(title, "行动") ? FT_WK_PLAN : FT_WK_NORMATIVE;
	if (has(head, "国务院令") || (has(head, "国务院") && !has(head, "全国人民代表大会")))
		return FT_WK_ADMIN_REGULATION;
	if ((ft_ends(title, FT_S("法")) && !ft_ends(title, FT_S("办法"))) || ft_ends(title, FT_S("法典")) ||
	    has(title, "法修正案"))
		return FT_WK_LAW;
	if (has(head, "全国人民代表大会") || has(title, "全国人民代表大会"))
		return FT_WK_LAW;
	if (has(head, "部令") || has(head, "总局令") || has(head, "委员会令") || has(head, "办公室令") || has(head, "局令"))
		return FT_WK_DEPT_RULE;
	if (ft_ends(title, FT_S("条例")))
		return FT_WK_ADMIN_REGULATION;
	if (has(title, "规划") || has(title, "纲要") || has(title, "行动计划"))
		return FT_WK_PLAN;
	if (ft_ends(title, FT_S("办法")) || ft_ends(title, FT_S("规定")) || ft_ends(title, FT_S("规则")) ||
	    ft_ends(title, FT_S("细则")) || ft_ends(title, FT_S("规范")))
		return FT_WK_DEPT_RULE;
	if (has(title, "案") && !has(title, "草案"))
		return FT_WK_CASE;
	return FT_WK_NORMATIVE;
}

static enum ft_work_kind kind_en(struct ft_str title)
{
	if (has(title, "Act") || has(title, "Law") || has(title, "Code"))
		return has(title, "Regulations") || has(title, "Rules") ? FT_WK_DEPT_RULE : FT_WK_LAW;
	if (has(title, "Regulation") || has(title, "Rules") || has(title, "Measures") || has(title, "Provisions"))
		return FT_WK_DEPT_RULE;
	return FT_WK_NORMATIVE;
}

/* A case has its facts and the court's reasons under headings of their own. */
static bool is_case(const struct ft_doc *d)
{
	for (const struct ft_node *n = d->first; n; n = ft_doc_next(n))
		if (ft_eq(n->heading, FT_S("基本案情")) || ft_eq(n->heading, FT_S("裁判要点")))
			return true;
	return false;
}

static struct ft_str folded(struct ft_arena *a, struct ft_str s)
{
	struct ft_buf b = {0};
	struct ft_str out;

	ft_fold(&b, s);
	out = ft_arena_dup(a, ft_buf_str(&b));
	ft_buf_free(&b);
	return out;
}

static enum ft_work_kind kind_of(struct ft_doc *d, struct ft_str head)
{
	if (d->draft)
		return FT_WK_DRAFT;
	if (ft_starts(d->number, FT_S("GB")))
		return FT_WK_NATIONAL_STANDARD;
	if (d->lang == FT_LANG_EN)
		return kind_en(d->title);
	return is_case(d) ? FT_WK_CASE : kind_zh(folded(d->arena, d->title), folded(d->arena, head));
}

/* Reads 2017年6月1日 at s.p[*off]. */
static bool read_day(struct ft_str s, size_t *off, char out[11])
{
	static const struct ft_str marks[] = {{"年", 3}, {"月", 3}, {"日", 3}};
	long v[3];

	for (int i = 0; i < 3; i++) {
		while (ft_is_blank(ft_cp_at(s, *off)))
			ft_next_cp(s, off);
		v[i] = ft_num_read(s, off);
		while (ft_is_blank(ft_cp_at(s, *off)))
			ft_next_cp(s, off);
		if (v[i] < 0 || !ft_starts(ft_from(s, *off), marks[i]))
			return false;
		*off += marks[i].n;
	}
	return ft_date_make(out, v[0], v[1], v[2]);
}

/* A closing article's 自…起施行: the day, or the day of promulgation. Only a day after the version's own date
 * speaks of this version; an amended law still names the first one. */
static void effect_from(struct ft_ident *id, struct ft_str text)
{
	ptrdiff_t at = ft_find(text, FT_S("施行"));
	char day[11];

	for (ptrdiff_t i = ft_find(text, FT_S("自")); i >= 0; i = ft_find_from(text, (size_t)i + 3, FT_S("自"))) {
		size_t off = (size_t)i + 3;

		if (at > i && (ft_starts(ft_from(text, off), FT_S("公布之日")) ||
			       ft_starts(ft_from(text, off), FT_S("发布之日")))) {
			memcpy(id->effective, id->date, sizeof id->effective);
			return;
		}
		if (at > i && read_day(text, &off, day) && (id->date[0] == '\0' || strcmp(day, id->date) >= 0)) {
			memcpy(id->effective, day, sizeof day);
			return;
		}
	}
}

/* The last article that says it, of the last four. */
static void effect_from_text(struct ft_ident *id, const struct ft_doc *d)
{
	const struct ft_node *last[4] = {NULL};
	int n = 0;

	for (const struct ft_node *u = d->first; u; u = ft_doc_next(u))
		if (u->kind == FT_N_ARTICLE)
			last[n++ % 4] = u;
	for (int i = n; i > 0 && i > n - 4 && id->effective[0] == '\0'; i--)
		if (ft_find(last[(i - 1) % 4]->text, FT_S("施行")) >= 0)
			effect_from(id, last[(i - 1) % 4]->text);
}

/* 某法(2017-09-01).md */
static void date_in_name(struct ft_str name, char out[11])
{
	out[0] = '\0';
	for (size_t i = 0; i + 10 <= name.n; i++)
		if (ft_date_parse(ft_sub(name, i, 10), out))
			return;
	out[0] = '\0';
}

/* psapl-2012.zh.md: four digits that stand alone and are a year. */
static void year_in_name(struct ft_str name, char out[5])
{
	out[0] = '\0';
	for (size_t i = 0; i + 4 <= name.n; i++) {
		size_t off = i;
		bool alone = (i == 0 || !isdigit((unsigned char)name.p[i - 1]));
		long year = alone && isdigit((unsigned char)name.p[i]) ? ft_num_read(name, &off) : -1;

		if (off == i + 4 && year >= 1949 && year <= 2999) {
			memcpy(out, name.p + i, 4);
			out[4] = '\0';
			return;
		}
	}
}

static void later(char a[11], const char *b)
{
	if (strcmp(b, a) > 0)
		memcpy(a, b, 11);
}

static void dates_of(struct ft_ident *id, const struct ft_doc *d, struct ft_str file_name)
{
	char named[11];

	for (const struct ft_dated *e = d->dated; e; e = e->next) {
		if (e->event == FT_EV_EFFECTIVE) {
			later(id->effective, e->date);
			continue;
		}
		if (e->event == FT_EV_PROMULGATED)
			later(id->promulgated, e->date);
		later(id->date, e->date);
		if (id->first[0] == '\0' || strcmp(e->date, id->first) < 0)
			memcpy(id->first, e->date, sizeof id->first);
	}
	date_in_name(file_name, named);
	year_in_name(file_name, id->file_year);
	later(id->date, named);
	if (id->effective[0] && strcmp(id->effective, id->date) < 0)
		id->effective[0] = '\0'; /* the first version's, not this one's */
	if (strcmp(id->promulgated, id->date) < 0)
		id->promulgated[0] = '\0'; /* likewise */
	if (id->effective[0] == '\0')
		effect_from_text(id, d);
}

/* The days that the head states, but for those of effect. */
static struct ft_str days_of(const struct ft_doc *d)
{
	struct ft_buf b = {0};
	struct ft_str s;

	for (const struct ft_dated *e = d->dated; e; e = e->next)
		if (e->event != FT_EV_EFFECTIVE)
			ft_buf_fmt(&b, "%s%s", b.len ? " " : "", e->date);
	s = ft_arena_dup(d->arena, ft_buf_str(&b));
	ft_buf_free(&b);
	return s;
}

/* Adoption, approval and promulgation of one version lie close together; what the file's name dates much later than
 * the head does was amended since. */
static bool is_amended(const struct ft_ident *id, const struct ft_doc *d)
{
	for (const struct ft_dated *e = d->dated; e; e = e->next)
		if (e->event == FT_EV_AMENDED)
			return true;
	return id->first[0] && ft_date_days(id->first, id->date) > SAME_EVENT;
}

/* A text that states no day but that of its effect is known by that one. */
static void date_by_effect(struct ft_ident *id)
{
	if (id->date[0] || id->effective[0] == '\0' || id->draft)
		return;
	memcpy(id->date, id->effective, sizeof id->date);
	id->event = "effective";
}

struct ft_ident ft_identify(struct ft_doc *d, struct ft_str file_name)
{
	struct ft_ident id = {.title = d->title, .number = d->number, .issuer = d->issuer};
	struct ft_buf key = {0};

	d->draft |= ft_is_draft_name(file_name);
	id.draft = d->draft;

	if (id.title.n == 0) {
		ptrdiff_t dot = ft_find(file_name, FT_S("."));

		id.title = ft_arena_dup(d->arena, ft_sub(file_name, 0, dot > 0 ? (size_t)dot : file_name.n));
	}
	dates_of(&id, d, file_name);
	id.days = days_of(d);
	id.event = is_amended(&id, d) ? "amended" : "adopted";
	date_by_effect(&id);
	id.kind = kind_of(d, head_words(d));
	id.occasional = is_occasional(id.title);
	ft_work_key(&key, id.title);
	if (key.len == 0)
		ft_buf_puts(&key, "untitled");
	if (id.draft)
		ft_buf_puts(&key, "-draft");
	id.key = ft_arena_dup(d->arena, ft_buf_str(&key));
	ft_buf_free(&key);
	return id;
}

void ft_ident_settle(struct ft_ident *id, struct ft_str key, struct ft_str date)
{
	id->key = key;
	snprintf(id->date, sizeof id->date, "%.*s", FT_FMT(date));
	if (strcmp(id->event, "effective") == 0 && strcmp(id->date, id->effective) != 0)
		id->event = "adopted";
	if (strcmp(id->effective, id->date) < 0)
		id->effective[0] = '\0'; /* another version's */
	if (strcmp(id->promulgated, id->date) < 0)
		id->promulgated[0] = '\0';
}
