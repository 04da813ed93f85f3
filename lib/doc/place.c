#include "doc/place.h"

bool ft_is_between(const struct ft_span_of_time *t, int day)
{
	if (day < t->begins)
		return t->older && day >= t->older;
	return t->resumes && day >= t->ends && day < t->resumes;
}

enum ft_status ft_status_on(const struct ft_span_of_time *t, int day)
{
	if (t->fixed)
		return (enum ft_status)(t->fixed - 1);
	if (day < t->begins)
		return ft_is_between(t, day) ? FT_ST_UNKNOWN : FT_ST_NOT_YET;
	if (t->ends && day >= t->ends)
		return (enum ft_status)t->fate;
	return ft_is_standard((enum ft_work_kind)t->kind) || t->kind == FT_WK_COMMENTARY ? FT_ST_CURRENT
											  : FT_ST_IN_FORCE;
}
