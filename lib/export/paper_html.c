/* The paper as one HTML file: nothing is fetched, it prints well, and it follows the reader's wish for dark. */
#include "export/paper.h"

#include "base/sha.h"
#include "doc/manifest.h"

#include <string.h>

static const char head[] =
	"<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	"<meta name=\"generator\" content=\"fatiao\">\n";

static const char style[] =
	":root{--ink:#1b1b1b;--soft:#5c5c5c;--line:#c9c5bc;--paper:#fff;--tint:#f6f4ef;--warn:#8a1c12;--warnbg:#fbeeea;"
	"--note:#2b4c7e;--link:#1f4e8c;color-scheme:light}\n"
	"@media screen and (prefers-color-scheme:dark){:root{--ink:#e6e3dc;--soft:#a5a198;--line:#4a4842;--paper:#1c1b19;--tint:#262420;"
	"--warn:#f2a59a;--warnbg:#3a211e;--note:#a8c4ec;--link:#9dbff0;color-scheme:dark}}\n"
	"*{box-sizing:border-box}html{background:var(--paper)}\n"
	"body{margin:0 auto;max-width:62rem;padding:2rem 1.5rem 4rem;color:var(--ink);background:var(--paper);"
	"font:400 1rem/1.65 \"Source Serif 4\",Georgia,\"Times New Roman\",\"Noto Serif CJK SC\",\"Source Han Serif SC\",\"Songti SC\",SimSun,serif}\n"
	"a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}\n"
	".cover{min-height:min(88vh,50rem);display:flex;flex-direction:column;justify-content:center;text-align:center}\n"
	".title{font-size:2.4rem;font-weight:700;letter-spacing:.15em;margin:0}.subtitle{font-size:1.35rem;margin:.3rem 0 2.2rem}\n"
	".day{font-size:1.15rem;margin:.1rem 0;font-weight:600}\n"
	".cover table{margin:2.4rem auto 1.2rem;max-width:44rem;text-align:left}.cover .warning{max-width:44rem;margin:.35rem auto;text-align:left}\n"
	"h2{font-size:1.4rem;border-bottom:2px solid var(--ink);padding-bottom:.3rem;margin:3rem 0 1rem}\n"
	"h3{font-size:1.12rem;line-height:1.45;margin:2.6rem 0 .4rem;padding-left:2.6rem;position:relative}\n"
	"h3 .no{position:absolute;left:0;top:0;min-width:1.9rem;text-align:center;border:1px solid var(--ink);font-size:.95rem}\n"
	"h3 span{display:block}h3 span+span+span{font-weight:400;font-size:1rem}\n"
	"table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.5}\n"
	"th,td{border:1px solid var(--line);padding:.4rem .55rem;vertical-align:top;text-align:left;overflow-wrap:anywhere}\n"
	"th{background:var(--tint);font-weight:600}\n"
	".sides{table-layout:fixed;margin:.5rem 0;font-size:1rem}.sides td,.sides th{width:50%;padding:.6rem .8rem}\n"
	".sides p{margin:.35rem 0}.sides p.item{padding-left:2.2em;text-indent:-2.2em}.sides td[lang=en] p.item{padding-left:1.6em;text-indent:-1.6em}.sides .label{font-weight:700}\n"
	".sides .who{font-weight:600}.sides td.digest{border-style:dashed;border-color:var(--soft);background:var(--tint)}"
	".sides th.digest{border-style:dashed;border-color:var(--soft);color:var(--warn)}\n"
	".sides tr.from td{font-size:.74rem;line-height:1.45;color:var(--soft)}.sides .absent{color:var(--soft);font-style:italic}\n"
	".sides .warning{font-size:.88rem;margin:.25rem 0;padding:.15rem .5rem}\n"
	"p.meta,.meta{font-size:.82rem;color:var(--soft);margin:.2rem 0}p.status{margin:.2rem 0}\n"
	"p.warning{color:var(--warn);background:var(--warnbg);border-left:4px solid var(--warn);padding:.3rem .7rem;margin:.35rem 0}\n"
	"p.chain{font-size:.9rem;margin:.25rem 0 .25rem 1.2rem}p.note{color:var(--note);border-left:4px solid var(--note);padding:.3rem .7rem;white-space:pre-line}\n"
	"code{font:.86em/1.4 ui-monospace,\"DejaVu Sans Mono\",Menlo,Consolas,monospace;overflow-wrap:anywhere}\n"
	"@page{size:A4;margin:20mm 18mm 22mm;@bottom-center{content:counter(page) \" / \" counter(pages);font-size:9pt}}\n"
	"@media print{html{font-size:9.6pt}body{max-width:none;padding:0}.cover{min-height:0;height:230mm;break-after:page}"
	"h2{break-before:page;break-after:avoid}h2:first-of-type{break-before:auto}h3{break-after:avoid;break-inside:avoid}h3+p,h3+p+p{break-after:avoid}.sides{break-before:avoid}"
	"tr,p{break-inside:avoid}.sides tr{break-inside:auto}thead{display:table-header-group}a{color:inherit}"
	"p.warning,.sides td.digest,th{-webkit-print-color-adjust:exact;print-color-adjust:exact}}\n"
	"@media (max-width:40rem){.sides,.sides tbody,.sides tr,.sides td,.sides th{display:block;width:100%}h3{padding-left:0}h3 .no{position:static;display:inline-block}}\n";

