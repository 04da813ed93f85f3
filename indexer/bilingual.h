/* A text that has two languages side by side, taken apart. */
#ifndef FT_INDEXER_BILINGUAL_H
#define FT_INDEXER_BILINGUAL_H

#include "base/buf.h"

/* Whether the text (Markdown or plain, one paragraph a line) is bilingual: articles or chapters of both languages, alternating line
 * by line, on one line, or in two columns of a table. Then *zh and *en get one language each, in the order of the text;
 * headings keep their #. Lines of neither (dates, numbers) go to both. */
bool ft_bilingual_split(struct ft_str text, struct ft_buf *zh, struct ft_buf *en);

#endif
