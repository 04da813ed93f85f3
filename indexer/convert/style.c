/* styles.xml, and the relations between the parts of a package. */
#include "indexer/convert/docx.h"

#include <stdio.h>
#include <string.h>

static void copy(char *to, size_t room, struct ft_str s)
{
	snprintf(to, room, "%.*s", FT_FMT(s));
}

/* ---- styles ---- */

static void read_style(struct ft_xml *x, struct ft_w_style *s)
{
	unsigned depth = x->depth;
	struct ft_w_para p = {.num_id = -1, .ilvl = -1, .outline = -1};
	char of_run[FT_W_NAME];

	copy(s->id, sizeof s->id, ft_xml_attr(x, "styleId"));
	while (ft_xml_next(x) && !(x->event == FT_XML_CLOSE && x->depth == depth)) {
		if (x->event != FT_XML_OPEN)
			continue;
		if (ft_xml_is(x, "name"))
			copy(s->name, sizeof s->name, ft_xml_attr(x, "val"));
		else if (ft_xml_is(x, "basedOn"))
			copy(s->based_on, sizeof s->based_on, ft_xml_attr(x, "val"));
		else if (ft_xml_is(x, "pPr"))
			ft_w_props_read(x, &p);
		else if (ft_xml_is(x, "rPr"))
			s->hidden = ft_w_run_read(x, of_run);
	}
	for (char *c = s->name; *c; c++)
		*c = (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : *c);
	s->num_id = p.num_id;
	s->ilvl = p.ilvl;
	s->outline = p.outline;
}

static const struct ft_w_style *find_own(const struct ft_w_styles *s, const char *id)
{
	for (size_t i = 0; i < s->len; i++)
		if (strcmp(s->v[i].id, id) == 0)
			return &s->v[i];
	return NULL;
}

/* What a style does not say itself it has from the one it is based on. */
static void inherit(struct ft_w_styles *s, struct ft_w_style *t)
{
	const struct ft_w_style *base = t;

	for (int steps = 0; steps < 16 && base && base->based_on[0]; steps++) {
		base = find_own(s, base->based_on);
		if (base == NULL)
			return;
		t->num_id = t->num_id < 0 ? base->num_id : t->num_id;
		t->ilvl = t->ilvl < 0 ? base->ilvl : t->ilvl;
		t->outline = t->outline < 0 ? base->outline : t->outline;
	}
}

void ft_w_styles_read(struct ft_w_styles *s, struct ft_zip *z, const char *part)
{
	struct ft_zip_part p;
	struct ft_xml x;
	size_t normal = SIZE_MAX;

	if (part == NULL || !ft_zip_part_open(z, &p, part))
		return;
	ft_xml_open(&x, &p.source, part);
	while (ft_xml_next(&x)) {
		bool usual;

		if (x.event != FT_XML_OPEN || !ft_xml_is(&x, "style"))
			continue;
		usual = ft_eq(ft_xml_attr(&x, "type"), FT_S("paragraph"));
		usual &= ft_xml_attr_long(&x, "default", 0) == 1 || ft_eq(ft_xml_attr(&x, "default"), FT_S("true"));
		s->v = ft_grow(s->v, s->len, &s->cap, sizeof *s->v);
		s->v[s->len] = (struct ft_w_style){0};
		read_style(&x, &s->v[s->len]);
		normal = usual ? s->len : normal;
		s->len++;
	}
	ft_xml_close(&x);
	ft_zip_part_close(&p);
	for (size_t i = 0; i < s->len; i++)
		inherit(s, &s->v[i]);
	s->normal = normal < s->len ? &s->v[normal] : NULL;
}

const struct ft_w_style *ft_w_style_find(const struct ft_w_styles *s, const char *id)
{
	return id[0] ? find_own(s, id) : s->normal;
}

/* ---- relations ---- */

static struct ft_str last_step(struct ft_str s)
{
	size_t at = s.n;

	while (at > 0 && s.p[at - 1] != '/')
		at--;
	return ft_from(s, at);
}

/* word/document.xml has its relations in word/_rels/document.xml.rels. */
static void rels_name(char *to, size_t room, const char *part)
{
	struct ft_str s = ft_str(part), file = last_step(s);

	snprintf(to, room, "%.*s_rels/%.*s.rels", FT_FMT(ft_sub(s, 0, s.n - file.n)), FT_FMT(file));
}

static void read_rel(struct ft_xml *x, struct ft_w_rel *r, const char *part)
{
	struct ft_str base = ft_sub(ft_str(part), 0, strlen(part) - last_step(ft_str(part)).n), target;

	copy(r->id, sizeof r->id, ft_xml_attr(x, "Id"));
	copy(r->type, sizeof r->type, last_step(ft_xml_attr(x, "Type")));
	if (ft_eq(ft_xml_attr(x, "TargetMode"), FT_S("External")))
		return;
	target = ft_xml_attr(x, "Target");
	if (target.n && target.p[0] == '/')
		copy(r->target, sizeof r->target, ft_from(target, 1));
	else
		snprintf(r->target, sizeof r->target, "%.*s%.*s", FT_FMT(base), FT_FMT(target));
}

void ft_w_rels_read(struct ft_w_rels *r, struct ft_zip *z, const char *part)
{
	char name[300];
	struct ft_zip_part p;
	struct ft_xml x;

	rels_name(name, sizeof name, part);
	if (!ft_zip_part_open(z, &p, name))
		return;
	ft_xml_open(&x, &p.source, name);
	while (ft_xml_next(&x)) {
		if (x.event != FT_XML_OPEN || !ft_xml_is(&x, "Relationship"))
			continue;
		r->v = ft_grow(r->v, r->len, &r->cap, sizeof *r->v);
		r->v[r->len] = (struct ft_w_rel){0};
		read_rel(&x, &r->v[r->len++], part);
	}
	ft_xml_close(&x);
	ft_zip_part_close(&p);
}

const char *ft_w_rel_of_type(const struct ft_w_rels *r, const char *type)
{
	for (size_t i = 0; i < r->len; i++)
		if (strcmp(r->v[i].type, type) == 0 && r->v[i].target[0])
			return r->v[i].target;
	return NULL;
}

const char *ft_w_rel_by_id(const struct ft_w_rels *r, const char *id)
{
	for (size_t i = 0; i < r->len; i++)
		if (strcmp(r->v[i].id, id) == 0 && r->v[i].target[0])
			return r->v[i].target;
	return NULL;
}
