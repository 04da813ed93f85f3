/* The gap matrix as CSV: a row a duty, control and evaluation unit; a duty without a control is a row that says so. */
#include "export/csv.h"
#include "export/matrix.h"

#include "doc/eid.h"

struct ft_str ft_matrix_address(struct ft_export *x, const struct ft_place *p)
{
	struct ft_buf b = {0};
	struct ft_str s;

	ft_place_address(&b, p);
	s = ft_arena_dup(x->arena, ft_buf_str(&b));
	ft_buf_free(&b);
	return s;
}

struct ft_str ft_matrix_name(struct ft_export *x, const struct ft_place *p, enum ft_lang l)
{
	struct ft_str title = l == FT_LANG_EN && p->title_en.n ? p->title_en : p->title_zh.n ? p->title_zh : p->title_en;
	struct ft_buf label = {0};
	struct ft_str s;

	ft_eid_label(&label, p->eid, l);
	if (ft_is_standard(p->kind))
		s = ft_arena_dup(x->arena, ft_buf_str(&label));
	else
		s = ft_arena_fmt(x->arena, l == FT_LANG_EN ? "%.*s, %.*s" : "%.*s %.*s", FT_FMT(title), (int)label.len,
				 label.data ? label.data : "");
	ft_buf_free(&label);
	return s;
}

struct ft_str ft_matrix_why(const struct ft_matrix_row *r, enum ft_lang l)
{
	struct ft_str why = l == FT_LANG_EN ? r->why_en : r->why_zh;

	return why.n || r->gap == FT_GAP_ANSWERED ? why : ft_str(ft_gap_label(r->gap, l));
}

static const char *const columns[] = {
	"duty", "duty_zh", "duty_en", "duty_heading", "duty_status", "control", "control_label", "control_heading", "level",
	"relation", "strength", "reason_zh", "reason_en", "basis", "by_way_of", "unit", "unit_id", "unit_label", "on",
};

static void put_duty(struct ft_export *x, const struct ft_place *p)
{
	ft_csv_cell(&x->out, ft_matrix_address(x, p), true);
	ft_csv_cell(&x->out, ft_matrix_name(x, p, FT_LANG_ZH), false);
	ft_csv_cell(&x->out, ft_matrix_name(x, p, FT_LANG_EN), false);
	ft_csv_cell(&x->out, p->heading, false);
	ft_csv_cell(&x->out, ft_str(ft_status_word(ft_status_on(&p->time, x->day))), false);
}

static void put_control(struct ft_export *x, const struct ft_matrix_row *r)
{
	bool has = r->gap == FT_GAP_ANSWERED;

	ft_csv_cell(&x->out, has ? ft_matrix_address(x, &r->control) : FT_S(""), false);
	ft_csv_cell(&x->out, has ? ft_matrix_name(x, &r->control, FT_LANG_ZH) : FT_S(""), false);
	ft_csv_cell(&x->out, has ? r->control.heading : FT_S(""), false);
	ft_buf_fmt(&x->out, has && r->control.level ? ",%d" : ",", r->control.level);
	ft_csv_cell(&x->out, r->relation, false);
	ft_buf_fmt(&x->out, r->strength ? ",%ld" : ",", r->strength);
	ft_csv_cell(&x->out, ft_matrix_why(r, FT_LANG_ZH), false);
	ft_csv_cell(&x->out, ft_matrix_why(r, FT_LANG_EN), false);
	ft_csv_cell(&x->out, r->basis, false);
	ft_csv_cell(&x->out, r->via, false);
}

static void put_row(struct ft_export *x, const struct ft_matrix_row *r, const struct ft_matrix_unit *u)
{
	put_duty(x, r->duty);
	put_control(x, r);
	ft_csv_cell(&x->out, u ? ft_matrix_address(x, &u->place) : FT_S(""), false);
	ft_csv_cell(&x->out, u ? u->id : FT_S(""), false);
	ft_csv_cell(&x->out, u ? u->place.label : FT_S(""), false);
	ft_csv_cell(&x->out, ft_str(x->on), false);
	ft_buf_puts(&x->out, "\r\n");
}

static void matrix(struct ft_export *x, const struct ft_matrix *m)
{
	ft_buf_puts(&x->out, "\xEF\xBB\xBF");
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		ft_csv_cell(&x->out, ft_str(columns[i]), i == 0);
	ft_buf_puts(&x->out, "\r\n");
	for (size_t i = 0; i < m->len; i++) {
		for (size_t k = 0; k < m->v[i].unit_len; k++)
			put_row(x, &m->v[i], &m->v[i].units[k]);
		if (m->v[i].unit_len == 0)
			put_row(x, &m->v[i], NULL);
	}
}

const struct ft_exporter ft_export_matrix_csv = {.name = "matrix", .suffix = "csv", .diet = FT_X_MATRIX, .matrix = matrix,
	.summary = "duties, the control points that answer them, their evaluation units: a table"};
