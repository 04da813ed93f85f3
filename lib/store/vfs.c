/* The file system through which readers open index.db: SQLite's own, but that each page is checked against its sum
 * (page.h) as it is read, so that a damaged one is an error and never an answer. */
#include "store/inner.h"

#include "store/page.h"
#include "store/schema.h"

#include <pthread.h>
#include <string.h>

enum { HEADER = 100, VERSION_AT = 60, APPLICATION_AT = 68, AHEAD = 8 * FT_PAGE };

/* The file of the database proper; SQLite's own handle stands behind it. */
struct file {
	sqlite3_file base; /* first */
	bool ours;         /* its first page says that it has sums */
	sqlite3_int64 next;     /* behind what was read last */
	sqlite3_int64 ahead_at; /* where the bytes of `ahead` stand in the file; -1 before it is filled */
	char ahead[AHEAD];
	_Alignas(8) char real[]; /* SQLite aligns to eight */
};

static sqlite3_vfs *below; /* SQLite's own */

static sqlite3_file *real_of(sqlite3_file *f)
{
	return (sqlite3_file *)((struct file *)f)->real;
}

static long number_at(const unsigned char *page, size_t at)
{
	return (long)page[at] << 24 | page[at + 1] << 16 | page[at + 2] << 8 | page[at + 3];
}

static int read_page(struct file *f, const unsigned char *page, int n, sqlite3_int64 at)
{
	if (at == 0 && n == FT_PAGE)
		f->ours = number_at(page, APPLICATION_AT) == FT_APPLICATION_ID && number_at(page, VERSION_AT) == FT_SCHEMA_VERSION;
	if (!f->ours || at + n <= HEADER) /* another program's or version's: schema.c refuses it */
		return SQLITE_OK;
	return n == FT_PAGE && at % FT_PAGE == 0 && ft_page_whole(page, (uint64_t)at / FT_PAGE) ? SQLITE_OK : SQLITE_CORRUPT;
}

static bool is_ahead(const struct file *f, int n, sqlite3_int64 at)
{
	return f->ahead_at >= 0 && at >= f->ahead_at && at + n <= f->ahead_at + AHEAD;
}

/* Pages that follow one another, as those of a long cell do, are read several at a time. An index is never changed in
 * place, so that what was read ahead stays true. */
static int fetch(struct file *f, void *to, int n, sqlite3_int64 at)
{
	sqlite3_file *real = real_of(&f->base);
	bool follows = at == f->next && n == FT_PAGE;

	f->next = at + n;
	if (follows && !is_ahead(f, n, at))
		f->ahead_at = real->pMethods->xRead(real, f->ahead, AHEAD, at) == SQLITE_OK ? at : -1;
	if (!is_ahead(f, n, at))
		return real->pMethods->xRead(real, to, n, at);
	memcpy(to, f->ahead + (at - f->ahead_at), (size_t)n);
	return SQLITE_OK;
}

static int x_read(sqlite3_file *file, void *to, int n, sqlite3_int64 at)
{
	struct file *f = (struct file *)file;
	int rc = fetch(f, to, n, at);

	return rc == SQLITE_OK ? read_page(f, to, n, at) : rc == SQLITE_IOERR_SHORT_READ && f->ours ? SQLITE_CORRUPT : rc;
}

static int x_close(sqlite3_file *f)
{
	return real_of(f)->pMethods->xClose(real_of(f));
}

static int x_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
	(void)f, (void)from, (void)n, (void)at;
	return SQLITE_READONLY;
}

static int x_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	(void)f, (void)size;
	return SQLITE_READONLY;
}

static int x_sync(sqlite3_file *f, int flags)
{
	(void)f, (void)flags;
	return SQLITE_OK;
}

static int x_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return real_of(f)->pMethods->xFileSize(real_of(f), size);
}

static int x_lock(sqlite3_file *f, int level)
{
	(void)f, (void)level;
	return SQLITE_OK; /* an index is replaced whole, never changed: no locks (open.c) */
}

static int x_reserved(sqlite3_file *f, int *out)
{
	(void)f;
	*out = 0;
	return SQLITE_OK;
}

static int x_control(sqlite3_file *f, int op, void *arg)
{
	return real_of(f)->pMethods->xFileControl(real_of(f), op, arg);
}

static int x_sector(sqlite3_file *f)
{
	return real_of(f)->pMethods->xSectorSize(real_of(f));
}

static int x_device(sqlite3_file *f)
{
	return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f));
}

static const sqlite3_io_methods methods = {
	.iVersion = 1, .xClose = x_close, .xRead = x_read, .xWrite = x_write, .xTruncate = x_truncate, .xSync = x_sync,
	.xFileSize = x_size, .xLock = x_lock, .xUnlock = x_lock, .xCheckReservedLock = x_reserved, .xFileControl = x_control,
	.xSectorSize = x_sector, .xDeviceCharacteristics = x_device,
};

/* Files other than the database itself are opened as ever. */
static int x_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
	struct file *f = (struct file *)file;
	sqlite3_file *real = real_of(file);
	int rc;

	(void)vfs;
	if (!(flags & SQLITE_OPEN_MAIN_DB))
		return below->xOpen(below, name, file, flags, out_flags);
	f->base.pMethods = NULL;
	f->ours = false;
	f->next = f->ahead_at = -1;
	rc = below->xOpen(below, name, real, flags, out_flags);
	if (rc == SQLITE_OK)
		f->base.pMethods = &methods;
	else if (real->pMethods)
		real->pMethods->xClose(real);
	return rc;
}

static sqlite3_vfs checked;

static void make(void)
{
	below = sqlite3_vfs_find(NULL);
	if (below == NULL)
		return;
	checked = *below;
	checked.pNext = NULL;
	checked.zName = FT_CHECKED_VFS;
	checked.szOsFile = (int)sizeof(struct file) + below->szOsFile;
	checked.xOpen = x_open;
	sqlite3_vfs_register(&checked, 0);
}

void ft_vfs_register(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, make);
}
