/* The meta block of Akoma Ntoso: FRBR names, the life of the work, what it refers to, who speaks. */
#include "export/akn.h"

#include "base/date.h"
#include "export/iri.h"
#include "export/say.h"

#include <stdio.h>

static void value(struct ft_markup *m, const char *element, struct ft_str v)
{
	if (v.n == 0)
		return;
	ft_markup_open(m, element);
	ft_markup_attr(m, "value", v);
	ft_markup_close(m);
}

static void date(struct ft_markup *m, struct ft_str day, const char *name)
{
	ft_markup_open(m, "FRBRdate");
	ft_markup_attr(m, "date", day);
	ft_markup_attr(m, "name", ft_str(name));
	ft_markup_close(m);
}

/* An eId of the meta block, and a pointer to it: in a collection it bears the component's. */
static void own_id(struct ft_markup *m, const char *attr, const char *mark, size_t component, const char *id)
{
	if (component)
		ft_markup_attrf(m, attr, "%scmp_%zu__%s", mark, component, id);
	else
		ft_markup_attrf(m, attr, "%s%s", mark, id);
}

static void author(struct ft_markup *m, size_t component, const char *who, const char *as)
{
	ft_markup_open(m, "FRBRauthor");
	own_id(m, "href", "#", component, who);
	own_id(m, "as", "#", component, as);
	ft_markup_close(m);
}

/* FRBRthis and FRBRuri of a name, with what stands behind each. */
static void names(struct ft_markup *m, struct ft_str iri, const char *suffix)
{
	struct ft_buf b = {0};

	ft_buf_fmt(&b, "%.*s/!main%s", FT_FMT(iri), suffix);
	value(m, "FRBRthis", ft_buf_str(&b));
	ft_buf_reset(&b);
	ft_buf_fmt(&b, "%.*s%s", FT_FMT(iri), suffix);
	value(m, "FRBRuri", ft_buf_str(&b));
	ft_buf_free(&b);
}

/* A day that the schema takes: the export's where none is known. */
static struct ft_str day_or(struct ft_str day, const struct ft_export *x)
{
	return day.n == 10 ? day : ft_str(x->on);
}

static void put_work(struct ft_akn *d, const struct ft_export *x, const struct ft_xwork *w)
{
	struct ft_markup *m = &d->m;
	const struct ft_place *p = &w->place;
	bool law = p->kind <= FT_WK_INTERPRETATION || p->kind == FT_WK_NORMATIVE;
	struct ft_buf iri = {0};

	ft_iri_work(&iri, p);
	ft_markup_open(m, "FRBRWork");
	names(m, ft_buf_str(&iri), "");
	ft_markup_open(m, "FRBRalias");
	ft_markup_attr(m, "value", p->key);
	ft_markup_attr(m, "name", FT_S("fatiao"));
	ft_markup_close(m);
	date(m, day_or(w->version_len ? w->versions[0].date : p->date, x), "adoption");
	author(m, d->component, "issuer", "author");
	value(m, "FRBRcountry", FT_S("cn"));
	value(m, "FRBRsubtype", ft_str(ft_work_kind_word(p->kind)));
	value(m, "FRBRnumber", p->number);
	value(m, "FRBRname", p->title_zh.n ? p->title_zh : p->title_en);
	value(m, "FRBRprescriptive", law ? FT_S("true") : FT_S("false"));
	ft_markup_close(m);
	ft_buf_free(&iri);
}

static void put_expression(struct ft_akn *d, const struct ft_export *x, const struct ft_xwork *w,
			   const struct ft_place *p)
{
	struct ft_markup *m = &d->m;
	bool official = p->authority == FT_AU_OFFICIAL;
	const char *by = p->authority == FT_AU_TRANSLATION ? "translator" : "fatiao";
	struct ft_buf iri = {0};

	ft_iri_expression(&iri, &w->place, d->lang);
	ft_markup_open(m, "FRBRExpression");
	names(m, ft_buf_str(&iri), "");
	date(m, day_or(w->place.date, x),
	     w->at < w->version_len && w->versions[w->at].event.n ? w->versions[w->at].event.p : "version");
	author(m, d->component, official ? "issuer" : by, official ? "author" : "editor");
	value(m, "FRBRauthoritative", official ? FT_S("true") : FT_S("false"));
	ft_markup_open(m, "FRBRlanguage");
	ft_markup_attr(m, "language", d->lang == FT_LANG_EN ? FT_S("eng") : FT_S("zho"));
	ft_markup_close(m);
	if (d->lang == FT_LANG_EN && p->authority != FT_AU_OFFICIAL) {
		ft_buf_reset(&iri);
		ft_iri_expression(&iri, &w->place, FT_LANG_ZH);
		ft_markup_open(m, "FRBRtranslation");
		ft_markup_attr(m, "href", ft_buf_str(&iri));
		ft_markup_attr(m, "fromLanguage", FT_S("zho"));
		own_id(m, "by", "#", d->component, by);
		ft_markup_attr(m, "authoritative", FT_S("false"));
		ft_markup_close(m);
	}
	ft_markup_close(m);
	ft_buf_free(&iri);
}

