/* What every part of the loop reaches for: the models, the message, the index. */
#include "tui/app.h"

#include "base/arena.h"
#include "base/fs.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *app_model(struct app *p, int view)
{
	if (p->models[view] == NULL)
		p->models[view] = views[view]->open(&p->s);
	return p->models[view];
}

void app_say(struct app *p, bool warn, const char *fmt, ...)
{
	char *text;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		ft_die("out of memory");
	va_end(ap);
	ft_buf_reset(&p->message);
	ft_buf_puts(&p->message, text);
	p->warn = warn;
	p->said = true;
	free(text);
}

bool app_open_index(struct app *p, struct ft_buf *why)
{
	char *path = ft_path(p->s.data_dir, "index.db");
	struct ft_db *db;
	enum ft_err e = ft_db_open(&db, path, FT_DB_READ, why);

	if (e == FT_OK) {
		ft_db_close(p->s.db);
		p->s.db = db;
		p->s.damaged = false;
		ft_db_on_progress(db, NULL, NULL);
		if (stat(path, &p->index) != 0)
			memset(&p->index, 0, sizeof p->index);
	}
	free(path);
	return e == FT_OK;
}

void app_reload(struct app *p)
{
	for (int v = 0; v < V_COUNT; v++)
		if (p->models[v] && views[v]->reload)
			views[v]->reload(p->models[v]);
}

/* Another index stands where ours was: take it, at the same place. */
void app_watch_index(struct app *p)
{
	char *path = ft_path(p->s.data_dir, "index.db");
	struct ft_buf why = {0};
	struct stat now;
	bool other = stat(path, &now) == 0 &&
		     (now.st_ino != p->index.st_ino || now.st_mtime != p->index.st_mtime);

	free(path);
	if (!other || p->s.db == NULL)
		return;
	if (app_open_index(p, &why)) {
		app_reload(p);
		app_say(p, false, "%s", _("the library was indexed anew; this is the new one"));
	} else {
		p->index = now;
		app_say(p, true, _("the library was indexed anew, but cannot be read: %s"), why.data);
	}
	ft_buf_free(&why);
}

/* What a statement left behind is said, not kept. */
void app_check_index(struct app *p)
{
	struct ft_buf why = {0};
	enum ft_err e = p->s.db ? ft_db_error(p->s.db, &why) : FT_OK;

	if (e != FT_OK && e != FT_CANCELLED) {
		p->s.damaged = true;
		app_say(p, true, _("index.db: %s; make it anew with: fatiao index --rebuild"), why.data);
	}
	ft_buf_free(&why);
}
