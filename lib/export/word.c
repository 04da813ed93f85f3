#include "export/word.h"

#include "base/child.h"
#include "base/date.h"
#include "doc/manifest.h"
#include "export/markup.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define NS_W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define NS_R "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char content_types[] = XML
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
	"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Override PartName=\"/word/document.xml\" ContentType=\"" TYPE "document.main+xml\"/>"
	"<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPE "styles+xml\"/>"
	"<Override PartName=\"/word/settings.xml\" ContentType=\"" TYPE "settings+xml\"/>"
	"<Override PartName=\"/word/header1.xml\" ContentType=\"" TYPE "header+xml\"/>"
	"<Override PartName=\"/word/footer1.xml\" ContentType=\"" TYPE "footer+xml\"/>"
	"<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
	"<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
	"<Override PartName=\"/customXml/itemProps1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.customXmlProperties+xml\"/>"
	"</Types>";

static const char package_rels[] = XML
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" REL "officeDocument\" Target=\"word/document.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\""
	" Target=\"docProps/core.xml\"/>"
	"<Relationship Id=\"rId3\" Type=\"" REL "extended-properties\" Target=\"docProps/app.xml\"/>"
	"</Relationships>";

static const char document_rels[] = XML
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" REL "styles\" Target=\"styles.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" REL "settings\" Target=\"settings.xml\"/>"
	"<Relationship Id=\"rId3\" Type=\"" REL "header\" Target=\"header1.xml\"/>"
	"<Relationship Id=\"rId4\" Type=\"" REL "footer\" Target=\"footer1.xml\"/>"
	"<Relationship Id=\"rId5\" Type=\"" REL "customXml\" Target=\"../customXml/item1.xml\"/>"
	"</Relationships>";

static const char item_rels[] = XML
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" REL "customXmlProps\" Target=\"itemProps1.xml\"/>"
	"</Relationships>";

static const char item_props[] = XML
	"<ds:datastoreItem ds:itemID=\"{6B0F6C3E-5D0A-4C57-9E5C-0F2B7A1D4E11}\""
	" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">"
	"<ds:schemaRefs><ds:schemaRef ds:uri=\"urn:fatiao:binder:1\"/></ds:schemaRefs></ds:datastoreItem>";

static const char app[] = XML
	"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
	"<Application>fatiao</Application></Properties>";

static const char settings[] = XML
	"<w:settings " NS_W "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/>"
	"<w:characterSpacingControl w:val=\"compressPunctuation\"/>"
	"<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
	"<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>";

/* A paragraph style: its name, what it adds to the paragraph and to the run. */
#define STYLE(id, name, ppr, rpr)                                                                                      \
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>"         \
	"<w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" ppr "</w:pPr><w:rPr>" rpr "</w:rPr></w:style>"
#define BUILTIN(id, name, next, ppr, rpr)                                                                              \
	"<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/><w:basedOn w:val=\"Normal\"/>" \
	"<w:next w:val=\"" next "\"/><w:qFormat/><w:pPr>" ppr "</w:pPr><w:rPr>" rpr "</w:rPr></w:style>"
#define SIZE(n) "<w:sz w:val=\"" n "\"/><w:szCs w:val=\"" n "\"/>"
#define SPACE(b, a) "<w:spacing w:before=\"" b "\" w:after=\"" a "\"/>"
#define LEFT_BAR(c) "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"6\" w:color=\"" c "\"/></w:pBdr>"
#define EDGE(side) "<w:" side " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>"

