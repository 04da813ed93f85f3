#include "indexer/sniff.h"

#include <string.h>
#include <strings.h>

enum { HEAD = 4096, ZIP_DIR = 1024 * 1024 };

/* What the first bytes settle. */
static const struct { struct ft_str bytes; const char *form; } magics[] = {
	{{"%PDF-", 5}, "pdf"},
	{{"{\\rtf", 5}, "rtf"},
	{{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, "doc"},
	{{"\x89PNG\r\n", 6}, "image"},
	{{"\xFF\xD8\xFF", 3}, "image"},
	{{"GIF8", 4}, "image"},
	{{"II*\0", 4}, "image"},
	{{"MM\0*", 4}, "image"},
	{{"BZh", 3}, "unknown"},
	{{"\x1F\x8B", 2}, "unknown"},
	{{"\xFD" "7zXZ", 5}, "unknown"},
	{{"7z\xBC\xAF", 4}, "unknown"},
	{{"Rar!", 4}, "unknown"},
	{{"\x7F" "ELF", 4}, "unknown"},
};

/* A PDF may begin with a kilobyte of other bytes. */
static bool is_pdf(struct ft_str raw)
{
	return ft_find(ft_sub(raw, 0, 1024), FT_S("%PDF-")) >= 0 && memchr(raw.p, '\0', raw.n < 65536 ? raw.n : 65536);
}

/* A zip archive by the names in it: those stand in its local headers and, for certain, in the directory at its end. */
static const char *zip_form(struct ft_str raw)
{
	struct ft_str end = raw.n > ZIP_DIR ? ft_from(raw, raw.n - ZIP_DIR) : raw;

	if (ft_find(end, FT_S("word/document")) >= 0 || ft_find(raw, FT_S("word/document")) >= 0)
		return "docx";
	if (ft_find(ft_sub(raw, 0, HEAD), FT_S("opendocument")) >= 0)
		return "odt";
	return "zip";
}

/* The bytes of a page's markup, without zeros: UTF-16 is read as if it were ASCII. */
static struct ft_str flatten(struct ft_str raw, char *flat, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; i < raw.n && n < room; i++)
		if (raw.p[i])
			flat[n++] = raw.p[i];
	return (struct ft_str){flat, n};
}

static bool starts_nocase(struct ft_str s, const char *word)
{
	size_t n = strlen(word);

	return s.n >= n && strncasecmp(s.p, word, n) == 0;
}

static struct ft_str skip_blanks(struct ft_str s)
{
	while (s.n && strchr(" \t\r\n\f", s.p[0]) && s.p[0])
		s = ft_from(s, 1);
	return s;
}

static struct ft_str skip_past(struct ft_str s, const char *end)
{
	ptrdiff_t at = ft_find(s, ft_str(end));

	return skip_blanks(at < 0 ? FT_S("") : ft_from(s, (size_t)at + strlen(end)));
}

/* Whether the root element is Akoma Ntoso's, with or without a prefix. */
static bool is_akn(struct ft_str s)
{
	ptrdiff_t end = ft_find(s, FT_S(">"));
	struct ft_str tag = end < 0 ? s : ft_sub(s, 0, (size_t)end);

	return ft_starts(s, FT_S("<")) && (starts_nocase(tag, "<akomaNtoso") || ft_find(tag, FT_S(":akomaNtoso")) > 0);
}

/* Markup by the first element behind declarations and comments; NULL where it does not begin with one. */
static const char *markup_form(struct ft_str s)
{
	static const char *const html[] = {"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<table", "<p>", "<p ",
		"<h1", "<script", "<style", "<span", "<article", "<center", "<font", "<link", "<base"};
	bool xml = false;

	s = skip_blanks(s);
	for (;;) {
		if (ft_starts(s, FT_S("<?"))) {
			xml |= ft_starts(s, FT_S("<?xml"));
			s = skip_past(s, "?>");
		} else if (ft_starts(s, FT_S("<!--"))) {
			s = skip_past(s, "-->");
		} else if (xml && ft_starts(s, FT_S("<!")) && !starts_nocase(s, "<!doctype html")) {
			s = ft_find(s, FT_S("[")) >= 0 && ft_find(s, FT_S("]>")) >= 0 ? skip_past(s, "]>") : skip_past(s, ">");
		} else {
			break;
		}
	}
	for (size_t i = 0; i < sizeof html / sizeof html[0]; i++)
		if (starts_nocase(s, html[i]))
			return "html";
	if (is_akn(s))
		return "akn";
	return ft_starts(s, FT_S("<法規>")) || (xml && s.n && s.p[0] == '<') ? "xml" : NULL;
}

/* A page saved as MHTML: mail headers, then its parts. */
static bool is_mht(struct ft_str s)
{
	return (starts_nocase(s, "mime-version:") || starts_nocase(s, "from: <saved by")) &&
	       ft_find(s, FT_S("multipart/related")) >= 0;
}

static bool is_markdown(struct ft_str name)
{
	return ft_ends(name, FT_S(".md")) || ft_ends(name, FT_S(".markdown"));
}

const char *ft_sniff(struct ft_str raw, struct ft_str file_name)
{
	char flat[HEAD];
	struct ft_str head;
	const char *form;

	for (size_t i = 0; i < sizeof magics / sizeof magics[0]; i++)
		if (ft_starts(raw, magics[i].bytes))
			return magics[i].form;
	if (ft_starts(raw, FT_S("PK\3\4")) || ft_starts(raw, FT_S("PK\5\6")))
		return zip_form(raw);
	head = flatten(ft_sub(raw, 0, 2 * HEAD), flat, sizeof flat);
	while (head.n && (unsigned char)head.p[0] >= 0xBB) /* a byte order mark */
		head = ft_from(head, 1);
	if (is_mht(head))
		return "mht";
	form = markup_form(head);
	if (form)
		return form;
	if (is_pdf(raw))
		return "pdf";
	return is_markdown(file_name) ? "markdown" : "text";
}

bool ft_sniff_foreign(const char *form)
{
	return strcmp(form, "text") != 0 && strcmp(form, "markdown") != 0;
}
