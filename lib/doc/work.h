/* What is known of a work and of its versions. lib/store fills it; lib/export, which asks no index, says it. */
#ifndef FT_DOC_WORK_H
#define FT_DOC_WORK_H

#include "doc/place.h"

struct ft_version {
	int64_t id, work;
	struct ft_str date, event, promulgated, effective, until, label_zh, label_en, note_zh, note_en;
	long articles; /* -1 unknown */
	struct ft_span_of_time time;
};

struct ft_work {
	int64_t id;
	enum ft_work_kind kind;
	struct ft_str key, title_zh, title_en, number, issuer_zh, issuer_en, jurisdiction, page, note_zh,
		note_en;
	int as_of;
	bool catalogued;
};

/* A reference inside a unit's text, by code points, with the place that it names. */
struct ft_anchor {
	size_t start, end;
	struct ft_str work, date, eid, title;
};

#endif
