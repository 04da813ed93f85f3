/* Which article became which, by the texts alone. */
#include "tests/unit/unit.h"

#include "query/align.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST = 40 };

/* A made-up law: text i is article i + 1, or the eid before a '|'. */
struct law {
	struct ft_align_unit v[MOST];
	char eids[MOST][16];
	size_t len;
};

static void make(struct law *law, const char *const *texts)
{
	for (law->len = 0; texts[law->len]; law->len++) {
		snprintf(law->eids[law->len], sizeof law->eids[0], "art_%zu", law->len + 1);
		law->v[law->len] = (struct ft_align_unit){ft_str(law->eids[law->len]),
							  ft_str(texts[law->len]), FT_N_ARTICLE};
	}
}

/* Each link as "LEFT>RIGHT change", in one string. */
static struct ft_str links_of(struct ft_arena *a, const char *const *left, const char *const *right)
{
	static struct law l, r;
	struct ft_alignment al;
	struct ft_str s = FT_S("");

	make(&l, left);
	make(&r, right);
	al = ft_align(a, l.v, l.len, r.v, r.len);
	for (size_t i = 0; i < al.len; i++) {
		const struct ft_align_link *x = &al.v[i];

		assert_true(x->confidence > 0 && x->confidence <= 1);
		assert_true(x->similarity >= 0 && x->similarity <= 1);
		assert_true(x->evidence.n > 0);
		s = ft_arena_fmt(a, "%.*s%s", FT_FMT(s), i ? "; " : "");
		if (x->left >= 0)
			s = ft_arena_fmt(a, "%.*s%d%s%.*s", FT_FMT(s), x->left + 1, x->left_in.n ? "/" : "",
					 FT_FMT(x->left_in));
		s = ft_arena_fmt(a, "%.*s>", FT_FMT(s));
		if (x->right >= 0)
			s = ft_arena_fmt(a, "%.*s%d%s%.*s", FT_FMT(s), x->right + 1, x->right_in.n ? "/" : "",
					 FT_FMT(x->right_in));
		s = ft_arena_fmt(a, "%.*s %s", FT_FMT(s), ft_change_word(x->change));
	}
	return s;
}

#define ALIGNS(left, right, wanted)                                                            \
	do {                                                                                   \
		struct ft_arena *a_ = ft_arena_new();                                          \
		assert_str(links_of(a_, (const char *[])left, (const char *[])right), wanted); \
		ft_arena_free(a_);                                                             \
	} while (0)
#define LAW(...)                  \
	{                         \
		__VA_ARGS__, NULL \
	}

#define AIM "为了保护村镇水井，保障居民饮水，制定本法。"
#define WELL "本法所称水井，是指供两户以上居民共同取水的人工井。"
#define CARE "水井管理人应当每月清洗井台一次，并在井旁立牌写明清洗日期。"
#define DIRT "任何人不得向水井内倾倒垃圾、油脂或者牲畜粪便。"
#define LIST "县级人民政府应当每年冬季公布水井名册，名册写明井深、井龄和管理人姓名。"

static void test_numbers_shift(void **state)
{
	(void)state;
	ALIGNS(LAW(AIM, WELL, CARE), LAW(AIM, WELL, CARE), "1>1 unchanged; 2>2 unchanged; 3>3 unchanged");
	ALIGNS(LAW(AIM, WELL, CARE), LAW(AIM, DIRT, WELL, CARE),
	       "1>1 unchanged; 2>3 renumbered; 3>4 renumbered; >2 inserted");
	ALIGNS(LAW(AIM, DIRT, WELL), LAW(AIM, WELL), "1>1 unchanged; 2> deleted; 3>2 renumbered");
}

static void test_typography_is_no_amendment(void **state)
{
	(void)state;
	ALIGNS(LAW(AIM, CARE), LAW(AIM, "水井管理人应当每月清洗井台一次,并在井旁 立牌写明清洗日期"),
	       "1>1 unchanged; 2>2 unchanged");
}

static void test_amended(void **state)
{
	(void)state;
	ALIGNS(LAW(AIM, CARE, DIRT),
	       LAW(AIM, "水井管理人应当每周清洗井台两次，并在井旁立牌写明清洗日期和人员。", DIRT),
	       "1>1 unchanged; 2>2 amended; 3>3 unchanged");
}

