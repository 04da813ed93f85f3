/* Plain text: every line as it stands. */
#include "indexer/read.h"
#include "indexer/read/form.h"

static int sniff(struct ft_str head, struct ft_str file_name)
{
	(void)head;
	return ft_ends(file_name, FT_S(".txt")) || ft_ends(file_name, FT_S(".text")) ? 50 : 10;
}

static void read(struct ft_doc *d, struct ft_str text)
{
	struct ft_lines l = {0};
	struct ft_str line;
	unsigned no = 0;

	while (ft_next_line(&text, &line)) {
		struct ft_str s = ft_trim(line);

		no++;
		if (s.n == 0 || ft_form_remark(d, s, no))
			continue;
		ft_form_long(d, line, no);
		ft_lines_add(&l, s, no, ft_form_column(line, s), 0);
	}
	ft_law_read(d, &l);
	ft_lines_free(&l);
}

const struct ft_reader ft_reader_text = {"text", ".txt .text", sniff, read};
