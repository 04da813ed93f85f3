/* Citations without a library: names, what a title names, addresses taken apart, memos and their dates. */
#include "tests/unit/unit.h"

#include "base/buf.h"
#include "cite/address.h"
#include "cite/memo.h"

#include <stdio.h>

static struct ft_arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = ft_arena_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	ft_arena_free(arena);
	return 0;
}

static void test_names(void **state)
{
	struct ft_names *n = ft_names_new();
	struct ft_str text = FT_S("依照海灯塔法处理"), title = {"", 0};
	size_t end = strlen("依照海灯塔法");

	(void)state;
	ft_names_add(n, FT_S("灯塔法"), FT_S("示例国灯塔法"));
	ft_names_add(n, FT_S("海灯塔法"), FT_S("示例国海灯塔法"));
	ft_names_add(n, FT_S("LHL"), FT_S("Lighthouse Law"));
	assert_int_equal(ft_names_back(n, text, 0, end, &title), strlen("依照")); /* the longest */
	assert_str(title, "示例国海灯塔法");
	assert_int_equal(ft_names_back(n, text, strlen("依照海"), end, &title),
			 strlen("依照海")); /* not below `low` */
	assert_int_equal(ft_names_back(n, text, 0, text.n, &title), text.n);
	ft_names_add(n, FT_S("灯塔法"),
		     FT_S("别国灯塔法")); /* now of two: a name still, but of none for certain */
	ft_names_back(n, text, strlen("依照海"), end, &title);
	assert_str(title, "");
	assert_str(ft_names_title(n, FT_S("lhl")), "Lighthouse Law");
	assert_str(ft_names_title(n, FT_S("LHX")), "");
	assert_int_equal(ft_names_back(NULL, text, 0, end, &title), end);
	ft_names_free(n);
}

static void test_many_names(void **state)
{
	struct ft_names *n = ft_names_new();
	char name[64];

	(void)state;
	for (int i = 0; i < 3000; i++) { /* both tables grow several times */
		snprintf(name, sizeof name, "第%d号灯塔规则", i);
		ft_names_add(n, ft_str(name), ft_str(name));
	}
	for (int i = 0; i < 3000; i += 7) {
		struct ft_str title = {"", 0};

		snprintf(name, sizeof name, "第%d号灯塔规则", i);
		assert_int_equal(ft_names_back(n, ft_str(name), 0, strlen(name), &title), 0);
		assert_str(title, name);
		assert_str(ft_names_title(n, ft_str(name)), name);
	}
	ft_names_free(n);
}

