/* What the styles share (style.h). */
#include "export/style.h"

#include "base/safe.h"
#include "doc/eid.h"
#include "export/say.h"

#include <ctype.h>

enum ft_status ft_cited_status(const struct ft_cited *c)
{
	return ft_status_on(&c->p->time, c->day);
}

bool ft_cited_over(const struct ft_cited *c)
{
	enum ft_status s = ft_cited_status(c);

	return c->status && s != FT_ST_IN_FORCE && s != FT_ST_CURRENT;
}

struct ft_str ft_cited_date(const struct ft_cited *c)
{
	const struct ft_xwork *w = c->w;

	if (w->at < w->version_len && w->versions[w->at].promulgated.n)
		return w->versions[w->at].promulgated;
	return c->p->date;
}

struct ft_str ft_cited_year(const struct ft_cited *c)
{
	return ft_sub(c->p->date, 0, c->p->date.n < 4 ? c->p->date.n : 4);
}

/* Where the hyphen before a standard's year stands, or -1. */
static ptrdiff_t year_dash(struct ft_str number)
{
	size_t n = number.n;

	if (n < 6 || number.p[n - 5] != '-')
		return -1;
	for (size_t i = n - 4; i < n; i++)
		if (!isdigit((unsigned char)number.p[i]))
			return -1;
	return (ptrdiff_t)n - 5;
}

bool ft_cited_has_number(const struct ft_cited *c)
{
	return ft_say_number(c->w).n > 0;
}

void ft_cited_number(struct ft_buf *out, const struct ft_cited *c)
{
	ptrdiff_t dash = ft_is_standard(c->p->kind) ? year_dash(c->p->number) : -1;

	if (dash < 0) {
		ft_safe_line(out, c->p->number);
		return;
	}
	ft_safe_line(out, ft_sub(c->p->number, 0, (size_t)dash));
	ft_buf_puts(out, "—");
	ft_safe_line(out, ft_from(c->p->number, (size_t)dash + 1));
}

/* The steps of eid that `before` does not have at the same place: item_3 of art_7__para_1__item_3 behind
 * art_7__para_1__item_1; the last step always. */
static struct ft_str new_steps(struct ft_str eid, struct ft_str before)
{
	struct ft_str rest = eid, other = before, a, b, kept = eid;

	while (ft_eid_next(&rest, &a) && ft_eid_next(&other, &b)) {
		if (!ft_eq(a, b) || rest.n == 0)
			break;
		kept = rest;
	}
	return kept;
}

void ft_cited_pins(struct ft_buf *out, const struct ft_cited *c,
		   void (*one)(struct ft_buf *out, struct ft_str eid), const char *to, const char *and)
{
	struct ft_str before = {"", 0};

	for (size_t i = 0; i < c->pin_len; i++) {
		const struct ft_pin *pin = &c->pins[i];

		if (i)
			ft_buf_puts(out, and);
		one(out, i ? new_steps(pin->eid, before) : pin->eid);
		if (pin->last.n) {
			ft_buf_puts(out, to);
			one(out, new_steps(pin->last, pin->eid));
		}
		before = pin->last.n ? pin->last : pin->eid;
	}
}
