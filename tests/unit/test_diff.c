/* Differences by Chinese characters and English words. */
#include "tests/unit/unit.h"

#include "query/diff.h"
#include "query/words.h"

#include <stdlib.h>

/* The diff as one line: equal text as it is, [-deleted-], {+inserted+}. */
static struct ft_str shown(struct ft_arena *a, const struct ft_diff *d)
{
	struct ft_str s = FT_S("");

	for (size_t i = 0; i < d->len; i++) {
		const struct ft_diff_span *v = &d->v[i];

		if (v->op == FT_DIFF_EQUAL)
			s = ft_arena_fmt(a, "%.*s%.*s", FT_FMT(s), FT_FMT(v->right));
		if (v->op != FT_DIFF_EQUAL && v->left.n)
			s = ft_arena_fmt(a, "%.*s[-%.*s-]", FT_FMT(s), FT_FMT(v->left));
		if (v->op != FT_DIFF_EQUAL && v->right.n)
			s = ft_arena_fmt(a, "%.*s{+%.*s+}", FT_FMT(s), FT_FMT(v->right));
	}
	return s;
}

/* The two sides of the spans are the two texts, whatever they are. */
static void whole(const struct ft_diff *d, struct ft_str left, struct ft_str right)
{
	size_t l = 0, r = 0;

	for (size_t i = 0; i < d->len; i++) {
		assert_true(ft_starts(ft_from(left, l), d->v[i].left));
		assert_true(ft_starts(ft_from(right, r), d->v[i].right));
		assert_int_equal(d->v[i].op == FT_DIFF_DELETE, d->v[i].right.n == 0);
		assert_int_equal(d->v[i].op == FT_DIFF_INSERT, d->v[i].left.n == 0);
		l += d->v[i].left.n;
		r += d->v[i].right.n;
	}
	assert_int_equal(l, left.n);
	assert_int_equal(r, right.n);
}

static void differs(const char *left, const char *right, const char *wanted)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_diff d = ft_diff_texts(a, ft_str(left), ft_str(right));

	whole(&d, ft_str(left), ft_str(right));
	assert_str(shown(a, &d), wanted);
	assert_int_equal(d.same,
			 ft_find(ft_str(wanted), FT_S("[-")) < 0 && ft_find(ft_str(wanted), FT_S("{+")) < 0);
	ft_arena_free(a);
}

static void same(const char *left, const char *right)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_diff d = ft_diff_texts(a, ft_str(left), ft_str(right));

	whole(&d, ft_str(left), ft_str(right));
	assert_true(d.same);
	assert_true(d.similarity == 1);
	ft_arena_free(a);
}

static void test_words(void **state)
{
	(void)state;
	differs("每月清洗井台", "每周清洗井台", "每[-月-]{+周+}清洗井台");
	differs("The keeper shuts the lid", "The keeper locks the lid",
		"The keeper [-shuts -]{+locks +}the lid");
	differs("井台应当清洗。", "井台和井盖应当清洗。", "井台{+和井盖+}应当清洗。");
	differs("", "新的一条。", "{+新的一条。+}");
	differs("旧的一条。", "", "[-旧的一条。-]");
	differs("", "", "");
}

static void test_an_amount_is_one_word(void **state)
{
	(void)state;
	differs("处十万元罚款", "处五十万元罚款", "处[-十万-]{+五十万+}元罚款");
	differs("a fine of 1,000 yuan", "a fine of 10,000 yuan", "a fine of [-1,000 -]{+10,000 +}yuan");
	differs("version 1.2 of it", "version 1.3 of it", "version [-1.2 -]{+1.3 +}of it");
	differs("统一登记", "一并登记", "[-统一-]{+一并+}登记");
}

static void test_an_article_cited_is_one_word(void **state)
{
	(void)state;
	differs("依照第二十一条处理", "依照第二十三条处理", "依照[-第二十一条-]{+第二十三条+}处理");
	differs("依照第二十一条之一处理", "依照第二十一条处理", "依照[-第二十一条之一-]{+第二十一条+}处理");
}

static void test_typography_is_no_difference(void **state)
{
	(void)state;
	same("井台，每月清洗一次；", "井台,每月清洗一次;");
	same("（一）立牌：写明日期", "(一) 立牌:写明日期");
	same("井 台　清洗", "井台清洗");
	same("第一行\n第二行", "第一行第二行");
	same("“井”与「井」", "\"井\"与“井”");
	same("水位——水温", "水位—水温");
	same("a–b", "a-b");
	same("1,000 yuan", "1000 yuan");
	same("The Keeper", "the keeper");
	same("井\xe2\x80\x8b台", "井台");
	same("條文", "条文");
}

static void test_punctuation_alone(void **state)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_diff d = ft_diff_texts(a, FT_S("登记、巡查"), FT_S("登记，巡查"));

	(void)state;
	assert_true(d.same);
	assert_true(d.len == 3 && d.v[1].op == FT_DIFF_REPLACE);
	ft_arena_free(a);
}