static const char styles[] = XML
	"<w:styles " NS_W "><w:docDefaults><w:rPrDefault><w:rPr>"
	"<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\"宋体\"/>"
	SIZE("21") "<w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
	"<w:pPrDefault><w:pPr><w:spacing w:after=\"80\" w:line=\"288\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
	"<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>"
	"<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr>"
	"<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/>"
	"<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
	"<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr>"
	"<w:tblBorders>" EDGE("top") EDGE("left") EDGE("bottom") EDGE("right") EDGE("insideH") EDGE("insideV") "</w:tblBorders>"
	"</w:tblPr></w:style>"
	"<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Mono\"><w:name w:val=\"Address\"/><w:rPr>"
	"<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/>" SIZE("16") "</w:rPr></w:style>"
	BUILTIN("Title", "Title", "Subtitle", SPACE("3400", "60") "<w:jc w:val=\"center\"/>",
		"<w:rFonts w:eastAsia=\"黑体\"/><w:b/><w:spacing w:val=\"60\"/>" SIZE("56"))
	BUILTIN("Subtitle", "Subtitle", "Normal", SPACE("0", "700") "<w:jc w:val=\"center\"/>", SIZE("32"))
	BUILTIN("Heading1", "heading 1", "Normal", "<w:keepNext/>" SPACE("360", "160") "<w:outlineLvl w:val=\"0\"/>",
		"<w:rFonts w:eastAsia=\"黑体\"/><w:b/>" SIZE("30"))
	BUILTIN("Heading2", "heading 2", "Normal", "<w:keepNext/>" SPACE("400", "60") "<w:outlineLvl w:val=\"1\"/>",
		"<w:rFonts w:eastAsia=\"黑体\"/><w:b/>" SIZE("24"))
	BUILTIN("Header", "header", "Header",
		"<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"3\" w:color=\"999999\"/></w:pBdr>"
		"<w:tabs><w:tab w:val=\"right\" w:pos=\"9638\"/></w:tabs>", SIZE("17"))
	BUILTIN("Footer", "footer", "Footer", "<w:jc w:val=\"center\"/>", SIZE("17"))
	STYLE("Day", "Day of the law", SPACE("0", "40") "<w:jc w:val=\"center\"/>", "<w:b/>" SIZE("24"))
	STYLE("Meta", "Small print", "<w:keepNext/>" SPACE("0", "40"), "<w:color w:val=\"595959\"/>" SIZE("17"))
	STYLE("Status", "Status", "<w:keepNext/>" SPACE("0", "40"), "")
	STYLE("Warning", "Warning", LEFT_BAR("8A1C12") "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FBEEEA\"/>" SPACE("40", "60")
		"<w:ind w:left=\"160\"/>", "<w:color w:val=\"8A1C12\"/>" SIZE("19"))
	STYLE("Chain", "Succession", SPACE("20", "20") "<w:ind w:left=\"240\"/>", SIZE("19"))
	STYLE("Note", "Note", LEFT_BAR("2B4C7E") SPACE("60", "60") "<w:ind w:left=\"160\"/>", "<w:color w:val=\"2B4C7E\"/>")
	STYLE("Cell", "Cell", "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"252\" w:lineRule=\"auto\"/>", SIZE("19"))
	STYLE("Digest", "Digest", "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"252\" w:lineRule=\"auto\"/>",
		"<w:color w:val=\"8A1C12\"/>" SIZE("19"))
	STYLE("Words", "Words of the law", SPACE("20", "40"), "")
	STYLE("Item", "Item of the law", SPACE("20", "40") "<w:ind w:left=\"420\" w:hanging=\"420\"/>", "")
	STYLE("Source", "Source", "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
		"<w:color w:val=\"595959\"/>" SIZE("15"))
	"</w:styles>";

static const char footer[] = XML
	"<w:ftr " NS_W "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
	"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
	"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
	"<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>"
	"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> NUMPAGES </w:instrText></w:r>"
	"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
	"</w:p></w:ftr>";

static const char section[] =
	"<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
	"<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1304\" w:right=\"1134\" w:bottom=\"1247\" w:left=\"1134\""
	" w:header=\"680\" w:footer=\"624\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>";

static void add(struct ft_buf *out, const char *name, const char *text)
{
	ft_parts_add(out, name, ft_str(text));
}