static void put_manifestation(struct ft_markup *m, size_t component, const struct ft_export *x,
			      struct ft_str iri)
{
	ft_markup_open(m, "FRBRManifestation");
	names(m, iri, ".xml");
	date(m, ft_str(x->on), "export");
	author(m, component, "fatiao", "editor");
	value(m, "FRBRformat", FT_S("application/akn+xml"));
	ft_markup_close(m);
}

/* ---- the life of the work ---- */

static void event(struct ft_akn *d, struct ft_str day, const char *type, const char *source, size_t at)
{
	struct ft_markup *m = &d->m;
	char id[32];

	if (day.n != 10)
		return;
	ft_markup_open(m, "eventRef");
	snprintf(id, sizeof id, "event_%zu", at);
	own_id(m, "eId", "", d->component, id);
	ft_markup_attr(m, "date", day);
	ft_markup_attr(m, "type", ft_str(type));
	own_id(m, "source", "#", d->component, source);
	ft_markup_close(m);
}

static void put_lifecycle(struct ft_akn *d, const struct ft_xwork *w)
{
	struct ft_markup *m = &d->m;
	const struct ft_span_of_time *t = &w->place.time;
	size_t n = 0;
	char ends[11] = "";

	if (w->place.date.n != 10 && t->ends == 0) /* no day is known */
		return;
	ft_markup_open(m, "lifecycle");
	own_id(m, "source", "#", d->component, "fatiao");
	for (size_t i = 0; i < w->version_len && i <= w->at; i++)
		event(d, w->versions[i].date, i ? "amendment" : "generation", "original", ++n);
	if (t->ends)
		ft_date_text(ends, t->ends);
	event(d, ft_str(ends), t->fate == FT_ST_SUPERSEDED ? "amendment" : "repeal",
	      w->after_len ? "after_1" : "original", ++n);
	ft_markup_close(m);
}

static void reference(struct ft_akn *d, const char *element, const char *id, struct ft_str href,
		      struct ft_str show_as)
{
	ft_markup_open(&d->m, element);
	own_id(&d->m, "eId", "", d->component, id);
	ft_markup_attr(&d->m, "href", href);
	ft_markup_attr(&d->m, "showAs", show_as);
	ft_markup_close(&d->m);
}

static void work_reference(struct ft_akn *d, const char *element, const char *prefix,
			   const struct ft_str *keys, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct ft_place p = {.key = keys[i]};
		struct ft_buf iri = {0}, id = {0};

		ft_iri_work(&iri, &p);
		ft_buf_fmt(&id, "%s_%zu", prefix, i + 1);
		reference(d, element, id.data, ft_buf_str(&iri), keys[i]);
		ft_buf_free(&iri);
		ft_buf_free(&id);
	}
}

static void own_references(struct ft_akn *d)
{
	reference(d, "TLCOrganization", "fatiao", FT_S("/akn/ontology/organization/fatiao"), FT_S("fatiao"));
	reference(d, "TLCRole", "editor", FT_S("/akn/ontology/role/editor"), FT_S("editor"));
}

static void put_references(struct ft_akn *d, const struct ft_xwork *w)
{
	struct ft_markup *m = &d->m;
	const struct ft_place *p = &w->place;
	struct ft_str issuer = w->work.issuer_zh.n ? w->work.issuer_zh : w->work.issuer_en;
	struct ft_buf iri = {0};

	ft_iri_work(&iri, p);
	ft_markup_open(m, "references");
	own_id(m, "source", "#", d->component, "fatiao");
	reference(d, "original", "original", ft_buf_str(&iri), p->title_zh.n ? p->title_zh : p->title_en);
	work_reference(d, "activeRef", "before", w->before, w->before_len);
	work_reference(d, "passiveRef", "after", w->after, w->after_len);
	reference(d, "TLCOrganization", "issuer", FT_S("/akn/ontology/organization/cn/issuer"),
		  issuer.n ? issuer : FT_S("?"));
	own_references(d);
	reference(d, "TLCPerson", "translator", FT_S("/akn/ontology/person/translator"),
		  FT_S("translator, not recorded"));
	reference(d, "TLCRole", "author", FT_S("/akn/ontology/role/author"), FT_S("author"));
	ft_markup_close(m);
	ft_buf_free(&iri);
}

