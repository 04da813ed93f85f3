/* Exports: provisions in the forms that other tools and courts accept. A form is one file that fills one
 * ft_exporter, and one row in FT_EXPORTERS (docs/ADDING.md).
 *
 * Nothing here asks the index: the caller (cli/cmd/feed.h) hands in works and provisions as data, in order,
 * and the form appends to x->out, which goes on to the caller's sink piece by piece, so that the whole
 * library streams. The same data and day give the same bytes: no form looks at the clock.
 *
 * Order of the calls: begin; for each version of a work: work, then open, unit and close in the order of the
 * text, then work_end; links, where the form wants them; end. A form leaves out what it does not need. What
 * is handed in is lent until the call returns, but in FT_X_TREE and FT_X_PLACES until work_end. */
#ifndef FT_EXPORT_EXPORT_H
#define FT_EXPORT_EXPORT_H

#include "base/buf.h"
#include "doc/matrix.h"
#include "doc/work.h"
#include "render/place.h"

/* What a form lives on. */
enum ft_export_diet {
	FT_X_TEXTS,  /* every text of every unit, one a call: the dumps */
	FT_X_PLACES, /* the texts of one address folded into one unit, in the order asked for */
	FT_X_TREE,   /* the same, but the places of one version come together, in the order of its text, with
			the containers that hold them; a place inside a unit is widened to the unit */
	FT_X_CITED,  /* the addresses alone, none expanded: a work is one call of unit, with an empty eid */
	FT_X_LINKS,  /* the curated links from and to the places asked for */
	FT_X_MATRIX, /* the duties at the places asked for, with their controls, in one call of matrix */
};

/* A version of a work. */
struct ft_xwork {
	struct ft_place place; /* of the whole work */
	struct ft_work work;
	const struct ft_version *versions;   /* all of the work, by date */
	size_t version_len, at;              /* at: index of this one; version_len: none */
	const struct ft_str *before, *after; /* keys of the works that it succeeds, that succeed it */
	size_t before_len, after_len;
	bool whole; /* the whole of it is exported */
};

/* Where a provision came from or went. */
struct ft_xstep {
	struct ft_place place; /* what there is of it; has false: nothing stands there */
	bool has;
	struct ft_str change; /* a word of CONTRACT: trace */
};

/* A provision (or a container) with its texts. */
struct ft_xunit {
	const struct ft_place *best;  /* the text to show; eid, label and body are those of the place alone */
	const struct ft_place *texts; /* all of them, best first */
	size_t text_len;
	const struct ft_xwork *of; /* not in FT_X_TEXTS */
	unsigned depth;            /* containers that are open above it */
	struct ft_str heir;        /* address that stands in its place where it is no longer law, or empty */
	struct ft_str note;        /* the user's own, with --with-notes, or empty */
	struct ft_str last;        /* FT_X_CITED: eid of the last place of a range, or empty */
	const struct ft_anchor *refs; /* references inside best's text, where `wants` says so */
	size_t ref_len;
	const struct ft_xstep *before, *after; /* likewise: what it was, and what stands for it where it is over */
	size_t before_len, after_len;
};

/* A link between two places, as a person drew it. */
struct ft_xlink {
	struct ft_place from, to; /* to.work 0: it is not in the library */
	struct ft_str type, relation, why_zh, why_en, basis,
		target; /* target: the address as the row has it */
	long strength;  /* 1 to 10, 0 not said */
};

struct ft_export;

struct ft_exporter {
	const char *name, *suffix, *summary; /* forms of one name differ by suffix: the output's chooses */
	enum ft_export_diet diet;
	unsigned wants;    /* of FT_XW_ */
	const char *links; /* FT_X_LINKS: the type of link; NULL: all */
	void (*begin)(struct ft_export *x);
	void (*work)(struct ft_export *x, const struct ft_xwork *w);
	void (*open)(struct ft_export *x, const struct ft_xunit *u);
	void (*unit)(struct ft_export *x, const struct ft_xunit *u);
	void (*close)(struct ft_export *x, const struct ft_xunit *u);
	void (*work_end)(struct ft_export *x, const struct ft_xwork *w);
	void (*link)(struct ft_export *x, const struct ft_xlink *l);
	void (*matrix)(struct ft_export *x, const struct ft_matrix *m);
	void (*end)(struct ft_export *x);
};

/* FT_XW_NAMED: it never speaks of the whole library; addresses are wanted. */
enum { FT_XW_REFS = 1, FT_XW_HEIRS = 2, FT_XW_STEPS = 4, FT_XW_NAMED = 8 };

/* name, in the order in which they are listed */
#define FT_EXPORTERS(X) X(txt) X(md) X(html) X(csv) X(json) X(jsonl) X(csl_json) X(ris) X(biblatex) X(akn) X(oscal) X(oscal_mapping) \
	X(matrix_csv) X(matrix_html) X(matrix_oscal) X(binder_html) X(binder_md) X(binder_docx)

#define X(name) extern const struct ft_exporter ft_export_##name;
FT_EXPORTERS(X)
#undef X

struct ft_export {
	const struct ft_exporter *form;
	char on[11];              /* the day as of which it speaks */
	int day;                  /* the same as YYYYMMDD */
	int lang;                 /* a ft_lang or -1: the best text there is */
	bool both, status, notes; /* --lang both; remarks on status (not --no-status); the user's notes */
	long level;               /* of a standard's units; 0: all */
	size_t works;             /* runs of work … work_end to come */
	struct ft_arena *arena;   /* of the whole run */
	struct ft_buf out;        /* where a form writes */
	bool (*write)(void *sink, struct ft_str bytes);
	void *sink;
	const char *program, *matter; /* fatiao 1.0; whose basket and notes */
	struct ft_str build;      /* id of the index */
	char prepared[11];        /* the day of SOURCE_DATE_EPOCH, or empty: no form looks at the clock */
	bool failed;              /* the sink refused, or `why`: all further calls are no-ops */
	const char *why;          /* what the form itself could not do, or NULL; in the arena */
	void *state;              /* the form's own, in the arena */
};

/* The form of a name; of several the one whose suffix is that of `output` (may be NULL), else the first.
 * NULL: there is none. */
const struct ft_exporter *ft_exporter_find(const char *name, const char *output);
/* The i-th form, or NULL behind the last. */
const struct ft_exporter *ft_exporter_at(size_t i);

/* The calls in their order; each is passed to the form and what it wrote to the sink. ft_export_end frees the
 * buffer and says whether all was written. */
void ft_export_begin(struct ft_export *x);
void ft_export_work(struct ft_export *x, const struct ft_xwork *w);
void ft_export_open(struct ft_export *x, const struct ft_xunit *u);
void ft_export_unit(struct ft_export *x, const struct ft_xunit *u);
void ft_export_close(struct ft_export *x, const struct ft_xunit *u);
void ft_export_work_end(struct ft_export *x, const struct ft_xwork *w);
void ft_export_link(struct ft_export *x, const struct ft_xlink *l);
void ft_export_matrix(struct ft_export *x, const struct ft_matrix *m);
bool ft_export_end(struct ft_export *x);
void ft_export_abandon(struct ft_export *x); /* instead of the end, where there was nothing to hand in */

/* The best text in the other language than `best`'s that has words; NULL where there is none. */
const struct ft_place *ft_xunit_other(const struct ft_xunit *u);

#endif