static void add_core(struct ft_export *x, struct ft_buf *out)
{
	const char *day = x->prepared[0] ? x->prepared : x->on;
	struct ft_buf b = {0};

	ft_buf_fmt(&b, XML "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
			   " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
			   " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>法律依据汇编 Binder of Legal Authorities"
			   "</dc:title><dc:creator>%s</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z</dcterms:created>"
			   "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z</dcterms:modified></cp:coreProperties>",
		   x->program, day, day);
	ft_parts_add(out, "docProps/core.xml", ft_buf_str(&b));
	ft_buf_free(&b);
}

static void add_document(struct ft_buf *out, const struct ft_buf *body)
{
	struct ft_buf b = {0};

	ft_buf_puts(&b, XML "<w:document " NS_W " " NS_R "><w:body>");
	ft_buf_add(&b, ft_buf_str(body));
	ft_buf_puts(&b, section);
	ft_buf_puts(&b, "</w:body></w:document>");
	ft_parts_add(out, "word/document.xml", ft_buf_str(&b));
	ft_buf_free(&b);
}

static void add_header(struct ft_buf *out, struct ft_str words)
{
	struct ft_buf b = {0};
	struct ft_markup m = {.out = &b};

	ft_markup_raw(&m, XML "<w:hdr " NS_W "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t>法律依据汇编 · Binder of Legal "
			    "Authorities</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>");
	ft_markup_text(&m, words);
	ft_markup_raw(&m, "</w:t></w:r></w:p></w:hdr>");
	ft_parts_add(out, "word/header1.xml", ft_buf_str(&b));
	ft_buf_free(&b);
}

static void add_manifest(struct ft_buf *out, struct ft_str manifest)
{
	struct ft_buf b = {0};

	ft_buf_puts(&b, XML FT_MANIFEST_XML);
	ft_buf_add(&b, manifest);
	ft_buf_puts(&b, "</manifest>");
	ft_parts_add(out, "customXml/item1.xml", ft_buf_str(&b));
	ft_buf_free(&b);
}

/* Days since 1970 times the seconds of a day: the time that each part in the zip file bears. */
static long long time_of(const struct ft_export *x)
{
	return (long long)ft_date_days("1970-01-01", x->prepared[0] ? x->prepared : x->on) * 86400;
}

void ft_word_package(struct ft_export *x, struct ft_buf *out, const struct ft_buf *body, struct ft_str header,
		     struct ft_str manifest)
{
	ft_parts_begin(out, time_of(x));
	add(out, "[Content_Types].xml", content_types);
	add(out, "_rels/.rels", package_rels);
	add_core(x, out);
	add(out, "docProps/app.xml", app);
	add(out, "word/_rels/document.xml.rels", document_rels);
	add_document(out, body);
	add(out, "word/styles.xml", styles);
	add(out, "word/settings.xml", settings);
	add_header(out, header);
	add(out, "word/footer1.xml", footer);
	add_manifest(out, manifest);
	add(out, "customXml/itemProps1.xml", item_props);
	add(out, "customXml/_rels/item1.xml.rels", item_rels);
}

bool ft_word_zip(struct ft_export *x, struct ft_str parts, struct ft_buf *out)
{
	char *program = ft_child_helper("fatiao-convert");
	const char *const argv[] = {program, "zip", NULL};
	struct ft_child c = {.argv = argv, .in = parts, .wall = 60, .no_files = true, .out_cap = 256u << 20, .err_cap = 4096};
	struct ft_child_result r = {.code = 0};
	enum ft_err e = FT_SYSTEM;

	if (program) {
		e = ft_child_run(&c, &r);
		if (e == FT_OK)
			ft_buf_add(out, ft_buf_str(&r.out));
		else
			x->why = ft_arena_fmt(x->arena, "it could not be zipped: %.*s", (int)r.err.len, r.err.data ? r.err.data : "").p;
		ft_child_result_free(&r);
	} else {
		x->why = "fatiao-convert, which zips it, is not installed";
	}
	free(program);
	return e == FT_OK;
}