/* ---- who speaks ---- */

static void put_notes(struct ft_akn *d, const struct ft_export *x, const struct ft_xwork *w,
		      const struct ft_place *p)
{
	struct ft_markup *m = &d->m;
	struct ft_arena *a = ft_arena_new();
	struct ft_str v[FT_SAY_MAX];
	size_t n = ft_say_warnings(a, x, p, w->after_len ? w->after[0] : FT_S(""), d->lang, v);
	struct ft_buf on = {0};

	ft_markup_open(m, "notes");
	own_id(m, "source", "#", d->component, "fatiao");
	ft_say_on(&on, x, d->lang);
	for (size_t i = 0; i <= n; i++) {
		ft_markup_open(m, "note");
		ft_markup_attr(m, "class", FT_S("fatiao"));
		ft_markup_leaf(m, "p", i < n ? v[i] : ft_buf_str(&on));
		ft_markup_close(m);
	}
	ft_markup_close(m);
	ft_buf_free(&on);
	ft_arena_free(a);
}

static void put_status(struct ft_akn *d, const struct ft_export *x, const struct ft_place *p)
{
	struct ft_markup *m = &d->m;

	ft_markup_open(m, "proprietary");
	own_id(m, "source", "#", d->component, "fatiao");
	ft_markup_open(m, "ft:state");
	ft_markup_attr(m, "on", ft_str(x->on));
	ft_markup_attr(m, "status", ft_str(ft_status_word(ft_status_on(&p->time, x->day))));
	ft_markup_attr(m, "basis", p->time.stated ? FT_S("catalogue") : FT_S("dates"));
	ft_markup_attr(m, "effective", p->effective);
	ft_markup_attr(m, "until", p->until);
	ft_markup_close(m);
	ft_markup_close(m);
}

void ft_akn_meta(struct ft_akn *d, const struct ft_export *x, const struct ft_xwork *w,
		 const struct ft_place *p)
{
	struct ft_markup *m = &d->m;
	struct ft_buf iri = {0};

	ft_iri_expression(&iri, &w->place, d->lang);
	ft_markup_open(m, "meta");
	ft_markup_open(m, "identification");
	own_id(m, "source", "#", d->component, "fatiao");
	put_work(d, x, w);
	put_expression(d, x, w, p);
	put_manifestation(m, d->component, x, ft_buf_str(&iri));
	ft_markup_close(m);
	put_lifecycle(d, w);
	put_references(d, w);
	put_notes(d, x, w, p);
	put_status(d, x, &w->place);
	ft_markup_close(m);
	ft_buf_free(&iri);
}

static void put_collection_names(struct ft_markup *m, const struct ft_export *x, struct ft_str work,
				 struct ft_str expression)
{
	ft_markup_open(m, "FRBRWork");
	names(m, work, "");
	date(m, ft_str(x->on), "export");
	author(m, 0, "fatiao", "editor");
	value(m, "FRBRcountry", FT_S("cn"));
	ft_markup_close(m);
	ft_markup_open(m, "FRBRExpression");
	names(m, expression, "");
	date(m, ft_str(x->on), "export");
	author(m, 0, "fatiao", "editor");
	ft_markup_open(m, "FRBRlanguage");
	ft_markup_attr(m, "language", FT_S("mul"));
	ft_markup_close(m);
	ft_markup_close(m);
	put_manifestation(m, 0, x, expression);
}

/* A collection is named after the day and its first work: no name of it exists elsewhere. */
void ft_akn_collection_meta(struct ft_markup *m, const struct ft_export *x, const struct ft_xwork *w)
{
	struct ft_str work = ft_arena_fmt(x->arena, "/akn/cn/doc/collection/%s/%.*s", x->on,
					  FT_FMT(w->work.key));
	struct ft_str expression = ft_arena_fmt(x->arena, "%.*s/mul@%s", FT_FMT(work), x->on);
	struct ft_akn d = {.m = *m};

	ft_markup_open(&d.m, "meta");
	ft_markup_open(&d.m, "identification");
	ft_markup_attr(&d.m, "source", FT_S("#fatiao"));
	put_collection_names(&d.m, x, work, expression);
	ft_markup_close(&d.m);
	ft_markup_open(&d.m, "references");
	ft_markup_attr(&d.m, "source", FT_S("#fatiao"));
	own_references(&d);
	ft_markup_close_to(&d.m, m->depth);
	*m = d.m;
}
