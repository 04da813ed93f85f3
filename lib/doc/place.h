/* A place in the library: a provision, or a work, with all that is said beside it. lib/store fills it, lib/render
 * says it, everything between hands it on. */
#ifndef FT_DOC_PLACE_H
#define FT_DOC_PLACE_H

#include "doc/tree.h"

/* When a version applies. Days are YYYYMMDD. */
struct ft_span_of_time {
	int begins, ends;
	int older;   /* from this day to `begins` an earlier version stood that is not in the library; 1: since when is
		      * not known; 0: none did */
	int resumes; /* such a version stood from `ends` to this day; 0: the next one held follows, or none */
	uint8_t fate, fixed, kind; /* fixed: status + 1 or 0; kind: of the work */
	bool stated;
};

/* The state of a version on a day: before it begins not yet law, but unknown where an earlier version stood. */
enum ft_status ft_status_on(const struct ft_span_of_time *t, int day);
/* Whether the version that stood on the day is known to be none of the library's. */
bool ft_is_between(const struct ft_span_of_time *t, int day);

struct ft_place {
	int64_t id, text, version, work; /* row ids; id 0: a whole work or a place whose unit is not at hand */
	struct ft_str key, title_zh, title_en, number, date;
	struct ft_str eid, label, heading, body; /* of the unit */
	enum ft_node_kind node;
	enum ft_work_kind kind;
	enum ft_lang lang;
	enum ft_authority authority;
	enum ft_basis basis;
	struct ft_span_of_time time;
	struct ft_str effective, until; /* as stated, or empty */
	int as_of, level;
	struct ft_str file, folder, url, retrieved; /* the source's file below its folder */
	unsigned char sha[32]; /* of the unit's text */
};

#endif