static void test_moved(void **state)
{
	(void)state;
	ALIGNS(LAW(AIM, WELL, CARE, DIRT, LIST), LAW(AIM, LIST, WELL, CARE, DIRT),
	       "1>1 unchanged; 2>3 renumbered; 3>4 renumbered; 4>5 renumbered; 5>2 renumbered");
}

/* The number cited changes with the article cited: no amendment. Another article cited: an amendment. */
static void test_citations_follow(void **state)
{
	(void)state;
	ALIGNS(LAW(AIM, DIRT, "违反本法第二条规定的，由县级人民政府责令清理。"),
	       LAW(AIM, LIST, DIRT, "违反本法第三条规定的，由县级人民政府责令清理。"),
	       "1>1 unchanged; 2>3 renumbered; 3>4 renumbered; >2 inserted");
	ALIGNS(LAW(AIM, DIRT, "违反本法第二条规定的，由县级人民政府责令清理。"),
	       LAW(AIM, DIRT, "违反本法第一条规定的，由县级人民政府责令清理。"),
	       "1>1 unchanged; 2>2 unchanged; 3>3 amended");
	ALIGNS(LAW(AIM, DIRT, "依照《示例刑法》第二条的规定处理井中的垃圾。"),
	       LAW(AIM, LIST, DIRT, "依照《示例刑法》第三条的规定处理井中的垃圾。"),
	       "1>1 unchanged; 2>3 renumbered; 3>4 amended; >2 inserted");
}

static void test_split(void **state)
{
	(void)state;
	ALIGNS(LAW(AIM, CARE "\n" LIST, DIRT), LAW(AIM, CARE, LIST, DIRT),
	       "1>1 unchanged; 2/para_1>2 split; 2/para_2>3 split; 3>4 renumbered");
}

static void test_merged(void **state)
{
	(void)state;
	ALIGNS(LAW(AIM, CARE, LIST, DIRT), LAW(AIM, CARE "\n" LIST, DIRT),
	       "1>1 unchanged; 2>2/para_1 merged; 3>2/para_2 merged; 4>3 renumbered");
}

static void test_item_moved_to_another_article(void **state)
{
	(void)state;
	ALIGNS(LAW(AIM,
		   "有下列行为之一的，由县级人民政府责令改正：\n（一）拒不提供井深、井龄等资料，妨碍名册编制"
		   "的；\n"
		   "（二）擅自拆除井栏、辘轳或者避雨棚的；\n（三）夜间不点灯而取水，惊扰邻里的。",
		   LIST),
	       LAW(AIM,
		   "有下列行为之一的，由县级人民政府责令改正：\n（一）擅自拆除井栏、辘轳或者避雨棚的；\n"
		   "（二）夜间不点灯而取水，惊扰邻里的。",
		   LIST "\n拒不提供井深、井龄等资料，妨碍名册编制的，予以批评。"),
	       "1>1 unchanged; 2>2 split; 2/para_1__item_1>3/para_2 split; 3>3 amended");
}

static void test_nothing_in_common(void **state)
{
	(void)state;
	ALIGNS(LAW(AIM), LAW("渡船每日往返三次，逢大雾停航。"), "1> unresolved; >1 inserted");
}

/* What went nowhere: dropped for certain only where the rest of the text is known again and nothing new is like it. */
static void test_unresolved(void **state)
{
	static const char *const tolls[] = {AIM, WELL, CARE, DIRT, "打水费由水井管理人按户收取，每年公布一次收支。", LIST, NULL};
	static const char *const rewritten[] = {
		AIM, WELL, CARE, DIRT, LIST,
		"村民大会决定打水的费用是否收取以及减免的办法；水井管理人按户收取的，应当开具收据，账目由三名村民代表共同保管，任何人可以查阅。",
		NULL};
	struct ft_arena *a = ft_arena_new();
	struct law l, r;
	struct ft_alignment al;

	(void)state;
	ALIGNS(LAW(AIM, WELL, CARE, DIRT, "打水费由水井管理人按户收取，每年公布一次收支。", LIST), LAW(AIM, WELL, CARE, DIRT, LIST),
	       "1>1 unchanged; 2>2 unchanged; 3>3 unchanged; 4>4 unchanged; 5> deleted; 6>5 renumbered");
	make(&l, tolls);
	make(&r, rewritten);
	al = ft_align(a, l.v, l.len, r.v, r.len);
	assert_int_equal(al.v[4].change, FT_CH_UNRESOLVED);
	assert_true(al.v[4].confidence * 100 < FT_SURE_PERCENT);
	assert_int_equal(al.v[4].maybe_len, 1);
	assert_str(al.v[4].maybe[0], "art_6");
	assert_int_equal(al.v[al.len - 1].change, FT_CH_INSERTED);
	ft_arena_free(a);
}

