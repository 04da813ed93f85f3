#include "indexer/convert/xml.h"

#include "indexer/convert/plain.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT };

static int read_source(void *context, char *to, int room)
{
	const struct ft_xml_source *s = context;

	return s->read(s->arg, to, room);
}

static int close_nothing(void *context)
{
	(void)context;
	return 0;
}

void ft_xml_open(struct ft_xml *x, const struct ft_xml_source *source, const char *part)
{
	*x = (struct ft_xml){.part = part};
	x->reader = xmlReaderForIO(read_source, close_nothing, (void *)(uintptr_t)source, NULL, NULL, OPTIONS);
	if (x->reader == NULL)
		ft_refuse("damaged", "%s cannot be read as XML", part);
}

void ft_xml_open_memory(struct ft_xml *x, struct ft_str s, const char *part)
{
	*x = (struct ft_xml){.part = part};
	if (s.n <= INT_MAX)
		x->reader = xmlReaderForMemory(s.p, (int)s.n, NULL, NULL, OPTIONS);
	if (x->reader == NULL)
		ft_refuse("damaged", "%s cannot be read as XML", part);
}

void ft_xml_close(struct ft_xml *x)
{
	xmlFreeTextReader(x->reader);
	ft_buf_free(&x->value);
	*x = (struct ft_xml){0};
}

static _Noreturn void refuse_fault(struct ft_xml *x)
{
	const xmlError *e = xmlGetLastError();
	const char *words = e && e->message ? e->message : "it ends too early";

	if (strstr(words, "depth"))
		ft_refuse("unsafe", "elements in %s stand too deep in one another", x->part);
	if (e && (e->code == XML_ERR_ENTITY_LOOP || e->code == XML_ERR_UNDECLARED_ENTITY || strstr(words, "ntity")))
		ft_refuse("unsafe", "%s uses entities", x->part);
	ft_refuse("damaged", "%s is no well-formed XML, line %d: %.*s", x->part, xmlTextReaderGetParserLineNumber(x->reader),
		  (int)strcspn(words, "\n"), words);
}

static void take_name(struct ft_xml *x)
{
	const xmlChar *ns = xmlTextReaderConstNamespaceUri(x->reader);

	x->name = (const char *)xmlTextReaderConstLocalName(x->reader);
	x->ns = ns ? (const char *)ns : "";
}

/* Whether the reader's node is an event; a document type is the end. */
static bool take_node(struct ft_xml *x)
{
	switch (xmlTextReaderNodeType(x->reader)) {
	case XML_READER_TYPE_ELEMENT:
		x->event = FT_XML_OPEN;
		x->depth++;
		x->empty = xmlTextReaderIsEmptyElement(x->reader) == 1;
		take_name(x);
		return true;
	case XML_READER_TYPE_END_ELEMENT:
		x->event = FT_XML_CLOSE;
		take_name(x);
		return true;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_WHITESPACE:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		x->event = FT_XML_TEXT;
		x->text = ft_str((const char *)xmlTextReaderConstValue(x->reader));
		return true;
	case XML_READER_TYPE_DOCUMENT_TYPE:
	case XML_READER_TYPE_ENTITY_REFERENCE:
		ft_refuse("unsafe", "%s has a document type declaration or entities", x->part);
	default:
		return false;
	}
}

bool ft_xml_next(struct ft_xml *x)
{
	int more;

	if (x->reader && x->event == FT_XML_OPEN && x->empty) {
		x->event = FT_XML_CLOSE;
		x->empty = false;
		return true;
	}
	if (x->event == FT_XML_CLOSE && x->depth)
		x->depth--;
	while ((more = xmlTextReaderRead(x->reader)) == 1)
		if (take_node(x))
			return true;
	if (more < 0)
		refuse_fault(x);
	return false;
}

void ft_xml_skip(struct ft_xml *x)
{
	unsigned depth = x->depth;

	while (!(x->event == FT_XML_CLOSE && x->depth == depth) && ft_xml_next(x))
		continue;
}

void ft_xml_words(struct ft_xml *x, struct ft_buf *out)
{
	unsigned depth = x->depth;

	while (!(x->event == FT_XML_CLOSE && x->depth == depth) && ft_xml_next(x))
		if (x->event == FT_XML_TEXT)
			ft_buf_add(out, x->text);
}

bool ft_xml_is(const struct ft_xml *x, const char *name)
{
	return strcmp(x->name, name) == 0;
}

struct ft_str ft_xml_attr(struct ft_xml *x, const char *name)
{
	struct ft_str found = {NULL, 0};

	ft_buf_reset(&x->value);
	for (int more = xmlTextReaderMoveToFirstAttribute(x->reader); more == 1; more = xmlTextReaderMoveToNextAttribute(x->reader)) {
		const xmlChar *value;

		if (strcmp((const char *)xmlTextReaderConstLocalName(x->reader), name) != 0)
			continue;
		value = xmlTextReaderConstValue(x->reader);
		ft_buf_puts(&x->value, value ? (const char *)value : "");
		ft_buf_reserve(&x->value, 1);
		found = ft_buf_str(&x->value);
		break;
	}
	xmlTextReaderMoveToElement(x->reader);
	return found;
}

long ft_xml_attr_long(struct ft_xml *x, const char *name, long otherwise)
{
	struct ft_str s = ft_xml_attr(x, name);
	char *end;
	long n;

	if (s.n == 0)
		return otherwise;
	n = strtol(s.p, &end, 10);
	return end == s.p || n > INT_MAX || n < INT_MIN ? otherwise : n;
}
