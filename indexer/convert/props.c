/* What paragraphs, rows and runs say of themselves. */
#include "indexer/convert/docx.h"

#include <stdio.h>

/* A switch is on unless its value says otherwise. */
static bool is_on(struct ft_xml *x)
{
	struct ft_str val = ft_xml_attr(x, "val");

	return !ft_eq(val, FT_S("0")) && !ft_eq(val, FT_S("false")) && !ft_eq(val, FT_S("off"));
}

/* pPrChange and its like hold what was before a tracked change. */
static bool is_past(const struct ft_xml *x)
{
	return ft_ends(ft_str(x->name), FT_S("Change"));
}

void ft_w_props_read(struct ft_xml *x, struct ft_w_para *p)
{
	unsigned depth = x->depth;

	while (ft_xml_next(x) && !(x->event == FT_XML_CLOSE && x->depth == depth)) {
		if (x->event != FT_XML_OPEN)
			continue;
		if (is_past(x))
			ft_xml_skip(x);
		else if (ft_xml_is(x, "pStyle"))
			snprintf(p->style, sizeof p->style, "%.*s", FT_FMT(ft_xml_attr(x, "val")));
		else if (ft_xml_is(x, "numId"))
			p->num_id = ft_xml_attr_long(x, "val", -1);
		else if (ft_xml_is(x, "ilvl"))
			p->ilvl = ft_xml_attr_long(x, "val", -1);
		else if (ft_xml_is(x, "outlineLvl"))
			p->outline = ft_xml_attr_long(x, "val", -1);
		else if (ft_xml_is(x, "del") || ft_xml_is(x, "moveFrom"))
			p->joined = p->struck = true;
	}
}

bool ft_w_run_read(struct ft_xml *x, char style[FT_W_NAME])
{
	unsigned depth = x->depth;
	bool hidden = false;

	style[0] = '\0';
	while (ft_xml_next(x) && !(x->event == FT_XML_CLOSE && x->depth == depth)) {
		if (x->event != FT_XML_OPEN)
			continue;
		if (is_past(x))
			ft_xml_skip(x);
		else if (ft_xml_is(x, "vanish") || ft_xml_is(x, "webHidden"))
			hidden = is_on(x);
		else if (ft_xml_is(x, "rStyle"))
			snprintf(style, FT_W_NAME, "%.*s", FT_FMT(ft_xml_attr(x, "val")));
	}
	return hidden;
}
