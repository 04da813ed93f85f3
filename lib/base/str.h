/* Slices of UTF-8 text: a pointer and a length, never owned, never NUL-terminated by promise.
 *
 * Text below the decode step is always valid UTF-8. Offsets and lengths are bytes and are named
 * `off` and `n`; counts of code points are named `cp`; screen columns are named `col`. */
#ifndef FT_BASE_STR_H
#define FT_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ft_str {
	const char *p; /* first byte; may be NULL when n is 0 */
	size_t n;      /* bytes */
};

#define FT_S(lit) ((struct ft_str){(lit), sizeof(lit) - 1})
#define FT_FMT(s) (int)(s).n, ((s).n ? (s).p : "") /* for "%.*s" */

struct ft_str ft_str(const char *cstr); /* NULL gives the empty slice */
struct ft_str ft_sub(struct ft_str s, size_t off, size_t n);
struct ft_str ft_from(struct ft_str s, size_t off);
struct ft_str ft_head(struct ft_str s, size_t n); /* the first n bytes, fewer where they would cut a character */
struct ft_str ft_trim(struct ft_str s); /* without blanks, zero-width characters, CR and LF at both ends */

bool ft_eq(struct ft_str a, struct ft_str b);
uint64_t ft_hash(struct ft_str s); /* FNV-1a of 64 bits, the high ones folded in: for tables of a power of two */
int ft_cmp(struct ft_str a, struct ft_str b);
bool ft_starts(struct ft_str s, struct ft_str prefix);
bool ft_ends(struct ft_str s, struct ft_str suffix);
ptrdiff_t ft_find(struct ft_str s, struct ft_str needle);              /* byte offset, or -1 */
ptrdiff_t ft_find_from(struct ft_str s, size_t off, struct ft_str needle);

/* Whether s begins with, ends in or holds one of the words, whose list ends in NULL. */
bool ft_starts_any(struct ft_str s, const char *const *words);
bool ft_ends_any(struct ft_str s, const char *const *words);
bool ft_holds_any(struct ft_str s, const char *const *words);

/* Takes the next line (without its LF or CRLF) from *rest and shortens *rest. False at the end. */
bool ft_next_line(struct ft_str *rest, struct ft_str *line);
/* Takes the next field up to `sep` likewise; an empty last field counts. *rest is {NULL,0} when done. */
bool ft_next_field(struct ft_str *rest, char sep, struct ft_str *field);

/* Decodes the code point at s.p[*off] and advances *off; an invalid byte gives U+FFFD and one step. */
uint32_t ft_next_cp(struct ft_str s, size_t *off);
uint32_t ft_cp_at(struct ft_str s, size_t off);     /* 0 at the end */
size_t ft_prev_off(struct ft_str s, size_t off);    /* start of the code point before off */
size_t ft_put_cp(char out[4], uint32_t cp);         /* bytes written */
size_t ft_cp_count(struct ft_str s);
size_t ft_off_of_cp(struct ft_str s, size_t cp);    /* byte offset of the cp-th code point */
bool ft_utf8_valid(struct ft_str s, size_t *bad);   /* *bad: offset of the first invalid byte */
/* Where the byte at off stands: its line, and its column in code points, both from 1. */
void ft_line_column(struct ft_str s, size_t off, unsigned *line, unsigned *column);

bool ft_is_blank(uint32_t cp);      /* space, tab, NBSP, U+2000-200A, 202F, 205F, 3000 */
bool ft_is_zero_width(uint32_t cp); /* U+200B-200F, 202A-202E, 2060-206F, FEFF, 00AD */
size_t ft_skip_blanks(struct ft_str s, size_t off); /* behind the blanks and zero-width characters at off */
bool ft_is_han(uint32_t cp);        /* ideographs incl. extensions, compatibility, 々 〇 */

#endif