static void test_titles(void **state)
{
	static const char *const yes[] = {"示例国灯塔法",
					  "灯塔管理办法（试行）",
					  "关于修改〈灯塔法〉的决定",
					  "灯塔议定书",
					  "GB/T 99991-2019",
					  "灯塔名录",
					  "灯塔条例（征求意见稿）"};
	static const char *const no[] = {"营业执照",     "灯塔许可证", "守塔人登记表", "处罚决定书", "意见书",
					 "灯塔租赁合同", "",           "灯塔日报"};

	(void)state;
	for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
		if (!ft_title_is_instrument(ft_str(yes[i])))
			fail_msg("%s is an instrument", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
		if (ft_title_is_instrument(ft_str(no[i])))
			fail_msg("%s is no instrument", no[i]);
}

/* name|date|eid|unit id of an address */
static void address_is(const char *text, const char *wanted)
{
	struct ft_address a = ft_address_parse(arena, ft_str(text));
	struct ft_buf got = {0};

	ft_buf_fmt(&got, "%.*s|%.*s|%.*s|%.*s", FT_FMT(a.name), FT_FMT(a.date), FT_FMT(a.eid),
		   FT_FMT(a.unit_id));
	assert_str(ft_buf_str(&got), wanted);
	ft_buf_free(&got);
}

static void test_addresses(void **state)
{
	(void)state;
	address_is("lamp-law@2025-10-28#art_3", "lamp-law|2025-10-28|art_3|");
	address_is("灯塔法第二十一条第一款第三项", "灯塔法||art_21__para_1__item_3|");
	address_is("《灯塔法》（2016年）第２１条之一", "《灯塔法》|2016|art_21-1|");
	address_is("灯塔法第二编第三章第一节", "灯塔法||part_2__chp_3__sec_1|");
	address_is("示例部令第151号第十三条", "示例部令第151号||art_13|");
	address_is("Art. 21 para. 1 item 3, Lighthouse Law", "Lighthouse Law||art_21__para_1__item_3|");
	address_is("Article 13 of Demo Order 151", "Demo Order 151||art_13|");
	address_is("LHL Article 21(3)", "LHL||art_21__item_3|");
	address_is("paragraph 2 of Article 59 of the Lighthouse Law", "Lighthouse Law||art_59__para_2|");
	address_is("Lighthouse Law Chapter III", "Lighthouse Law||chp_3|");
	address_is("GB/T 22239 – 2019 8.1.4.3 a)", "GB/T 22239 – 2019||sec_8-1-4-3__item_a|");
	address_is("GB/T 28448-2019 L3-CES1-17", "GB/T 28448-2019|||L3-CES1-17");
	address_is("灯塔條例第三條第一項第二款", "灯塔條例||art_3__para_1__item_2|");
	address_is("灯塔法", "灯塔法|||");
	address_is("/akn/cn/act/lamp-law/zho@2016-11-07/~art_2", "lamp-law|2016-11-07|art_2|");
	address_is("/akn/cn/act/lamp-law", "lamp-law|||");
	assert_non_null(ft_address_parse(arena, FT_S("/akn/cn/act/lamp-law/zho@2016-13-01")).fault);
	assert_false(ft_address_parse(arena, FT_S("/akn/lamp（law#§条@26mp")).canonical); /* the day is cut out of no character */
	assert_true(ft_address_parse(arena, FT_S("LHL art. 61(1)")).bare);
	assert_false(ft_address_parse(arena, FT_S("LHL art. 61 para. 1")).bare);
	assert_non_null(ft_address_parse(arena, FT_S(" ")).fault);
	assert_non_null(ft_address_parse(arena, FT_S("第三条")).fault);
}

static void date_is(const char *text, const char *wanted)
{
	char out[11];

	assert_int_equal(ft_memo_date(ft_str(text), out), wanted[0] != '\0');
	assert_string_equal(out, wanted);
}

static void test_memo_dates(void **state)
{
	(void)state;
	date_is("Memo\nDate: 2019-11-01\n", "2019-11-01");
	date_is("1 November 2019\n\nText", "2019-11-01");
	date_is("Date: Nov. 1, 2019", "2019-11-01");
	date_is("备忘录\n日期：2019年11月1日", "2019-11-01");
	date_is("二〇一九年十一月一日", "2019-11-01");
	date_is("《灯塔法》（2016年11月7日通过）第三条", ""); /* a law's day is not the memo's */
	date_is("Date: 2019-02-30", "");
	date_is("Article 1 of 2019", "");
}

struct seen {
	struct ft_buf text;
};

static bool any(void *arg, struct ft_str name)
{
	(void)arg;
	return !ft_starts(name, FT_S("GB"));
}

static void note(void *arg, const struct ft_memo_cite *c)
{
	struct seen *s = arg;

	ft_buf_fmt(&s->text, "%zu %.*s -> %.*s %.*s;", c->off, FT_FMT(c->quote), FT_FMT(c->name),
		   FT_FMT(c->eid));
}

static void memo_is(const char *memo, const char *wanted)
{
	struct seen s = {{0}};
	struct ft_memo_reader r = {NULL, any, note, &s};

	ft_memo_read(arena, ft_str(memo), &r);
	assert_str(ft_buf_str(&s.text), wanted);
	ft_buf_free(&s.text);
}

static void test_memos(void **state)
{
	(void)state;
	memo_is("《甲法》第三条。第四条。", "0 《甲法》第三条 -> 甲法 art_3;24 第四条 -> 甲法 art_4;");
	memo_is("《甲法》第三条。GB/T 99991-2019。第四条。",
		"0 《甲法》第三条 -> 甲法 art_3;24 GB/T 99991-2019 -> GB/T 99991-2019 ;42 第四条 -> 甲法 "
		"art_4;");
	memo_is("《甲法》第三\n条。", "0 《甲法》第三条 -> 甲法 art_3;"); /* cut by a line's end */
	memo_is("《甲\n法》第三条。", "0 《甲法》第三条 -> 甲法 art_3;");
	memo_is("第三条。", "0 第三条 ->  art_3;");
	memo_is("See lamp-law@2016-11-07#art_2..art_3,art_5.",
		"4 lamp-law@2016-11-07#art_2..art_3,art_5 -> lamp-law art_2;"
		"4 lamp-law@2016-11-07#art_2..art_3,art_5 -> lamp-law art_5;");
	memo_is("Lamp Act, § 3; 18 U.S.C. § 5.", "0 Lamp Act, § 3 -> Lamp Act art_3;16 18 U.S.C. § 5 -> 18 U.S.C. art_5;");
	memo_is("me@example.org, https://example.org/law#art_1", "");
	memo_is("", "");
	memo_is("《《《〈（（第第第", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),      cmocka_unit_test(test_many_names),
		cmocka_unit_test(test_titles),     cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_memo_dates), cmocka_unit_test(test_memos),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
