#include "query/verify.h"

#include "base/fs.h"
#include "base/sha.h"
#include "store/seal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_SOURCE = 1 << 28 };

struct ctx {
	struct ft_db *db;
	struct ft_arena *a;
	struct ft_verified *out;
	size_t cap;
};

static void add(struct ctx *c, const char *code, struct ft_str file, struct ft_str message)
{
	struct ft_verified *v = c->out;

	v->faults = ft_grow(v->faults, v->fault_len, &c->cap, sizeof *v->faults);
	v->faults[v->fault_len++] = (struct ft_verify_fault){code, message, file};
}

static void check_seal(struct ctx *c, const char *dir)
{
	struct ft_stmt *s = ft_sql(c->db, "SELECT value FROM meta WHERE key='build_id'");
	char *path = ft_path(dir, "index.db"), *id = NULL;
	struct ft_buf why = {0};
	enum ft_err e;

	while (ft_step(s))
		id = id ? id : ft_strdup(ft_col_str(s, 0));
	e = ft_seal_check(path, dir, id ? id : "", &why);
	if (e != FT_OK) {
		c->out->damaged = true;
		add(c, e == FT_MISSING ? "no-checksum" : "checksum", ft_arena_dup(c->a, ft_str(path)),
		    ft_arena_dup(c->a, ft_buf_str(&why)));
	}
	ft_buf_free(&why);
	free(path);
	free(id);
}

static void check_units(struct ctx *c)
{
	struct ft_stmt *s = ft_sql(c->db, "SELECT p.eid, p.body, p.sha256, f.path FROM provision p JOIN text t ON t.id=p.text"
					  " JOIN file f ON f.id=t.file WHERE p.body IS NOT NULL AND f.role='text'");
	unsigned char sum[FT_SHA_BYTES];

	while (ft_step(s)) {
		struct ft_str want = ft_col_str(s, 2);

		ft_sha(sum, ft_col_str(s, 1));
		c->out->units++;
		if (want.n == sizeof sum && memcmp(want.p, sum, sizeof sum) == 0)
			continue;
		c->out->damaged = true;
		add(c, "text", ft_col_dup(s, 3, c->a),
		    ft_arena_fmt(c->a, "the text of %.*s is not what was indexed", FT_FMT(ft_col_str(s, 0))));
	}
}

static void check_structure(struct ctx *c)
{
	struct ft_stmt *s = ft_sql(c->db, "PRAGMA quick_check(3)");
	struct ft_buf why = {0};

	while (ft_step(s))
		if (!ft_eq(ft_col_str(s, 0), FT_S("ok"))) {
			c->out->damaged = true;
			add(c, "structure", FT_S("index.db"), ft_col_dup(s, 0, c->a));
		}
	if (ft_db_error(c->db, &why) != FT_OK) {
		c->out->damaged = true;
		add(c, "structure", FT_S("index.db"), ft_arena_dup(c->a, ft_buf_str(&why)));
	}
	ft_buf_free(&why);
}

static void check_file(struct ctx *c, const char *path, struct ft_str want)
{
	struct ft_buf bytes = {0};
	unsigned char sum[FT_SHA_BYTES];

	if (ft_read_file(path, MAX_SOURCE, &bytes) != FT_OK) {
		add(c, "source-missing", ft_arena_dup(c->a, ft_str(path)), ft_arena_dup(c->a, ft_str(strerror(errno))));
	} else {
		ft_sha(sum, ft_buf_str(&bytes));
		if (memcmp(sum, want.p, sizeof sum) != 0)
			add(c, "source-changed", ft_arena_dup(c->a, ft_str(path)),
			    FT_S("the file is not what was indexed; run: fatiao index"));
	}
	ft_buf_free(&bytes);
}

static void check_sources(struct ctx *c)
{
	struct ft_stmt *s = ft_sql(c->db, "SELECT s.path||'/'||f.path, f.sha256 FROM file f JOIN source s ON s.id=f.source"
					  " WHERE f.role='text' AND f.sha256 IS NOT NULL");

	while (ft_step(s)) {
		char *path = ft_strdup(ft_col_str(s, 0));
		struct ft_str want = ft_col_str(s, 1);
		static const unsigned char none[FT_SHA_BYTES];

		c->out->files++;
		if (want.n == FT_SHA_BYTES && memcmp(want.p, none, sizeof none) != 0)
			check_file(c, path, want);
		free(path);
	}
}

static void note_end(struct ctx *c)
{
	if (ft_db_error(c->db, NULL) == FT_OK)
		return;
	c->out->damaged = true;
	add(c, "structure", FT_S("index.db"), FT_S("it cannot be read to the end"));
}

/* Looks at what the index holds, past pages that readers would refuse, to tell which texts they hold. */
static void check_content(struct ctx *c, const char *data_dir)
{
	char *path = ft_path(data_dir, "index.db");
	struct ft_db *look, *db = c->db;

	if (ft_db_open(&look, path, FT_DB_LOOK, NULL) == FT_OK)
		c->db = look;
	check_structure(c);
	check_units(c);
	check_sources(c);
	note_end(c);
	c->db = db;
	ft_db_close(look);
	free(path);
}

void ft_verify(struct ft_db *db, struct ft_arena *a, const char *data_dir, struct ft_verified *out)
{
	struct ctx c = {db, a, out, 0};

	*out = (struct ft_verified){0};
	check_seal(&c, data_dir);
	check_content(&c, data_dir);
	note_end(&c);
	out->faults = ft_arena_keep(a, out->faults, out->fault_len, sizeof *out->faults);
}
