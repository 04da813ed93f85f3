/* A web page: its title and what it says, without what is round it. */
#include "indexer/convert/form.h"
#include "indexer/convert/html.h"

#include <libxml/HTMLparser.h>

#include <limits.h>

enum { TITLE_LEVELS = 3, SHORT_LINE = 60, MANY_LINKS = 6, SHORT_HEAD = 5, MAX_TITLE = 300 };

/* ---- what is no text though it stands among it ---- */

bool ft_words_chrome(struct ft_str s)
{
	static const char *const words[] = {"字体：", "字号：", "字体:", "字号:", "分享到", "分享：", "打印", "关闭窗口", "【关闭】", "浏览次数",
		"阅读次数", "点击数", "点击量", "访问量", "来源：", "来源:", "发布时间", "发布日期", "成文日期", "日期：", "作者：", "责任编辑", "编辑：",
		"上一篇", "下一篇", "扫一扫", "扫码", "收藏", "订阅", "语音播报", "纠错", "返回顶部", "当前位置", "您的位置", "版权所有", "ICP备",
		"相关链接", "相关阅读", "相关文章", "延伸阅读", "附件下载", "阅读全文", "Posted on", "Print this", "Share this", "Back to top",
		"All rights reserved", "Last updated", NULL};

	return ft_holds_any(s, words);
}

/* A short line that only a page has: where it comes from, what can be done with it. */
static bool is_chrome(const struct ft_block *b)
{
	struct ft_str s = ft_buf_str(&b->text);

	if (b->table || b->cps > SHORT_LINE || ft_words_labelled(ft_trim(s)) || ft_find(s, FT_S("。")) >= 0)
		return false;
	return ft_words_chrome(s);
}

/* Hardly anything but links: a menu, or a list of contents that leads into the page. A provision that is linked as a
 * whole is kept unless its link leads to a place in the page. */
static bool is_links(const struct ft_block *b)
{
	if (b->link_cps * 10 < b->cps * MANY_LINKS || b->link_cps == 0)
		return false;
	return b->in_page_link || !ft_words_labelled(ft_trim(ft_buf_str(&b->text)));
}

static bool is_text(const struct ft_block *b)
{
	return !is_links(b) && !is_chrome(b);
}

/* ---- the title ---- */

static xmlNode *find_element(xmlNode *n, const char *name)
{
	for (; n; n = n->next) {
		xmlNode *below;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (ft_page_is(n, name))
			return n;
		below = find_element(n->children, name);
		if (below)
			return below;
	}
	return NULL;
}

/* The page's <title> up to the site's name: what stands before a blank with - or |, or before _. */
static void page_title(struct ft_buf *out, xmlNode *root)
{
	static const char *const cuts[] = {"_", "|", " - ", " – ", " — ", "--"};
	xmlNode *title = find_element(root, "title");
	struct ft_str s = title && title->children && title->children->content ?
			  ft_trim(ft_str((const char *)title->children->content)) : FT_S("");

	for (size_t i = 0; i < sizeof cuts / sizeof cuts[0]; i++) {
		ptrdiff_t at = ft_find(s, ft_str(cuts[i]));

		if (at > 0)
			s = ft_trim(ft_sub(s, 0, (size_t)at));
	}
	if (s.n && s.n <= MAX_TITLE)
		ft_buf_add(out, s);
}

/* Where the text begins above the core: at the last heading before it. Without one, at the core itself. */
static size_t first_block(const struct ft_blocks *b, size_t core)
{
	for (size_t i = core; i-- > 0;)
		if (b->v[i].level && b->v[i].level <= TITLE_LEVELS && is_text(&b->v[i]))
			return i;
	return core;
}

static size_t first_core(const struct ft_blocks *b)
{
	size_t i = 0;

	while (i < b->len && !b->v[i].core)
		i++;
	return i;
}

/* Whether one of the first lines of the text says what the page's title says. */
static bool is_titled(const struct ft_blocks *b, size_t from, struct ft_str title)
{
	for (size_t i = from, seen = 0; i < b->len && seen < 10; i++) {
		struct ft_str s = ft_trim(ft_buf_str(&b->v[i].text));

		if (!is_text(&b->v[i]))
			continue;
		if (ft_words_labelled(s))
			return false;
		if (b->v[i].level == 1 || ft_find(s, title) >= 0 || (s.n >= 12 && ft_find(title, s) >= 0))
			return true;
		seen++;
	}
	return false;
}

/* Between the title and the core: what is longer than a button. */
static bool is_head(const struct ft_block *b)
{
	return b->level || b->cps >= SHORT_HEAD;
}

/* ---- all of it ---- */

static size_t write_block(struct ft_plain *out, const struct ft_block *b)
{
	out->para++;
	if (b->table)
		ft_page_table(out, b->table);
	else
		ft_plain_line(out, b->level, ft_buf_str(&b->text));
	return b->cps;
}

static size_t write_blocks(struct ft_plain *out, const struct ft_blocks *b, xmlNode *root)
{
	size_t core = first_core(b), from = first_block(b, core), cps = 0;
	struct ft_buf title = {0};

	page_title(&title, root);
	if (title.len && from == core && !is_titled(b, from, ft_buf_str(&title)))
		ft_plain_line(out, 1, ft_buf_str(&title));
	for (size_t i = from; i < b->len; i++)
		if ((i < core ? is_head(&b->v[i]) : b->v[i].core) && is_text(&b->v[i]))
			cps += write_block(out, &b->v[i]);
	ft_buf_free(&title);
	return cps;
}

/* The parser gives up beyond 256 levels and would leave out the rest without a word. */
static void check(htmlParserCtxt *ctxt, const xmlDoc *doc)
{
	const xmlError *e = xmlCtxtGetLastError(ctxt);

	if (doc == NULL || ctxt->disableSAX || (e && e->code == XML_ERR_NO_MEMORY))
		ft_refuse("unsafe", "its elements stand too deep in one another");
}

size_t ft_html_text(struct ft_plain *out, struct ft_str utf8)
{
	htmlParserCtxt *ctxt = htmlNewParserCtxt();
	struct ft_blocks blocks = {0};
	xmlNode *root, *body;
	size_t cps = 0;
	xmlDoc *doc;

	if (ctxt == NULL || utf8.n > INT_MAX)
		ft_refuse("too-large", "the page is too large");
	doc = htmlCtxtReadMemory(ctxt, utf8.p, (int)utf8.n, NULL, "UTF-8",
				 HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
				 HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
	check(ctxt, doc);
	root = doc ? xmlDocGetRootElement(doc) : NULL;
	body = root ? find_element(root, "body") : NULL;
	if (body) {
		ft_blocks_cut(&blocks, body, ft_page_core(body));
		cps = write_blocks(out, &blocks, root);
	}
	ft_blocks_free(&blocks);
	xmlFreeDoc(doc);
	htmlFreeParserCtxt(ctxt);
	return cps;
}

static bool has_script(struct ft_str s)
{
	return ft_find(s, FT_S("<script")) >= 0 || ft_find(s, FT_S("<SCRIPT")) >= 0;
}

static void convert(struct ft_plain *out, struct ft_str raw)
{
	if (ft_html_text(out, raw) > 0)
		return;
	if (has_script(raw))
		ft_refuse("no-text", "the page holds no text: a script in it would fetch it; save the page from a browser, as it is shown");
	ft_refuse("no-text", "the page holds no text");
}

const struct ft_form ft_form_html = {"html", convert};
