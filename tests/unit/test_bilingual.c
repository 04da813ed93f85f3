/* Two languages in one text, taken apart. */
#include "tests/unit/unit.h"

#include "indexer/bilingual.h"

/* Splits text; zh and en NULL: it is no bilingual text. Lines are parted by one empty line. */
static void splits(const char *text, const char *zh, const char *en)
{
	struct ft_buf a = {0}, b = {0};
	bool split = ft_bilingual_split(ft_str(text), &a, &b);

	assert_int_equal(split, zh != NULL);
	if (zh) {
		assert_str(ft_buf_str(&a), zh);
		assert_str(ft_buf_str(&b), en);
	}
	ft_buf_free(&a);
	ft_buf_free(&b);
}

static void test_lines(void **state)
{
	(void)state;
	splits("风车法\nThe Windmill Act\n2020年1月1日\n第一条 管理风车。\nArticle 1 Windmills are managed.\n第二条 检查。\nArticle 2 Inspection.\n",
	       "风车法\n\n2020年1月1日\n\n第一条 管理风车。\n\n第二条 检查。\n\n",
	       "The Windmill Act\n\nArticle 1 Windmills are managed.\n\nArticle 2 Inspection.\n\n");
}

/* 條, as Taiwan and Hong Kong write. */
static void test_traditional(void **state)
{
	(void)state;
	splits("第1條 甲。\nArticle 1 A.\n第2條 乙。\nArticle 2 B.\n", "第1條 甲。\n\n第2條 乙。\n\n", "Article 1 A.\n\nArticle 2 B.\n\n");
}

/* Digits and brackets at the change belong to the Chinese. */
static void test_edges(void **state)
{
	(void)state;
	splits("Article 1 Adopted on May 5, 2018. 第一条 一。\nArticle 2 B.\n第二条 乙。\nAdopted on September 5, 2018. 《风车法》自2018年6月1日起施行。\n"
	       "September 15, 2018 2018年9月15日\n",
	       "第一条 一。\n\n第二条 乙。\n\n《风车法》自2018年6月1日起施行。\n\n2018年9月15日\n\n",
	       "Article 1 Adopted on May 5, 2018.\n\nArticle 2 B.\n\nAdopted on September 5, 2018.\n\nSeptember 15, 2018\n\n");
}

/* Both on one line, in either order; what one language quotes of the other stays. */
static void test_one_line(void **state)
{
	(void)state;
	splits("Article 1 For the purposes of managing windmills, these Rules are made.   第一条 为了管理风车,制定本规则。\n"
	       "Article 2 The authority (主管部门) inspects each of the windmills of the county every year.\n"
	       "第二条 主管部门每年按照 ISO 9001 检查县内的每一座风车，所称标准，是指 Windmill Interface Protocol。\n",
	       "第一条 为了管理风车,制定本规则。\n\n第二条 主管部门每年按照 ISO 9001 检查县内的每一座风车，所称标准，是指 Windmill Interface Protocol。\n\n",
	       "Article 1 For the purposes of managing windmills, these Rules are made.\n\n"
	       "Article 2 The authority (主管部门) inspects each of the windmills of the county every year.\n\n");
}

static void test_table(void **state)
{
	(void)state;
	splits("| 中文 | English |\n|---|---|\n| 第一条 甲。<br>（一）乙。 | Article 1 A.<br>(1) B. |\n| 第二条 丙。 | Article 2 C. |\n",
	       "第一条 甲。\n\n（一）乙。\n\n第二条 丙。\n\n", "Article 1 A.\n\n(1) B.\n\nArticle 2 C.\n\n");
}

static void test_headings(void **state)
{
	(void)state;
	splits("# 风车法 The Windmill Act of the County\n## 第一章 总则\n## Chapter I General\n第一条 甲。\nArticle 1 A.\n第二条 乙。\nArticle 2 B.\n",
	       "# 风车法\n\n## 第一章 总则\n\n第一条 甲。\n\n第二条 乙。\n\n",
	       "# The Windmill Act of the County\n\n## Chapter I General\n\nArticle 1 A.\n\nArticle 2 B.\n\n");
}

static void test_not_bilingual(void **state)
{
	(void)state;
	splits("风车法\n第一条 甲。\n第二条 见 Article 5 of the Windmill Act。\n", NULL, NULL);
	splits("The Windmill Act\nArticle 1 A.\nArticle 2 See 第一条.\n", NULL, NULL);
	splits("", NULL, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines), cmocka_unit_test(test_edges), cmocka_unit_test(test_one_line), cmocka_unit_test(test_table),
		cmocka_unit_test(test_headings), cmocka_unit_test(test_traditional), cmocka_unit_test(test_not_bilingual),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
