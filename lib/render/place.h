/* A place as it is said: the fields of CONTRACT's JSON `place`, and lines for people. */
#ifndef FT_RENDER_PLACE_H
#define FT_RENDER_PLACE_H

#include "base/json.h"
#include "doc/place.h"

/* Appends the place's canonical address. */
void ft_place_address(struct ft_buf *out, const struct ft_place *p);

/* Writes the fields of a place into the open object. */
void ft_json_place(struct ft_json *j, const struct ft_place *p, int day);
/* "key": {place}, or null when p is NULL. */
void ft_json_place_as(struct ft_json *j, const char *key, const struct ft_place *p, int day);

/* "repealed 2026-10-01", "superseded 2026-01-01", "in force since 2026-10-01", "not yet in force, from …". */
void ft_status_phrase(struct ft_buf *out, const struct ft_place *p, int day);

/* "official text", "digest, not the official text (checked against the official text)". */
void ft_speaker_phrase(struct ft_buf *out, const struct ft_place *p);

/* The title for a line in the place's own language, else in the other. */
struct ft_str ft_place_title(const struct ft_place *p);

/* Notices about a place on a day (CONTRACT: show, notices). */
struct ft_notice {
	const char *code; /* repealed, superseded, not-yet, draft, withdrawn, unknown, no-version, dates, stale,
			   * digest, translation, commentary; incomplete (query/whole.h) */
	struct ft_str message, address; /* address: where to go on, or empty */
};
/* At most `max` notices; strings live in the arena. */
size_t ft_notices(struct ft_arena *a, const struct ft_place *p, int day, struct ft_notice *out, size_t max);

#endif
