/* Web archives (MHTML), and the foreign parts that a Word document takes in (altChunk): those, pages, plain text. */
#include "indexer/convert/docx.h"
#include "indexer/convert/form.h"

#include "indexer/convert/html.h"
#include "indexer/decode.h"
#include "indexer/sniff.h"

#include <string.h>
#include <strings.h>

/* ---- mail-like files ---- */

static int hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

static void add_quoted_printable(struct ft_buf *out, struct ft_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '=') {
			ft_buf_putc(out, s.p[i]);
		} else if (i + 2 < s.n && hex(s.p[i + 1]) >= 0 && hex(s.p[i + 2]) >= 0) {
			ft_buf_putc(out, (char)(hex(s.p[i + 1]) << 4 | hex(s.p[i + 2])));
			i += 2;
		} else { /* a soft line end, with blanks before it */
			while (i + 1 < s.n && (s.p[i + 1] == ' ' || s.p[i + 1] == '\t' || s.p[i + 1] == '\r'))
				i++;
			i += i + 1 < s.n && s.p[i + 1] == '\n';
		}
	}
}

static void add_base64(struct ft_buf *out, struct ft_str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned bits = 0, have = 0;

	for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
		const char *d = s.p[i] ? strchr(digits, s.p[i]) : NULL;

		if (d == NULL)
			continue;
		bits = (bits << 6 | (unsigned)(d - digits)) & 0xFFFFFF;
		have += 6;
		if (have >= 8) {
			have -= 8;
			ft_buf_putc(out, (char)(bits >> have & 0xFF));
		}
	}
}

/* Takes the header, up to its empty line, off *s. */
static struct ft_str take_header(struct ft_str *s)
{
	struct ft_str all = *s, line;

	while (ft_next_line(s, &line))
		if (ft_trim(line).n == 0)
			return ft_sub(all, 0, (size_t)(line.p - all.p));
	return all;
}

/* A field's value, continued lines with it, as far as `room` goes; "" where there is none. */
static void field(struct ft_str header, const char *name, char *value, size_t room)
{
	struct ft_str line;
	size_t n = strlen(name), len = 0;
	bool inside = false;

	while (ft_next_line(&header, &line)) {
		bool goes_on = line.n && (line.p[0] == ' ' || line.p[0] == '\t');

		if (!goes_on)
			inside = line.n > n && line.p[n] == ':' && strncasecmp(line.p, name, n) == 0;
		for (size_t i = goes_on ? 0 : n + 1; inside && i < line.n && len < room - 1; i++)
			value[len++] = line.p[i];
	}
	value[len] = '\0';
}

static bool boundary_of(const char *type, char *boundary, size_t room)
{
	const char *at = strcasestr(type, "boundary=");
	size_t n;

	if (at == NULL)
		return false;
	at += strlen("boundary=");
	at += *at == '"';
	n = strcspn(at, "\";\r\n ");
	if (n == 0 || n + 3 > room)
		return false;
	memcpy(boundary, "--", 2);
	memcpy(boundary + 2, at, n);
	boundary[n + 2] = '\0';
	return true;
}

static void add_decoded(struct ft_buf *out, struct ft_str body, const char *encoding)
{
	if (strcasestr(encoding, "quoted-printable"))
		add_quoted_printable(out, body);
	else if (strcasestr(encoding, "base64"))
		add_base64(out, body);
	else
		ft_buf_add(out, body);
}

static bool first_page(struct ft_str s, struct ft_buf *out, int depth);

/* The parts between the boundary's lines, until one is a page. */
static bool in_parts(struct ft_str body, struct ft_str boundary, struct ft_buf *out, int depth)
{
	ptrdiff_t at = ft_find(body, boundary);

	while (at >= 0) {
		size_t from = (size_t)at + boundary.n;
		struct ft_str part, line;

		at = ft_find_from(body, from, boundary);
		part = ft_sub(body, from, at < 0 ? body.n : (size_t)at - from);
		ft_next_line(&part, &line); /* the rest of the boundary's line */
		if (first_page(part, out, depth + 1))
			return true;
	}
	return false;
}

static bool first_page(struct ft_str s, struct ft_buf *out, int depth)
{
	char type[1024], encoding[64], boundary[256];
	struct ft_str header = take_header(&s);

	field(header, "content-type", type, sizeof type);
	field(header, "content-transfer-encoding", encoding, sizeof encoding);
	if (strcasestr(type, "multipart/"))
		return depth < 4 && boundary_of(type, boundary, sizeof boundary) && in_parts(s, ft_str(boundary), out, depth);
	if (!strcasestr(type, "text/html") && !strcasestr(type, "text/plain") && !strcasestr(type, "application/xhtml"))
		return false;
	add_decoded(out, s, encoding);
	return out->len > 0;
}

bool ft_mime_page(struct ft_str raw, struct ft_buf *out)
{
	return first_page(raw, out, 0);
}

/* ---- chunks ---- */

static size_t add_text(struct ft_plain *out, struct ft_str s)
{
	struct ft_str line;
	size_t cps = 0;

	while (ft_next_line(&s, &line)) {
		out->para += ft_trim(line).n > 0;
		ft_plain_line(out, 0, line);
		cps += ft_cp_count(ft_trim(line));
	}
	return cps;
}

/* The words of a page or a text in whatever encoding. */
static size_t add_chunk(struct ft_plain *out, struct ft_str raw, const char *part)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_diags diags = {.arena = a};
	struct ft_buf text = {0};
	const char *encoding, *form = ft_sniff(raw, FT_S(""));
	size_t cps = 0;

	if (strcmp(form, "html") != 0 && strcmp(form, "text") != 0 && strcmp(form, "xml") != 0)
		ft_refuse("unknown-form", "%s, which the document takes in, is %s: open the document and save it anew", part, form);
	if (ft_decode(raw, &text, &encoding, &diags) == FT_OK)
		cps = strcmp(form, "text") == 0 ? add_text(out, ft_buf_str(&text)) : ft_html_text(out, ft_buf_str(&text));
	ft_buf_free(&text);
	ft_arena_free(a);
	return cps;
}

size_t ft_w_chunk(struct ft_plain *out, struct ft_zip *z, const char *part)
{
	struct ft_buf raw = {0}, page = {0};
	size_t cps = 0;

	if (part == NULL || !ft_zip_read(z, part, &raw))
		ft_refuse("damaged", "a part that the document takes in is missing");
	if (strcmp(ft_sniff(ft_buf_str(&raw), FT_S("")), "mht") != 0)
		cps = add_chunk(out, ft_buf_str(&raw), part);
	else if (ft_mime_page(ft_buf_str(&raw), &page))
		cps = add_chunk(out, ft_buf_str(&page), part);
	ft_buf_free(&raw);
	ft_buf_free(&page);
	return cps;
}

static void convert(struct ft_plain *out, struct ft_str raw)
{
	struct ft_buf page = {0};
	size_t cps = 0;

	if (ft_mime_page(raw, &page))
		cps = add_chunk(out, ft_buf_str(&page), "a page");
	ft_buf_free(&page);
	if (cps == 0)
		ft_refuse("no-text", "the web archive holds no text");
}

const struct ft_form ft_form_mht = {"mht", convert};