void ft_paper_html_head(struct ft_buf *out, const char *title, const char *extra)
{
	ft_buf_puts(out, head);
	ft_buf_fmt(out, "<title>%s</title>\n<style>\n", title);
	ft_buf_puts(out, style);
	ft_buf_puts(out, extra);
	ft_buf_puts(out, "</style>\n</head>\n<body>\n");
}

static const char *const classes[FT_PS_COUNT] = {"title", "subtitle", "day", "body", "meta", "status", "warning", "chain", "note"};

static void put_run(struct ft_paper *p, const struct ft_run *r)
{
	int depth = p->m.depth;

	if (r->line)
		ft_markup_raw(&p->m, "<br>");
	if (r->to.n) {
		ft_markup_open(&p->m, "a");
		ft_markup_attrf(&p->m, "href", "#%.*s", FT_FMT(r->to));
	}
	if (r->strong)
		ft_markup_open(&p->m, "strong");
	if (r->mono)
		ft_markup_open(&p->m, "code");
	ft_markup_text(&p->m, r->text);
	ft_markup_close_to(&p->m, depth);
}

static void put_para(struct ft_paper *p, const char *element, const char *class, const struct ft_run *v, size_t n)
{
	ft_markup_open(&p->m, element);
	ft_markup_attr(&p->m, "class", ft_str(class));
	for (size_t i = 0; i < n; i++)
		put_run(p, &v[i]);
	ft_markup_close(&p->m);
}

static void put_line(struct ft_paper *p, const char *class, struct ft_str text)
{
	struct ft_run r = {.text = text};

	if (text.n)
		put_para(p, "p", class, &r, 1);
}

static void end_line(struct ft_paper *p)
{
	ft_markup_raw(&p->m, "\n");
}

static void heading(struct ft_paper *p, int level, struct ft_str anchor, const struct ft_run *v, size_t n)
{
	ft_markup_open(&p->m, level == 2 ? "h2" : "h3");
	ft_markup_attr(&p->m, "id", anchor);
	for (size_t i = 0; i < n; i++) {
		if (level == 2) {
			ft_markup_text(&p->m, v[i].text);
			continue;
		}
		ft_markup_open(&p->m, "span");
		ft_markup_attr(&p->m, "class", i ? FT_S("") : FT_S("no"));
		ft_markup_text(&p->m, v[i].text);
		ft_markup_close(&p->m);
		ft_markup_raw(&p->m, " ");
	}
	ft_markup_close(&p->m);
	end_line(p);
}

static void para(struct ft_paper *p, enum ft_paper_style s, const struct ft_run *v, size_t n)
{
	put_para(p, "p", classes[s], v, n);
	end_line(p);
}

static void table(struct ft_paper *p, const char *const *heads, const int *percent, size_t n)
{
	ft_markup_open(&p->m, "table");
	ft_markup_raw(&p->m, "<colgroup>");
	for (size_t i = 0; i < n; i++) {
		struct ft_buf b = {0};

		ft_buf_fmt(&b, "<col style=\"width:%d%%\">", percent[i]);
		ft_markup_raw(&p->m, b.data);
		ft_buf_free(&b);
	}
	ft_markup_raw(&p->m, "</colgroup>");
	if (heads) {
		ft_markup_open(&p->m, "thead");
		ft_markup_open(&p->m, "tr");
		for (size_t i = 0; i < n; i++)
			ft_markup_leaf(&p->m, "th", ft_str(heads[i]));
		ft_markup_close(&p->m);
		ft_markup_close(&p->m);
	}
	ft_markup_open(&p->m, "tbody");
	end_line(p);
}

