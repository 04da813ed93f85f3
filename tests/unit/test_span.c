/* Spans: paragraphs, items and points of a unit, and how an eid finds them. */
#include "tests/unit/unit.h"

#include "base/buf.h"
#include "doc/span.h"

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

/* The eids of the spans of a text, parted by blanks; "-" stands for none. */
static void eids_are(enum ft_node_kind kind, const char *text, const char *wanted)
{
	struct ft_spans s = ft_spans(arena, ft_str(text), kind);
	struct ft_buf got = {0};

	for (size_t i = 0; i < s.len; i++)
		ft_buf_fmt(&got, "%s%.*s", i ? " " : "", s.v[i].eid.n ? (int)s.v[i].eid.n : 1,
			   s.v[i].eid.n ? s.v[i].eid.p : "-");
	assert_str(ft_buf_str(&got), wanted);
	ft_buf_free(&got);
}

static void mark_is(const char *line, const char *id, size_t n)
{
	struct ft_mark m = ft_mark_read(ft_str(line));

	assert_str(ft_str(m.id), id);
	assert_int_equal(m.n, n);
	assert_int_equal(m.style != 0, *id != '\0');
}

static void test_marks(void **state)
{
	(void)state;
	mark_is("（三）丙", "3", strlen("（三）"));
	mark_is("(十二) 丙", "12", strlen("(十二) "));
	mark_is("（ 4 ）", "4", strlen("（ 4 ）"));
	mark_is("（六）之一　乙", "6-1", strlen("（六）之一　"));
	mark_is("3. three", "3", 3);
	mark_is("3、三", "3", strlen("3、"));
	mark_is("３）三", "3", strlen("３）"));
	mark_is("c) three", "c", 3);
	mark_is("(c) three", "c", 4);
	mark_is("(iii) three", "iii", 6);
	mark_is("IV. four", "4", 4);
	mark_is("四、丁", "4", strlen("四、"));
	mark_is("④丁", "4", strlen("④"));
}

static void test_no_marks(void **state)
{
	(void)state;
	mark_is("", "", 0);
	mark_is("三人以上", "", 0);
	mark_is("3.5 厘米", "", 0);
	mark_is("2016年施行", "", 0);
	mark_is("（以下简称甲）", "", 0);
	mark_is("(the Act)", "", 0);
	mark_is("（2016）甲", "", 0);
	mark_is("a line", "", 0);
	mark_is("e.g. this", "", 0);
	mark_is("Ltd. is", "", 0);
}

static void test_article(void **state)
{
	(void)state;
	eids_are(FT_N_ARTICLE, "甲。", "para_1");
	eids_are(FT_N_ARTICLE, "甲：\n（一）乙；\n（二）丙：\n1.丁；\n2.戊。\n（三）己。\n庚。\n（一）辛。",
		 "para_1 para_1__item_1 para_1__item_2 para_1__item_2__point_1 para_1__item_2__point_2 "
		 "para_1__item_3 para_2 para_2__item_1");
	eids_are(FT_N_ARTICLE, "（一）甲；\n（二）乙。\n丙。", "para_1__item_1 para_1__item_2 para_2");
	eids_are(FT_N_ARTICLE, "A:\n(1) b\n(a) c\n(i) d\n(ii) e\n(b) f\n(2) g",
		 "para_1 para_1__item_1 para_1__item_1__point_a para_1__item_1__point_a__point_i "
		 "para_1__item_1__point_a__point_ii para_1__item_1__point_b para_1__item_2");
}

/* (i) behind (h) is a letter, (i) by itself a number. */
static void test_roman(void **state)
{
	(void)state;
	eids_are(FT_N_ARTICLE, "A:\n(g) b\n(h) c\n(i) d\n(j) e", "para_1 para_1__item_g para_1__item_h para_1__item_i para_1__item_j");
	eids_are(FT_N_ARTICLE, "A:\n(i) b\n(ii) c\n(v) d", "para_1 para_1__item_i para_1__item_ii para_1__item_v");
}

static void test_clause_and_topic(void **state)
{
	(void)state;
	eids_are(FT_N_CLAUSE, "应：\na) 甲；\nb) 乙：\n1) 丙；\n注：丁。\nc) 戊。",
		 "- item_a item_b item_b__point_1 - item_c");
	eids_are(FT_N_TOPIC, "甲：\n（一）乙。\n丙。\n（二）丁。", "para_1 item_1 para_2 item_2");
}

static void test_numbering_begins_again(void **state)
{
	(void)state;
	eids_are(FT_N_ARTICLE, "甲：\n（一）乙；\n（二）丙；\n（一）丁；\n（二）戊。",
		 "para_1 para_1__item_1 para_1__item_2 para_1__item_1-r2 para_1__item_2-r2");
}

static void test_offsets(void **state)
{
	const char *text = "甲：\n（一） 乙；";
	struct ft_spans s = ft_spans(arena, ft_str(text), FT_N_ARTICLE);
	struct ft_str line;

	(void)state;
	assert_int_equal(s.len, 2);
	line = ft_sub(ft_str(text), s.v[1].off, s.v[1].n);
	assert_str(line, "（一） 乙；");
	assert_str(ft_from(line, s.v[1].body), "乙；");
	assert_str(s.v[1].label, "（一）");
	assert_str(s.v[0].label, "");
	assert_int_equal(s.v[1].kind, FT_SP_ITEM);
}

/* first, count and several as "first+count", with "!" behind when several; "none". */
static void finds(const struct ft_spans *s, const char *eid, const char *wanted)
{
	size_t first, count;
	bool several;
	char got[64] = "none";

	if (ft_spans_find(s, ft_str(eid), &first, &count, &several))
		snprintf(got, sizeof got, "%zu+%zu%s", first, count, several ? "!" : "");
	assert_string_equal(got, wanted);
}

static void test_find(void **state)
{
	struct ft_spans s = ft_spans(
		arena, ft_str("甲：\n（一）乙；\n（二）丙：\n1.丁；\n（十）己。\n庚：\n（一）辛。"), FT_N_ARTICLE);

	(void)state;
	finds(&s, "para_1", "0+5");
	finds(&s, "para_1__item_2", "2+2");
	finds(&s, "para_1__item_1", "1+1");
	finds(&s, "item_2", "2+2");
	finds(&s, "item_1", "1+1!");
	finds(&s, "item_2__point_1", "3+1");
	finds(&s, "para_2", "5+2");
	finds(&s, "para_3", "none");
	finds(&s, "item_3", "none");
	finds(&s, "", "none");
}

static void test_many_items(void **state)
{
	struct ft_buf text = {0};
	struct ft_spans s;

	(void)state;
	ft_buf_puts(&text, "甲：");
	for (int i = 0; i < 100000; i++)
		ft_buf_fmt(&text, "\n（%d）乙；", i % 900 + 1);
	s = ft_spans(arena, ft_buf_str(&text), FT_N_ARTICLE);
	assert_int_equal(s.len, 100001);
	ft_buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_marks, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_marks, setup, teardown),
		cmocka_unit_test_setup_teardown(test_article, setup, teardown),
		cmocka_unit_test_setup_teardown(test_roman, setup, teardown),
		cmocka_unit_test_setup_teardown(test_clause_and_topic, setup, teardown),
		cmocka_unit_test_setup_teardown(test_numbering_begins_again, setup, teardown),
		cmocka_unit_test_setup_teardown(test_offsets, setup, teardown),
		cmocka_unit_test_setup_teardown(test_find, setup, teardown),
		cmocka_unit_test_setup_teardown(test_many_items, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
