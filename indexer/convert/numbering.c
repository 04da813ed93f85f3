/* Word's own lists: what numbering.xml defines, and how it counts. */
#include "indexer/convert/docx.h"

#include <stdio.h>
#include <string.h>

/* One that is too long ends at a whole character. */
static void copy_val(struct ft_xml *x, char *to, size_t room)
{
	struct ft_str val = ft_xml_attr(x, "val");

	if (val.n >= room)
		val.n = ft_prev_off(val, room);
	snprintf(to, room, "%.*s", FT_FMT(val));
}

static void read_level(struct ft_xml *x, struct ft_w_level *levels)
{
	unsigned depth = x->depth;
	long at = ft_xml_attr_long(x, "ilvl", -1);
	struct ft_w_level l = {.set = true, .start = 0, .restart = -1, .format = "decimal", .suffix = 't'};

	while (ft_xml_next(x) && !(x->event == FT_XML_CLOSE && x->depth == depth)) {
		if (x->event != FT_XML_OPEN)
			continue;
		if (ft_xml_is(x, "start"))
			l.start = ft_xml_attr_long(x, "val", 0);
		else if (ft_xml_is(x, "numFmt"))
			copy_val(x, l.format, sizeof l.format);
		else if (ft_xml_is(x, "lvlText"))
			copy_val(x, l.text, sizeof l.text);
		else if (ft_xml_is(x, "pStyle"))
			copy_val(x, l.style, sizeof l.style);
		else if (ft_xml_is(x, "lvlRestart"))
			l.restart = ft_xml_attr_long(x, "val", -1);
		else if (ft_xml_is(x, "isLgl"))
			l.legal = !ft_eq(ft_xml_attr(x, "val"), FT_S("0")) && !ft_eq(ft_xml_attr(x, "val"), FT_S("false"));
		else if (ft_xml_is(x, "suff"))
			l.suffix = ft_xml_attr(x, "val").n ? x->value.data[0] : 't';
	}
	if (at >= 0 && at < FT_W_LEVELS)
		levels[at] = l;
}

static void read_list(struct ft_xml *x, struct ft_w_numbering *n)
{
	unsigned depth = x->depth;
	struct ft_w_list *l;

	n->lists = ft_grow(n->lists, n->list_len, &n->list_cap, sizeof *n->lists);
	l = &n->lists[n->list_len++];
	*l = (struct ft_w_list){.id = ft_xml_attr_long(x, "abstractNumId", -1)};
	while (ft_xml_next(x) && !(x->event == FT_XML_CLOSE && x->depth == depth)) {
		if (x->event != FT_XML_OPEN)
			continue;
		if (ft_xml_is(x, "lvl"))
			read_level(x, l->levels);
		else if (ft_xml_is(x, "styleLink"))
			copy_val(x, l->style_link, sizeof l->style_link);
		else if (ft_xml_is(x, "numStyleLink"))
			copy_val(x, l->num_style_link, sizeof l->num_style_link);
	}
}

static void read_num(struct ft_xml *x, struct ft_w_numbering *n)
{
	unsigned depth = x->depth;
	struct ft_w_num *num;
	long at = -1;

	n->nums = ft_grow(n->nums, n->num_len, &n->num_cap, sizeof *n->nums);
	num = &n->nums[n->num_len++];
	*num = (struct ft_w_num){.id = ft_xml_attr_long(x, "numId", -1), .list = -1};
	for (int i = 0; i < FT_W_LEVELS; i++)
		num->start[i] = -1;
	while (ft_xml_next(x) && !(x->event == FT_XML_CLOSE && x->depth == depth)) {
		if (x->event != FT_XML_OPEN)
			continue;
		if (ft_xml_is(x, "abstractNumId"))
			num->list = ft_xml_attr_long(x, "val", -1);
		else if (ft_xml_is(x, "lvlOverride"))
			at = ft_xml_attr_long(x, "ilvl", -1);
		else if (ft_xml_is(x, "startOverride") && at >= 0 && at < FT_W_LEVELS)
			num->start[at] = ft_xml_attr_long(x, "val", -1);
		else if (ft_xml_is(x, "lvl"))
			read_level(x, num->levels);
	}
}

