/* A document for people, composed once (binder.c) and set as HTML, as Markdown or for Word. Each way of setting it is
 * one ft_setter. What is handed in is text: escaping, and showing what is invisible, are the setter's. Inside
 * lib/export. */
#ifndef FT_EXPORT_PAPER_H
#define FT_EXPORT_PAPER_H

#include "export/export.h"
#include "export/markup.h"

enum ft_paper_style {
	FT_PS_TITLE,
	FT_PS_SUBTITLE,
	FT_PS_DAY,     /* the day as of which it speaks: large, on the cover */
	FT_PS_BODY,
	FT_PS_META,    /* small print */
	FT_PS_STATUS,
	FT_PS_WARNING, /* may not be overlooked */
	FT_PS_CHAIN,   /* where a provision came from and went */
	FT_PS_NOTE,    /* the user's own words */
	FT_PS_COUNT
};

/* A run of words. */
struct ft_run {
	struct ft_str text;
	struct ft_str to; /* an anchor of the document, or empty */
	bool mono, strong;
	bool line;        /* it begins a new line */
};

struct ft_cell {
	const struct ft_run *v;
	size_t n;
};

enum { FT_SIDE_LINES = 12 };

/* One language of a provision. */
struct ft_side {
	enum ft_lang lang;
	bool digest;              /* no official text and no translation: set apart */
	struct ft_str speaker;    /* who speaks; empty: there is no text in this language */
	struct ft_str label, heading, body, absent; /* absent: what to say where there is none */
	struct ft_str warnings[FT_SIDE_LINES];
	size_t warning_len;
	struct ft_run source[FT_SIDE_LINES]; /* where it is from, small print */
	size_t source_len;
};

struct ft_paper;

struct ft_setter {
	void (*heading)(struct ft_paper *p, int level, struct ft_str anchor, const struct ft_run *v, size_t n);
	void (*para)(struct ft_paper *p, enum ft_paper_style s, const struct ft_run *v, size_t n);
	void (*table)(struct ft_paper *p, const char *const *heads, const int *percent, size_t n); /* heads NULL: none */
	void (*row)(struct ft_paper *p, const struct ft_cell *v, size_t n);
	void (*table_end)(struct ft_paper *p);
	void (*sides)(struct ft_paper *p, const struct ft_side v[FT_LANG_COUNT]);
	/* The whole: the sections in order, then the manifest. Appends to `out`, sealed. */
	void (*finish)(struct ft_export *x, struct ft_paper *sections, size_t n, struct ft_str manifest, struct ft_buf *out);
};

/* A section while it is set. Zero but for `set` to begin; its buffer is freed by ft_paper_free. */
struct ft_paper {
	const struct ft_setter *set;
	struct ft_buf out;
	struct ft_markup m;
	const int *percent; /* of the open table */
	unsigned *ids;      /* counts anchors over all sections */
};

void ft_paper_begin(struct ft_paper *p, const struct ft_setter *set, unsigned *ids);
void ft_paper_free(struct ft_paper *p);
/* A paragraph of one run. */
void ft_paper_say(struct ft_paper *p, enum ft_paper_style s, struct ft_str text);
/* Whether a line of a provision is an item (项) or a point (目), which hangs on its mark. */
bool ft_paper_is_item(struct ft_str line);

/* The head of an HTML page in the style of the binder, with more of it, up to <body>. */
void ft_paper_html_head(struct ft_buf *out, const char *title, const char *extra);

extern const struct ft_setter ft_paper_html, ft_paper_md, ft_paper_word;

#endif
