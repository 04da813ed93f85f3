#include "indexer/read/form.h"

enum { LONG = 64 * 1024 };

bool ft_form_remark(struct ft_doc *d, struct ft_str line, unsigned no)
{
	if (!ft_starts(line, FT_S("<<")) || !ft_ends(line, FT_S(">>")))
		return false;
	ft_diag(&d->diags, FT_D_GAP, no, 1, "a collector's remark, left out: %.*s", FT_FMT(ft_head(line, 200)));
	return true;
}

void ft_form_long(struct ft_doc *d, struct ft_str line, unsigned no)
{
	if (line.n > LONG)
		ft_diag(&d->diags, FT_D_LONG_LINE, no, 1, "a line of %zu bytes", line.n);
}

unsigned ft_form_column(struct ft_str line, struct ft_str part)
{
	return (unsigned)ft_cp_count(ft_sub(line, 0, (size_t)(part.p - line.p))) + 1;
}