/* What is inserted alone is said to begin where a reader would say so. */
static void test_insertions_begin_at_borders(void **state)
{
	(void)state;
	differs("处一千元罚款。", "处一千元罚款。\n拒不清理的，处二千元罚款。",
		"处一千元罚款。\n{+拒不清理的，处二千元罚款。+}");
	differs("对主管人员处罚款", "对主管人员和其他人员处罚款", "对主管人员{+和其他人员+}处罚款");
}

/* Chance words between two changes are shown as part of one change, and still count as alike. */
static void test_chance_words_are_joined(void **state)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_diff d = ft_diff_texts(a, FT_S("甲乙丙丁的戊己庚辛壬"), FT_S("子丑寅卯的辰巳午未申"));

	(void)state;
	assert_int_equal(d.len, 1);
	assert_true(d.similarity > 0.05);
	ft_arena_free(a);
}

/* Against the plain table of longest common subsequences. */
static size_t table_lcs(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	size_t(*t)[64] = calloc(64, sizeof *t), best;

	for (size_t i = 1; i <= n; i++)
		for (size_t j = 1; j <= m; j++)
			t[i][j] = a[i - 1] == b[j - 1]        ? t[i - 1][j - 1] + 1
				  : t[i - 1][j] > t[i][j - 1] ? t[i - 1][j]
							      : t[i][j - 1];
	best = t[n][m];
	free(t);
	return best;
}

static void test_marks_are_a_longest_common_subsequence(void **state)
{
	uint32_t a[60], b[60];
	bool ka[61], kb[61];

	(void)state;
	srand(11);
	for (int round = 0; round < 3000; round++) {
		size_t n = (size_t)rand() % 60, m = (size_t)rand() % 60, i = 0, j = 0, kept = 0;
		uint32_t letters = 1 + (uint32_t)rand() % 12;

		for (size_t k = 0; k < n; k++)
			a[k] = (uint32_t)rand() % letters;
		for (size_t k = 0; k < m; k++)
			b[k] = (uint32_t)rand() % letters;
		ft_diff_mark(a, n, b, m, ka, kb);
		for (; i < n || j < m; i++, j++) {
			while (i < n && !ka[i])
				i++;
			while (j < m && !kb[j])
				j++;
			assert_int_equal(i < n, j < m);
			if (i == n)
				break;
			assert_int_equal(a[i], b[j]);
			kept++;
		}
		assert_int_equal(kept, table_lcs(a, n, b, m));
	}
}

static void test_any_bytes(void **state)
{
	static const char *const parts[] = {"井", "台",   "，",       "第三条", "本法", "第", "条",
					    "十", "百",   "\n",       " ",      "a",    "B2", "1,0",
					    ".",  "之一", "article ", "7",      "“",    "—",  "\xe2\x80\x8b",
					    "Ａ", "㈠",   "《",       "》"};

	(void)state;
	srand(5);
	for (int round = 0; round < 2000; round++) {
		struct ft_arena *a = ft_arena_new();
		struct ft_str s[2] = {FT_S(""), FT_S("")};
		struct ft_diff d;

		for (int k = 0; k < 2; k++)
			for (int i = rand() % 20; i > 0; i--)
				s[k] = ft_arena_fmt(a, "%.*s%s", FT_FMT(s[k]),
						    parts[(size_t)rand() % (sizeof parts / sizeof parts[0])]);
		d = ft_diff_texts(a, s[0], s[1]);
		if (ft_words_cut(a, s[0]).len && ft_words_cut(a, s[1]).len)
			whole(&d, s[0], s[1]);
		assert_true(d.similarity >= 0 && d.similarity <= 1);
		ft_arena_free(a);
	}
}

static void own(const char *text, bool wanted)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_words w = ft_words_cut(a, ft_str(text));
	const struct ft_word *last = NULL;

	for (size_t i = 0; i < w.len; i++)
		if (w.v[i].ref)
			last = &w.v[i];
	if (last == NULL || last->own != wanted)
		fail_msg("%s: %s", text, last ? "whose article it is" : "no article is cited");
	ft_arena_free(a);
}

static void test_whose_article_is_cited(void **state)
{
	(void)state;
	own("违反本法第三条规定", true);
	own("违反本条例第三条第二款、第五条", true);
	own("依照第三条", true);
	own("《示例刑法》第三条", false);
	own("示例刑法第三条", false);
	own("《示例刑法》第三条、第五条", false);
	own("under Article 7 of this Law", true);
	assert_int_equal(ft_ref_of_eid(FT_S("art_120-1")), 120001);
	assert_int_equal(ft_ref_of_eid(FT_S("sec_8-1")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_an_amount_is_one_word),
		cmocka_unit_test(test_an_article_cited_is_one_word),
		cmocka_unit_test(test_typography_is_no_difference),
		cmocka_unit_test(test_punctuation_alone),
		cmocka_unit_test(test_insertions_begin_at_borders),
		cmocka_unit_test(test_chance_words_are_joined),
		cmocka_unit_test(test_marks_are_a_longest_common_subsequence),
		cmocka_unit_test(test_any_bytes),
		cmocka_unit_test(test_whose_article_is_cited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