static struct ft_w_list *find_list(const struct ft_w_numbering *n, long id)
{
	for (size_t i = 0; i < n->list_len; i++)
		if (n->lists[i].id == id)
			return &n->lists[i];
	return NULL;
}

/* A list may only name a numbering style; the list that bears this style has the levels. */
static void follow_links(struct ft_w_numbering *n)
{
	for (size_t i = 0; i < n->num_len; i++) {
		const struct ft_w_list *l = find_list(n, n->nums[i].list);

		if (!l || !l->num_style_link[0])
			continue;
		for (size_t k = 0; k < n->list_len; k++)
			if (strcmp(n->lists[k].style_link, l->num_style_link) == 0)
				n->nums[i].list = n->lists[k].id;
	}
}

void ft_w_numbering_read(struct ft_w_numbering *n, struct ft_zip *z, const char *part)
{
	struct ft_zip_part p;
	struct ft_xml x;

	if (part == NULL || !ft_zip_part_open(z, &p, part))
		return;
	ft_xml_open(&x, &p.source, part);
	while (ft_xml_next(&x)) {
		if (x.event != FT_XML_OPEN)
			continue;
		if (ft_xml_is(&x, "abstractNum"))
			read_list(&x, n);
		else if (ft_xml_is(&x, "num"))
			read_num(&x, n);
	}
	ft_xml_close(&x);
	ft_zip_part_close(&p);
	follow_links(n);
}

static struct ft_w_num *find_num(const struct ft_w_numbering *n, long id)
{
	for (size_t i = 0; i < n->num_len; i++)
		if (n->nums[i].id == id)
			return &n->nums[i];
	return NULL;
}

static const struct ft_w_level *level(const struct ft_w_num *num, const struct ft_w_list *list, long at)
{
	return num->levels[at].set ? &num->levels[at] : &list->levels[at];
}

long ft_w_level_of_style(const struct ft_w_numbering *n, long num_id, const char *style)
{
	const struct ft_w_num *num = find_num(n, num_id);
	const struct ft_w_list *list = num ? find_list(n, num->list) : NULL;

	for (long i = 0; list && i < FT_W_LEVELS; i++)
		if (level(num, list, i)->style[0] && strcmp(level(num, list, i)->style, style) == 0)
			return i;
	return 0;
}

/* Counts the level on; those below it begin anew; those above it that have not been counted stand at their start. */
static void count(struct ft_w_num *num, struct ft_w_list *list, long at)
{
	if (!num->used) {
		num->used = true;
		for (long i = 0; i < FT_W_LEVELS; i++)
			if (num->start[i] >= 0)
				list->counted[i] = false;
	}
	for (long i = 0; i <= at; i++) {
		long start = num->start[i] >= 0 ? num->start[i] : level(num, list, i)->start;

		if (!list->counted[i])
			list->count[i] = start;
		else if (i == at)
			list->count[i]++;
		list->counted[i] = true;
	}
	for (long i = at + 1; i < FT_W_LEVELS; i++)
		if (level(num, list, i)->restart != 0 && (level(num, list, i)->restart < 0 || at < level(num, list, i)->restart))
			list->counted[i] = false;
}

void ft_w_number(struct ft_w_numbering *n, long num_id, long ilvl, struct ft_buf *out)
{
	struct ft_w_num *num = find_num(n, num_id);
	struct ft_w_list *list = num ? find_list(n, num->list) : NULL;
	const struct ft_w_level *l;

	if (!list || ilvl < 0 || ilvl >= FT_W_LEVELS || !level(num, list, ilvl)->set)
		return;
	l = level(num, list, ilvl);
	count(num, list, ilvl);
	if (strcmp(l->format, "bullet") == 0) {
		ft_buf_puts(out, l->text[0] ? "• " : "");
		return;
	}
	for (const char *c = l->text; *c; c++) {
		long at = *c == '%' && c[1] >= '1' && c[1] <= '9' ? c[1] - '1' : -1;

		if (at < 0) {
			ft_buf_putc(out, *c);
			continue;
		}
		ft_w_format(out, l->legal ? "decimal" : level(num, list, at)->format, list->count[at]);
		c++;
	}
	if (l->text[0] && l->suffix != 'n')
		ft_buf_putc(out, ' ');
}