static void row(struct ft_paper *p, const struct ft_cell *v, size_t n)
{
	ft_markup_open(&p->m, "tr");
	for (size_t i = 0; i < n; i++)
		put_para(p, "td", "", v[i].v, v[i].n);
	ft_markup_close(&p->m);
	end_line(p);
}

static void table_end(struct ft_paper *p)
{
	ft_markup_close(&p->m);
	ft_markup_close(&p->m);
	end_line(p);
}

/* ---- sides ---- */

static void open_cell(struct ft_paper *p, const char *element, const struct ft_side *s)
{
	ft_markup_open(&p->m, element);
	ft_markup_attr(&p->m, "lang", s->lang == FT_LANG_EN ? FT_S("en") : FT_S("zh-CN"));
	ft_markup_attr(&p->m, "class", s->digest ? FT_S("digest") : FT_S(""));
}

static void put_body(struct ft_paper *p, const struct ft_side *s)
{
	struct ft_str rest = s->body, line;
	struct ft_run v[2] = {{.text = s->label, .strong = true}, {.text = s->heading}};

	if (s->label.n || s->heading.n) {
		ft_markup_open(&p->m, "p");
		ft_markup_attr(&p->m, "class", FT_S("label"));
		ft_markup_text(&p->m, s->label);
		ft_markup_text(&p->m, v[1].text.n ? FT_S(" ") : FT_S(""));
		ft_markup_text(&p->m, v[1].text);
		ft_markup_close(&p->m);
	}
	while (ft_next_line(&rest, &line))
		put_line(p, ft_paper_is_item(line) ? "item" : "", line);
	if (s->body.n == 0)
		put_line(p, "absent", s->absent);
}

static void sides(struct ft_paper *p, const struct ft_side v[FT_LANG_COUNT])
{
	ft_markup_open(&p->m, "table");
	ft_markup_attr(&p->m, "class", FT_S("sides"));
	ft_markup_open(&p->m, "thead");
	ft_markup_open(&p->m, "tr");
	for (int i = 0; i < FT_LANG_COUNT; i++) {
		open_cell(p, "th", &v[i]);
		ft_markup_text(&p->m, i == FT_LANG_EN ? FT_S("English") : FT_S("中文"));
		ft_markup_text(&p->m, v[i].speaker.n ? FT_S(" — ") : FT_S(""));
		ft_markup_text(&p->m, v[i].speaker);
		ft_markup_close(&p->m);
	}
	ft_markup_close(&p->m);
	ft_markup_close(&p->m);
	ft_markup_open(&p->m, "tbody");
	ft_markup_open(&p->m, "tr");
	for (int i = 0; i < FT_LANG_COUNT; i++) {
		open_cell(p, "td", &v[i]);
		for (size_t k = 0; k < v[i].warning_len; k++)
			put_line(p, "warning", v[i].warnings[k]);
		put_body(p, &v[i]);
		ft_markup_close(&p->m);
	}
	ft_markup_close(&p->m);
	ft_markup_open(&p->m, "tr");
	ft_markup_attr(&p->m, "class", FT_S("from"));
	for (int i = 0; i < FT_LANG_COUNT; i++) {
		open_cell(p, "td", &v[i]);
		for (size_t k = 0; k < v[i].source_len; k++) {
			struct ft_run r = v[i].source[k];

			r.line = k > 0;
			put_run(p, &r);
		}
		ft_markup_close(&p->m);
	}
	ft_markup_close(&p->m);
	ft_markup_close(&p->m);
	ft_markup_close(&p->m);
	end_line(p);
}

static void finish(struct ft_export *x, struct ft_paper *sections, size_t n, struct ft_str manifest, struct ft_buf *out)
{
	struct ft_buf file = {0};

	(void)x;
	ft_paper_html_head(&file, "法律依据汇编 · Binder of Legal Authorities", "");
	ft_buf_puts(&file, "<div class=\"cover\">\n");
	for (size_t i = 0; i < n; i++) {
		ft_buf_add(&file, ft_buf_str(&sections[i].out));
		if (i == 0)
			ft_buf_puts(&file, "</div>\n");
	}
	ft_buf_puts(&file, FT_MANIFEST_HTML);
	ft_buf_add(&file, manifest);
	ft_buf_puts(&file, "</script>\n</body>\n</html>\n");
	ft_manifest_seal(&file, NULL);
	ft_buf_add(out, ft_buf_str(&file));
	ft_buf_free(&file);
}

const struct ft_setter ft_paper_html = {heading, para, table, row, table_end, sides, finish};
