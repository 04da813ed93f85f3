/* A streaming JSON writer: commas, escapes and nesting are its business. It writes one line, without blanks,
 * or indented. jansson reads JSON; this writes it, since a dump of 150,000 lines built as trees first costs
 * four times as much. A `key` of NULL is for elements of a list. */
#ifndef FT_BASE_JSON_H
#define FT_BASE_JSON_H

#include "base/buf.h"

struct ft_json {
	struct ft_buf *out;
	bool indent;
	int depth;
	bool more; /* a comma is due before the next value */
};

void ft_json_open(struct ft_json *j, const char *key, char bracket); /* '{' or '[' */
void ft_json_close(struct ft_json *j, char bracket);                /* '}' or ']' */
void ft_json_str(struct ft_json *j, const char *key, struct ft_str value); /* {NULL,0} writes null */
void ft_json_str_or_null(struct ft_json *j, const char *key, struct ft_str value); /* null where it is empty */
void ft_json_cstr(struct ft_json *j, const char *key, const char *value);  /* NULL writes null */
void ft_json_int(struct ft_json *j, const char *key, long long value);
void ft_json_real(struct ft_json *j, const char *key, double value); /* six significant digits */
void ft_json_bool(struct ft_json *j, const char *key, bool value);
void ft_json_null(struct ft_json *j, const char *key);
/* {"zh": …, "en": …}, an empty one as null */
void ft_json_pair(struct ft_json *j, const char *key, struct ft_str zh, struct ft_str en);

/* To be called before jansson reads: memory that runs out then ends the program (err.h) as everywhere, and is not taken
 * for a fault of the file. */
void ft_json_reading(void);

#endif
