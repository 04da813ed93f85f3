/* What the elements of a page are for, and where its text is. */
#include "indexer/convert/html.h"

#include <string.h>
#include <strings.h>

bool ft_page_is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && strcasecmp((const char *)n->name, name) == 0;
}

bool ft_page_one_of(const xmlNode *n, const char *names)
{
	struct ft_str rest = ft_str(names), name;

	if (n->type != XML_ELEMENT_NODE)
		return false;
	while (ft_next_field(&rest, ' ', &name))
		if (strlen((const char *)n->name) == name.n && strncasecmp((const char *)n->name, name.p, name.n) == 0)
			return true;
	return false;
}

struct ft_str ft_page_attr(const xmlNode *n, const char *name)
{
	for (const xmlAttr *a = n->properties; a; a = a->next)
		if (strcasecmp((const char *)a->name, name) == 0 && a->children)
			return ft_str((const char *)a->children->content);
	return FT_S("");
}

static bool is_displayed(const xmlNode *n)
{
	struct ft_str style = ft_page_attr(n, "style");
	char flat[256];
	size_t len = 0;

	for (size_t i = 0; i < style.n && len < sizeof flat - 1; i++)
		if (style.p[i] != ' ')
			flat[len++] = (char)(style.p[i] >= 'A' && style.p[i] <= 'Z' ? style.p[i] + 32 : style.p[i]);
	flat[len] = '\0';
	return !strstr(flat, "display:none");
}

bool ft_page_hidden(const xmlNode *n)
{
	if (n->type != XML_ELEMENT_NODE)
		return n->type != XML_TEXT_NODE && n->type != XML_CDATA_SECTION_NODE && n->type != XML_ENTITY_REF_NODE;
	if (ft_page_one_of(n, "script style noscript template head iframe object embed svg canvas audio video map button select "
			      "option input textarea rt rp del s strike link meta title"))
		return true;
	for (const xmlAttr *a = n->properties; a; a = a->next)
		if (strcasecmp((const char *)a->name, "hidden") == 0)
			return true;
	return ft_eq(ft_page_attr(n, "aria-hidden"), FT_S("true")) || !is_displayed(n);
}

/* Words that name furniture wherever they stand in a class, and those that do so alone: .header is the site's, but
 * .post-header the text's. */
static const char parts[] = " nav navbar navigation navi menu submenu footer sidebar aside breadcrumb breadcrumbs crumb crumbs "
			    "share sharing bshare comment comments related relevance recommend recommended copyright toolbar login dialog "
			    "modal popup pager pagination toc catalog catalogue mulu archives widget advert ads qrcode cookie ";
static const char wholes[] = " header head top topbar bottom foot banner position location tags search tools print download prev next "
			     "rss feed subscribe skip social site-header page-header site-footer ";

static bool in_list(const char *list, struct ft_str word)
{
	char padded[34];

	if (word.n == 0 || word.n > 31)
		return false;
	padded[0] = ' ';
	for (size_t i = 0; i < word.n; i++)
		padded[i + 1] = (char)(word.p[i] >= 'A' && word.p[i] <= 'Z' ? word.p[i] + 32 : word.p[i]);
	padded[word.n + 1] = ' ';
	padded[word.n + 2] = '\0';
	return strstr(list, padded) != NULL;
}

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* A name falls into words at everything that is no letter and where a capital follows a small letter. */
static bool names_furniture(struct ft_str names)
{
	struct ft_str name;

	while (ft_next_field(&names, ' ', &name)) {
		size_t from = 0;

		if (in_list(wholes, name))
			return true;
		for (size_t i = 0; i <= name.n; i++) {
			bool letter = i < name.n && is_letter(name.p[i]);
			bool turn = letter && i > from && name.p[i] < 'a' && name.p[i - 1] >= 'a';

			if (letter && !turn)
				continue;
			if (in_list(parts, ft_sub(name, from, i - from)))
				return true;
			from = turn ? i : i + 1;
		}
	}
	return false;
}

bool ft_page_furniture(const xmlNode *n)
{
	struct ft_str role;

	if (n->type != XML_ELEMENT_NODE || ft_page_one_of(n, "html body main article"))
		return false;
	if (ft_page_one_of(n, "nav footer aside menu"))
		return true;
	role = ft_page_attr(n, "role");
	if (ft_eq(role, FT_S("navigation")) || ft_eq(role, FT_S("banner")) || ft_eq(role, FT_S("contentinfo")) ||
	    ft_eq(role, FT_S("search")) || ft_eq(role, FT_S("complementary")))
		return true;
	if (!ft_page_one_of(n, "div section ul ol table td form dl header p span"))
		return false;
	return names_furniture(ft_page_attr(n, "class")) || names_furniture(ft_page_attr(n, "id"));
}
