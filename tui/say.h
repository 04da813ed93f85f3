/* The interface's own words, in English and Chinese (po/zh_CN.po). _() marks what is to be translated. */
#ifndef FT_TUI_SAY_H
#define FT_TUI_SAY_H

#include "query/browse.h"
#include "store/read.h"

#include <libintl.h>

#define _(s) gettext(s)

/* Sets the language of the interface: "zh", "en", or "" for what LANG says. Returns the one chosen. */
enum ft_lang say_language(const char *wanted, const char *locale_dir);

/* "repealed 2026-10-01", "in force since 2026-10-01". */
void say_status(struct ft_buf *out, const struct ft_span_of_time *t, int day, enum ft_lang ui);
/* "digest · checked against the official text" */
void say_speaker(struct ft_buf *out, enum ft_authority a, enum ft_basis b, enum ft_lang ui);
/* The same in one word: digest; nothing for an official text. */
const char *say_speaker_short(enum ft_authority a);
/* ● ○ ◌ by status, as a sign's number (tui/canvas.h). */
int say_mark(enum ft_status s);
/* A relation, a type of link, a change: the word in the language of the interface. */
const char *say_link_type(struct ft_str type, bool incoming);
/* Types in the order in which a lawyer asks for them: the n-th, or NULL. */
const char *say_link_nth(size_t n);
const char *say_relation(struct ft_str relation);
/* "art. 7 para. 1 item 3", 第七条第一款第三项 */
void say_eid(struct ft_buf *out, struct ft_str eid, enum ft_lang ui);
/* The title for people: without 中华人民共和国 and its English; in the language of the interface where there
 * is one. */
struct ft_str say_title(struct ft_str zh, struct ft_str en, enum ft_lang ui);
/* What a work is called in a line: a standard by its number, others by title. */
struct ft_str say_work(enum ft_work_kind kind, struct ft_str zh, struct ft_str en, struct ft_str number,
		       enum ft_lang ui);
/* In one line, where room is dear: a standard by its number; in English a catalogued work by its key, the
 * shortest name there is. */
struct ft_str say_place(struct ft_arena *a, const struct ft_place *p, enum ft_lang ui);
/* A kind of works, as a heading of the library. */
const char *say_shelf(enum ft_work_kind kind);
/* "MPS-176": how a work's key is shown. */
void say_key(struct ft_buf *out, struct ft_str key);

#endif
