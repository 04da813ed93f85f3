/* Where the text of a page is: elements weighed by running text and labels. */
#include "indexer/convert/html.h"

#include <stdint.h>

enum { RUNNING = 8, LABEL_WEIGHT = 200 };

size_t ft_page_weight(const xmlNode *n)
{
	return (size_t)(uintptr_t)n->_private;
}

/* Running text counts by its length, a provision's label by much more; words of links do not. */
static size_t weigh(xmlNode *n, bool in_link)
{
	struct ft_str s;
	size_t sum = 0, cps;

	if (ft_page_hidden(n))
		return 0;
	if (n->type == XML_ELEMENT_NODE) {
		in_link |= ft_page_is(n, "a") && ft_page_attr(n, "href").n;
		for (xmlNode *c = n->children; c; c = c->next)
			sum += weigh(c, in_link);
	} else if (n->content && !in_link) {
		s = ft_trim(ft_str((const char *)n->content));
		cps = ft_cp_count(s);
		sum = (cps >= RUNNING ? cps : 0) + (ft_words_labelled(s) ? LABEL_WEIGHT : 0);
	}
	n->_private = (void *)(uintptr_t)sum;
	return sum;
}

xmlNode *ft_page_core(xmlNode *body)
{
	size_t total = weigh(body, false);
	xmlNode *core = body;

	for (xmlNode *c = core->children; c && total;) {
		if (c->type != XML_ELEMENT_NODE || ft_page_weight(c) * 10 < total * 9) {
			c = c->next;
			continue;
		}
		if (ft_page_one_of(c, "p pre h1 h2 h3 ul ol dl span font b strong a") || (ft_page_is(c, "table") && ft_page_is_data(c)))
			break;
		core = c;
		c = core->children;
	}
	return core;
}
