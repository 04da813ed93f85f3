/* The corpus's tables: outline.tsv, links/NAME.tsv, glossary.tsv, names.tsv (docs/CORPUS.md). Each reads the text
 * of one file into the index; rows at fault go to `diags` and the others are taken. */
#ifndef FT_INDEXER_TABLES_H
#define FT_INDEXER_TABLES_H

#include "indexer/write.h"

void ft_table_links(struct ft_writer *w, int64_t file, struct ft_str text, struct ft_diags *diags);
void ft_table_glossary(struct ft_writer *w, struct ft_str text, struct ft_diags *diags);
void ft_table_names(struct ft_writer *w, struct ft_str text, struct ft_diags *diags);
/* An outline becomes two texts of the work's last version, clause titles in each language, levels, unit ids
 * and evaluates links. */
void ft_table_outline(struct ft_writer *w, int64_t file, const struct ft_cat_work *work, struct ft_str text,
		      struct ft_diags *diags);

#endif
