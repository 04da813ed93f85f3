/* A place in the library: a provision, or a work, with all that is said beside it. lib/store fills it, lib/render
 * says it, everything between hands it on. */
#ifndef FT_DOC_PLACE_H
#define FT_DOC_PLACE_H

#include "doc/tree.h"

/* When a version applies. Days are YYYYMMDD. */
struct ft_span_of_time {
	int begins, ends;
	uint8_t fate, fixed, kind; /* fixed: status + 1 or 0; kind: of the work */
	bool stated;
};

/* The state of a version on a day. */
enum ft_status ft_status_on(const struct ft_span_of_time *t, int day);

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