static void test_empty_and_alike(void **state)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_alignment al = ft_align(a, NULL, 0, NULL, 0);

	(void)state;
	assert_int_equal(al.len, 0);
	ft_arena_free(a);
	ALIGNS(LAW("", "", "。"), LAW("", ""), "1>1 unchanged; 2>2 unchanged; 3> deleted");
	ALIGNS(LAW("（略）", "（略）", AIM), LAW("（略）", "（略）", AIM),
	       "1>1 unchanged; 2>2 unchanged; 3>3 unchanged");
	ALIGNS(LAW("井"), LAW("井", "井"), "1>1 unchanged; >2 inserted");
}

/* What a text is aligned with itself is itself; taking articles out and turning round does not break it. */
static void test_any_laws(void **state)
{
	static const char *const words[] = {"水井", "井台",   "管理人",   "县级人民政府", "应当",
					    "不得", "清洗",   "登记",     "罚款",         "本法第三条",
					    "，",   "；",     "\n（一）", "\n（二）",     "\n",
					    "每月", "一千元", "取水",     "记录",         "封井"};

	(void)state;
	srand(3);
	for (int round = 0; round < 200; round++) {
		struct ft_arena *a = ft_arena_new();
		const char *left[MOST] = {NULL}, *right[MOST] = {NULL};
		size_t n = 1 + (size_t)rand() % 20, m = 0;
		struct ft_str s;

		for (size_t i = 0; i < n; i++) {
			s = FT_S("");
			for (int k = rand() % 30; k >= 0; k--)
				s = ft_arena_fmt(a, "%.*s%s", FT_FMT(s),
						 words[(size_t)rand() % (sizeof words / sizeof words[0])]);
			left[i] = s.p;
		}
		for (size_t i = n; i-- > 0;)
			if (rand() % 3)
				right[m++] = left[i];
		links_of(a, left, right);
		s = links_of(a, left, left);
		assert_true(ft_find(s, FT_S("deleted")) < 0 && ft_find(s, FT_S("inserted")) < 0);
		ft_arena_free(a);
	}
}

static void inside(const char *left, const char *inner, const char *right, const char *wanted)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_align_unit l = {FT_S("art_1"), ft_str(left), FT_N_ARTICLE},
			     r = {FT_S("art_2"), ft_str(right), FT_N_ARTICLE};
	double s;
	struct ft_str got = ft_align_inside(a, &l, ft_str(inner), &r, &s);

	assert_str(s >= 0.5 ? got : FT_S(""), wanted);
	ft_arena_free(a);
}

static void test_places_inside(void **state)
{
	(void)state;
	inside("职责：\n（一）清洗井台；\n（二）登记取水人。", "para_1__item_2",
	       "职责：\n（一）清洗井台；\n（二）公布名册；\n（三）登记取水人。", "para_1__item_3");
	inside(CARE "\n" LIST, "para_2", LIST, "para_1");
	inside(CARE "\n" LIST, "para_1", LIST, "");
	inside(CARE, "para_4", CARE, "");
	inside(CARE "\n" CARE, "para_2", CARE "\n" CARE, "para_2");
}

static void test_words_of_change(void **state)
{
	(void)state;
	for (int i = 0; i < FT_CH_COUNT; i++)
		assert_int_equal(ft_change_find(ft_str(ft_change_word((enum ft_change)i))), i);
	assert_int_equal(ft_change_find(FT_S("moved")), -1);
	assert_string_equal(ft_change_label(FT_CH_SPLIT, FT_LANG_EN), "split");
	assert_string_equal(ft_change_label(FT_CH_SPLIT, FT_LANG_ZH), "拆分");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers_shift),
		cmocka_unit_test(test_typography_is_no_amendment),
		cmocka_unit_test(test_amended),
		cmocka_unit_test(test_moved),
		cmocka_unit_test(test_citations_follow),
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_merged),
		cmocka_unit_test(test_item_moved_to_another_article),
		cmocka_unit_test(test_nothing_in_common), cmocka_unit_test(test_unresolved),
		cmocka_unit_test(test_empty_and_alike),
		cmocka_unit_test(test_any_laws),
		cmocka_unit_test(test_places_inside),
		cmocka_unit_test(test_words_of_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
