/* Writes a PDF from a description, for tests. usage: mkpdf OUT <DESCRIPTION
 *
 *     page               a new page (A4, 595 by 842 points)
 *     size N             letters of N points from here on
 *     X Y WORDS          words from X points from the left and Y from the top; a wide character is N points wide, others half
 *     wide GAP X Y WORDS the same with GAP points between letters
 *     encrypt            the document needs a password
 *     picture            a page's black square, as a scan has
 *
 * Characters are of the basic plane; the font is not embedded, its codes are UTF-16 and it says so.
 */
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PAGES = 500, CATALOG = 1, PAGES, FONT, CID_FONT, DESCRIPTOR, UNICODE, ENCRYPT, FIRST };

struct pdf {
	struct ft_buf out, pages[MAX_PAGES];
	size_t page_len, offsets[2 * MAX_PAGES + FIRST];
	double size;
	bool encrypt;
};

static void open_object(struct pdf *p, size_t no)
{
	p->offsets[no] = p->out.len;
	ft_buf_fmt(&p->out, "%zu 0 obj\n", no);
}

static void add_words(struct pdf *p, double x, double y, double gap, struct ft_str s)
{
	struct ft_buf *page = &p->pages[p->page_len - 1];

	ft_buf_fmt(page, "BT /F %g Tf %g Tc 1 0 0 1 %g %g Tm <", p->size, gap, x, 842 - y - p->size * 0.88);
	for (size_t off = 0; off < s.n;)
		ft_buf_fmt(page, "%04X", (unsigned)ft_next_cp(s, &off));
	ft_buf_puts(page, "> Tj ET\n");
}

static void describe(struct pdf *p, struct ft_str line)
{
	char *end;
	double gap = 0, x, y;

	if (ft_eq(line, FT_S("page")) && p->page_len < MAX_PAGES) {
		p->page_len++;
	} else if (ft_starts(line, FT_S("size "))) {
		p->size = strtod(line.p + 5, NULL);
	} else if (ft_eq(line, FT_S("encrypt"))) {
		p->encrypt = true;
	} else if (ft_eq(line, FT_S("picture")) && p->page_len) {
		ft_buf_puts(&p->pages[p->page_len - 1], "100 100 300 300 re f\n");
	} else if (line.n && p->page_len) {
		if (ft_starts(line, FT_S("wide "))) {
			gap = strtod(line.p + 5, &end);
			line = ft_from(line, (size_t)(end - line.p));
		}
		x = strtod(line.p, &end);
		y = strtod(end, &end);
		add_words(p, x, y, gap, ft_trim(ft_from(line, (size_t)(end - line.p))));
	}
}

static void add_stream(struct pdf *p, size_t no, struct ft_str s)
{
	open_object(p, no);
	ft_buf_fmt(&p->out, "<< /Length %zu >>\nstream\n%.*s\nendstream\nendobj\n", s.n, FT_FMT(s));
}

/* Every code is the character itself, block by block of 256. */
static void add_unicode(struct pdf *p)
{
	struct ft_buf map = {0};

	ft_buf_puts(&map, "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
			  "1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
	for (unsigned block = 0; block < 256; block++) {
		if (block % 64 == 0)
			ft_buf_puts(&map, "64 beginbfrange\n");
		ft_buf_fmt(&map, "<%02X00> <%02XFF> <%02X00>\n", block, block, block);
		if (block % 64 == 63)
			ft_buf_puts(&map, "endbfrange\n");
	}
	ft_buf_puts(&map, "endcmap end end\n");
	add_stream(p, UNICODE, ft_buf_str(&map));
	ft_buf_free(&map);
}

static void add_font(struct pdf *p)
{
	open_object(p, FONT);
	ft_buf_fmt(&p->out, "<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>\n"
			    "endobj\n", CID_FONT, UNICODE);
	open_object(p, CID_FONT);
	ft_buf_fmt(&p->out, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
			    "/Supplement 0 >> /FontDescriptor %d 0 R /DW 1000 /W [0 255 500] >>\nendobj\n", DESCRIPTOR);
	open_object(p, DESCRIPTOR);
	ft_buf_puts(&p->out, "<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 "
			     "/Descent -120 /CapHeight 800 /StemV 80 >>\nendobj\n");
	add_unicode(p);
}

static void add_pages(struct pdf *p)
{
	open_object(p, CATALOG);
	ft_buf_fmt(&p->out, "<< /Type /Catalog /Pages %d 0 R >>\nendobj\n", PAGES);
	open_object(p, PAGES);
	ft_buf_fmt(&p->out, "<< /Type /Pages /Count %zu /Kids [", p->page_len);
	for (size_t i = 0; i < p->page_len; i++)
		ft_buf_fmt(&p->out, "%zu 0 R ", FIRST + 2 * i);
	ft_buf_puts(&p->out, "] >>\nendobj\n");
	for (size_t i = 0; i < p->page_len; i++) {
		open_object(p, FIRST + 2 * i);
		ft_buf_fmt(&p->out, "<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F %d 0 R >> >> /Contents %zu 0 R >>\n"
				    "endobj\n", PAGES, FONT, FIRST + 2 * i + 1);
		add_stream(p, FIRST + 2 * i + 1, ft_buf_str(&p->pages[i]));
	}
}

/* A password that nobody has: what is to check it is arbitrary. */
static void add_encryption(struct pdf *p)
{
	open_object(p, ENCRYPT);
	ft_buf_puts(&p->out, "<< /Filter /Standard /V 1 /R 2 /P -4 /O <");
	for (int i = 0; i < 32; i++)
		ft_buf_fmt(&p->out, "%02X", i);
	ft_buf_puts(&p->out, "> /U <");
	for (int i = 0; i < 32; i++)
		ft_buf_fmt(&p->out, "%02X", 255 - i);
	ft_buf_puts(&p->out, "> >>\nendobj\n");
}

static void add_end(struct pdf *p)
{
	size_t at = p->out.len, count = FIRST + 2 * p->page_len;

	ft_buf_fmt(&p->out, "xref\n0 %zu\n0000000000 65535 f \n", count);
	for (size_t i = 1; i < count; i++)
		ft_buf_fmt(&p->out, "%010zu 00000 n \n", p->offsets[i]);
	ft_buf_fmt(&p->out, "trailer\n<< /Size %zu /Root %d 0 R", count, CATALOG);
	if (p->encrypt)
		ft_buf_fmt(&p->out, " /Encrypt %d 0 R /ID [<00> <00>]", ENCRYPT);
	ft_buf_fmt(&p->out, " >>\nstartxref\n%zu\n%%%%EOF\n", at);
}

int main(int argc, char **argv)
{
	static struct pdf p = {.size = 12};
	FILE *out = argc == 2 ? fopen(argv[1], "wb") : NULL;
	char line[65536];

	if (out == NULL)
		return fputs("usage: mkpdf OUT <DESCRIPTION\n", stderr), 2;
	while (fgets(line, sizeof line, stdin))
		describe(&p, ft_trim(ft_str(strtok(line, "\n"))));
	ft_buf_puts(&p.out, "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n");
	add_pages(&p);
	add_font(&p);
	add_encryption(&p);
	add_end(&p);
	fwrite(p.out.data, 1, p.out.len, out);
	return fclose(out) == 0 ? 0 : 5;
}
