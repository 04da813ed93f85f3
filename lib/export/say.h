/* What every form for people says beside a text: its status, who speaks, warnings, the day. Inside
 * lib/export.
 *
 * Our own words are in the language of the text that they stand beside; where --lang names one, in that. */
#ifndef FT_EXPORT_SAY_H
#define FT_EXPORT_SAY_H

#include "export/export.h"

enum ft_lang ft_say_lang(const struct ft_export *x, const struct ft_place *p);

/* 2026年10月1日, 2026-10-01; nothing for 0. */
void ft_say_day(struct ft_buf *out, int day, enum ft_lang l);
/* 已废止（2026年10月1日起）, repealed 2026-10-01. */
void ft_say_status(struct ft_buf *out, const struct ft_place *p, int day, enum ft_lang l);
/* 摘要，非官方文本（据官方文本核对）; digest, not the official text (checked against the official text). */
void ft_say_speaker(struct ft_buf *out, const struct ft_place *p, enum ft_lang l);
/* 法律状态截至2026年11月26日; the law as it stands on 2026-11-26. */
void ft_say_on(struct ft_buf *out, const struct ft_export *x, enum ft_lang l);
/* The same in both languages, unless --lang chose one. */
void ft_say_on_both(struct ft_buf *out, const struct ft_export *x);

/* The number of the version's own instrument: empty for a later version, since the number that the catalogue
 * knows is that of the instrument which made the first one. A standard's number is that of every version. */
struct ft_str ft_say_number(const struct ft_xwork *w);

/* The warnings about a text, a sentence each: not in force (with what stands in its place), a digest, a
 * translation (of a text that no longer applies, too), a commentary, facts that may be out of date. Those of
 * status are left out with --no-status. Strings live in `a`; at most FT_SAY_MAX. */
enum { FT_SAY_MAX = 8 };
size_t ft_say_warnings(struct ft_arena *a, const struct ft_export *x, const struct ft_place *p,
		       struct ft_str heir, enum ft_lang l, struct ft_str out[FT_SAY_MAX]);

#endif
