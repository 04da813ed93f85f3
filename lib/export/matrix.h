/* What the forms of the gap matrix share. Inside lib/export. */
#ifndef FT_EXPORT_MATRIX_H
#define FT_EXPORT_MATRIX_H

#include "export/export.h"

/* The address of a place; in the export's arena. */
struct ft_str ft_matrix_address(struct ft_export *x, const struct ft_place *p);
/* 中华人民共和国网络安全法 第二十三条第一款第三项; 8.1.4.3 for a clause of a standard: its title is in the head. */
struct ft_str ft_matrix_name(struct ft_export *x, const struct ft_place *p, enum ft_lang l);
/* The reason of a row in a language; of a gap that no row explains, what is to be said of it. */
struct ft_str ft_matrix_why(const struct ft_matrix_row *r, enum ft_lang l);

#endif
