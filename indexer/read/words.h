/* The words of one unit, gathered line by line. */
#ifndef FT_READ_WORDS_H
#define FT_READ_WORDS_H

#include "base/buf.h"
#include "indexer/read/law.h"

/* Adds words to a text. `joined` words stood on the line before and go back to it as they were; others begin
 * a line. Items that were run together, …：（一）…；（二）…, each get a line of their own. */
void ft_words_add(struct ft_buf *text, struct ft_str s, bool joined, bool table);

/* The text so far without blanks at its end. */
struct ft_str ft_words_done(struct ft_buf *text);

/* An article's own heading at the front of its words: 【…】, [...], or（…） where nothing else stands on the
 * line. Takes it off *s and returns it without brackets; empty where there is none. */
struct ft_str ft_words_heading(struct ft_str *s, bool headed);

/* Whether a line could be the heading of the label on the line above it. */
bool ft_words_is_title(struct ft_str s);

#endif
