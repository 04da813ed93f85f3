/* What the user keeps, done at a view's request: basket, marks, notes (user/keep.h). */
#include "tui/app.h"

#include "base/arena.h"
#include "base/fs.h"
#include "base/safe.h"
#include "doc/eid.h"
#include "query/resolve.h"
#include "user/keep.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NOTE_MAX = 256 * 1024 };

bool app_user(struct app *p)
{
	struct ft_buf why = {0};

	if (p->s.user == NULL && ft_user_open(&p->s.user, p->s.data_dir, &why) != FT_OK)
		app_say(p, true, "user.db: %s", why.data ? why.data : "");
	else
		p->s.basket = ft_basket_count(p->s.user, p->s.matter);
	ft_buf_free(&why);
	return p->s.user != NULL;
}

/* The place of a request as it is kept: with its names, its first words and its hash. */
static struct ft_kept kept_of(struct app *p, const struct request *q)
{
	struct ft_arena *a = p->s.event;
	struct ft_resolved r = ft_resolve(p->s.db, a, spot_address(a, &q->spot), p->s.day);
	struct ft_kept k = {.key = q->spot.key, .date = q->spot.date, .eid = q->spot.eid};
	struct ft_buf label = {0};
	struct ft_place place;

	if (r.err == FT_OK && ft_target_place(p->s.db, a, &r.targets[0], &place)) {
		k.title = place.title_zh.n ? place.title_zh : place.title_en;
		k.quote = ft_quote_of(a, q->label.n ? q->label : place_words(a, &place));
		k.date = place.date;
		memcpy(k.sha, place.sha, sizeof k.sha);
	}
	ft_eid_label(&label, k.eid, FT_LANG_ZH);
	k.label = ft_arena_dup(a, ft_buf_str(&label));
	ft_buf_free(&label);
	return k;
}

static void add_to_basket(struct app *p, const struct request *q)
{
	struct ft_kept k = kept_of(p, q);
	struct ft_buf why = {0};
	bool had;

	if (ft_basket_add(p->s.user, p->s.matter, &k, &had, &why) != FT_OK)
		app_say(p, true, "user.db: %s", why.data);
	else
		app_say(p, false,
			had ? _("%.*s %.*s is in the basket already") : _("%.*s %.*s is in the basket"),
			FT_FMT(k.title), FT_FMT(k.label));
	ft_buf_free(&why);
}

static void set_mark(struct app *p, const struct request *q)
{
	struct ft_kept k = kept_of(p, q);
	struct ft_buf why = {0};
	char raw[4];

	k.letter = (struct ft_str){raw, ft_put_cp(raw, (uint32_t)q->n)};
	if (ft_mark_set(p->s.user, p->s.matter, &k, &why) != FT_OK)
		app_say(p, true, "user.db: %s", why.data);
	else
		app_say(p, false, _("marked %.*s: %.*s %.*s"), FT_FMT(k.letter), FT_FMT(k.title),
			FT_FMT(k.label));
	ft_buf_free(&why);
}

static void drop_mark(struct app *p, const struct request *q)
{
	struct ft_buf why = {0};
	char raw[4];
	bool had;

	if (ft_mark_remove(p->s.user, p->s.matter, (struct ft_str){raw, ft_put_cp(raw, (uint32_t)q->n)}, &had,
			   &why) != FT_OK)
		app_say(p, true, "user.db: %s", why.data);
	ft_buf_free(&why);
}

static void save_note(struct app *p, struct ft_kept *k, struct ft_str text)
{
	struct ft_buf why = {0};

	k->text = ft_trim(text);
	if (ft_note_set(p->s.user, p->s.matter, k, &why) != FT_OK)
		app_say(p, true, "user.db: %s", why.data);
	else
		app_say(p, false, "%s", k->text.n ? _("the note is kept") : _("no note"));
	ft_buf_free(&why);
}

/* As one word for a shell. */
static void put_quoted(struct ft_buf *out, const char *word)
{
	ft_buf_putc(out, '\'');
	for (; *word; word++)
		if (*word == '\'')
			ft_buf_puts(out, "'\\''");
		else
			ft_buf_putc(out, *word);
	ft_buf_putc(out, '\'');
}

/* Lets $EDITOR write the note, in a file of the data folder, which others cannot read; an unchanged file changes nothing. */
static void edit_note(struct app *p, struct ft_kept *k, struct ft_str had)
{
	const char *editor = getenv("VISUAL");
	char *path;
	struct ft_buf command = {0}, text = {0};
	size_t bad;
	int fd, status;

	if (editor == NULL || editor[0] == '\0')
		editor = getenv("EDITOR");
	if (!p->d->live || editor == NULL || editor[0] == '\0') {
		app_say(p, true, "%s", _("EDITOR names no program; w writes a note here"));
		return;
	}
	path = ft_path(p->s.data_dir, ".note-XXXXXX.txt");
	fd = mkstemps(path, 4);
	if (fd < 0 || (had.n && write(fd, had.p, had.n) != (ssize_t)had.n)) {
		app_say(p, true, "%s: %s", path, strerror(errno));
		if (fd >= 0) {
			close(fd);
			unlink(path);
		}
		free(path);
		return;
	}
	close(fd);
	ft_buf_fmt(&command, "%s ", editor);
	put_quoted(&command, path);
	p->d->leave(p->d);
	status = system(command.data);
	p->d->again(p->d);
	p->anew = true;
	if (status != 0 || ft_read_file(path, NOTE_MAX, &text) != FT_OK ||
	    !ft_utf8_valid(ft_buf_str(&text), &bad))
		app_say(p, true, "%s", _("the editor left no text; the note is as it was"));
	else
		save_note(p, k, ft_buf_str(&text));
	unlink(path);
	free(path);
	ft_buf_free(&command);
	ft_buf_free(&text);
}

/* n 0: ask for a line; 1: the editor; 2: the line was typed. */
static void write_note(struct app *p, const struct request *q)
{
	struct ft_kept k = kept_of(p, q);
	struct ft_str had = ft_note_of(p->s.user, p->s.matter, p->s.event, &k);

	if (q->n == 2)
		save_note(p, &k, q->text);
	else if (q->n == 1 || ft_find(had, FT_S("\n")) >= 0)
		edit_note(p, &k, had);
	else {
		p->note = spot_dup(p->trail_a, &q->spot);
		prompt_begin(&p->s.prompt, p->focus, P_NOTE, ft_str(_("note: ")), had);
	}
}

/* A file that is there is somebody's: it is not written over. */
static void write_out(struct app *p, const struct request *q)
{
	char *path = ft_strdup(q->label);
	struct ft_buf safe = {0};
	struct stat st;

	ft_safe(&safe, q->text);
	if (lstat(path, &st) == 0)
		app_say(p, true, _("%s is there already; give it another name"), path);
	else if (ft_write_file(path, ft_buf_str(&safe)) == FT_OK)
		app_say(p, false, _("written: %s"), path);
	else
		app_say(p, true, "%s: %s", path, strerror(errno));
	ft_buf_free(&safe);
	free(path);
}

void app_keep(struct app *p, const struct request *q)
{
	if (!app_user(p))
		return;
	switch (q->kind) {
	case R_ADD:
		add_to_basket(p, q);
		break;
	case R_NOTE:
		write_note(p, q);
		break;
	case R_MARK:
		set_mark(p, q);
		break;
	case R_UNMARK:
		drop_mark(p, q);
		break;
	case R_WRITE:
		write_out(p, q);
		break;
	default:
		break;
	}
	p->s.basket = ft_basket_count(p->s.user, p->s.matter);
	p->s.kept++;
}
