/* A Word document: its parts found and read in their order (docx.h, body.h). */
#include "indexer/convert/body.h"
#include "indexer/convert/form.h"

#include <stdlib.h>

static void free_all(struct ft_docx *d)
{
	ft_buf_free(&d->words);
	ft_buf_free(&d->boxed);
	ft_buf_free(&d->notes);
	ft_w_table_free(&d->table);
	free(d->styles.v);
	free(d->numbering.lists);
	free(d->numbering.nums);
	free(d->rels.v);
}

static void convert(struct ft_plain *out, struct ft_str raw)
{
	struct ft_docx d = {.out = out, .para = {.num_id = -1, .ilvl = -1, .outline = -1}};
	struct ft_w_rels package = {0};
	const char *main_part;

	ft_zip_open(&d.zip, raw);
	ft_w_rels_read(&package, &d.zip, "");
	main_part = ft_w_rel_of_type(&package, "officeDocument");
	main_part = main_part ? main_part : "word/document.xml";
	ft_w_rels_read(&d.rels, &d.zip, main_part);
	ft_w_styles_read(&d.styles, &d.zip, ft_w_rel_of_type(&d.rels, "styles"));
	ft_w_numbering_read(&d.numbering, &d.zip, ft_w_rel_of_type(&d.rels, "numbering"));
	if (!ft_w_walk(&d, main_part))
		ft_refuse("damaged", "the archive holds no %s", main_part);
	if (d.cps == 0)
		ft_refuse("no-text", "the document holds no text");
	ft_w_notes(&d);
	free(package.v);
	free_all(&d);
}

const struct ft_form ft_form_docx = {"docx", convert};
