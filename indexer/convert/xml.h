/* XML as a stream of events, by libxml2's reader: never from the network, no document type, no entities of its own, no
 * depth beyond the parser's 256 levels. What breaks these rules, or is no well-formed XML, is refused (ft_refuse). */
#ifndef FT_CONVERT_XML_H
#define FT_CONVERT_XML_H

#include "base/buf.h"

#include <libxml/xmlreader.h>

enum ft_xml_event { FT_XML_OPEN, FT_XML_CLOSE, FT_XML_TEXT };

struct ft_xml {
	xmlTextReader *reader;
	const char *part;        /* what is read, for messages */
	enum ft_xml_event event;
	const char *name, *ns;   /* of an element: its local name and namespace ("" where it has none) */
	struct ft_str text;      /* of FT_XML_TEXT */
	unsigned depth;          /* elements that are open, this one included */
	bool empty;              /* <a/>: its CLOSE comes next */
	struct ft_buf value;     /* the last attribute asked for */
};

/* Where the bytes come from: as read(2), -1 for an error that has been told by ft_refuse. */
struct ft_xml_source {
	int (*read)(void *arg, char *to, int room);
	void *arg;
};

void ft_xml_open(struct ft_xml *x, const struct ft_xml_source *source, const char *part);
void ft_xml_open_memory(struct ft_xml *x, struct ft_str s, const char *part);
bool ft_xml_next(struct ft_xml *x); /* false at the end of the document */
void ft_xml_close(struct ft_xml *x);

/* At an OPEN: goes on to its CLOSE, which is the current event then. */
void ft_xml_skip(struct ft_xml *x);
/* At an OPEN: all text below it, likewise. Appends to out. */
void ft_xml_words(struct ft_xml *x, struct ft_buf *out);

bool ft_xml_is(const struct ft_xml *x, const char *name); /* by its local name alone */

/* An attribute of the element that has just opened, by its local name; lent until the next call. Its p is NULL where
 * there is none. */
struct ft_str ft_xml_attr(struct ft_xml *x, const char *name);
long ft_xml_attr_long(struct ft_xml *x, const char *name, long otherwise);

#endif
