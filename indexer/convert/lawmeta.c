/* The meta block of Akoma Ntoso: names, number, language, and the events of a work's life. */
#include "indexer/convert/law.h"

#include <stdio.h>
#include <string.h>

void ft_law_event(struct ft_law *l, struct ft_str day, const char *zh, const char *en)
{
	if (day.n != 10 || l->event_len == FT_LAW_EVENTS)
		return;
	for (size_t i = 0; i < l->event_len; i++)
		if (ft_eq(ft_str(l->events[i].day), day))
			return;
	snprintf(l->events[l->event_len].day, sizeof l->events[0].day, "%.*s", FT_FMT(day));
	l->events[l->event_len].word_zh = zh;
	l->events[l->event_len++].word_en = en;
}

/* An event of the lifecycle, or a date of the FRBR names, by the words of the standard. */
static void read_event(struct ft_law *l)
{
	static const struct { const char *type, *zh, *en; } types[] = {{"generation", "通过", "Adopted"}, {"adoption", "通过", "Adopted"},
		{"promulgation", "公布", "Promulgated"}, {"publication", "公布", "Promulgated"}, {"amendment", "修正", "Amended"}};
	char type[32], day[16];
	bool life = ft_xml_is(l->x, "eventRef");

	snprintf(type, sizeof type, "%.*s", FT_FMT(ft_xml_attr(l->x, life ? "type" : "name")));
	snprintf(day, sizeof day, "%.*s", FT_FMT(ft_xml_attr(l->x, "date")));
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (strcmp(types[i].type, type) == 0)
			ft_law_event(l, ft_str(day), types[i].zh, types[i].en);
}

static void read_value(struct ft_law *l, struct ft_buf *to)
{
	ft_buf_reset(to);
	ft_buf_add(to, ft_xml_attr(l->x, "value"));
}

void ft_law_meta(struct ft_law *l)
{
	unsigned depth = l->x->depth;

	while (ft_xml_next(l->x) && !(l->x->event == FT_XML_CLOSE && l->x->depth == depth)) {
		if (l->x->event != FT_XML_OPEN)
			continue;
		if (ft_xml_is(l->x, "FRBRname"))
			read_value(l, &l->name);
		else if (ft_xml_is(l->x, "FRBRnumber"))
			read_value(l, &l->number);
		else if (ft_xml_is(l->x, "FRBRlanguage"))
			l->english = ft_starts(ft_xml_attr(l->x, "language"), FT_S("en"));
		else if (ft_xml_is(l->x, "eventRef") || ft_xml_is(l->x, "FRBRdate"))
			read_event(l);
		else if (ft_xml_is(l->x, "FRBRManifestation") || ft_xml_is(l->x, "notes"))
			ft_xml_skip(l->x);
	}
}
