#include "doc/tree.h"

#include <string.h>

struct ft_doc *ft_doc_new(void)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_doc *d = ft_arena_alloc(a, sizeof *d);

	d->arena = a;
	d->diags.arena = a;
	return d;
}

void ft_doc_free(struct ft_doc *d)
{
	if (d)
		ft_arena_free(d->arena);
}

struct ft_node *ft_doc_add(struct ft_doc *d, struct ft_node *parent, enum ft_node_kind kind, struct ft_str eid,
			   struct ft_str label, struct ft_str heading)
{
	struct ft_node *n = ft_arena_alloc(d->arena, sizeof *n);
	struct ft_node **first = parent ? &parent->child : &d->first;
	struct ft_node **last = parent ? &parent->last : &d->last;

	n->kind = kind;
	n->eid = eid;
	n->label = label;
	n->heading = heading;
	n->parent = parent;
	if (*last)
		(*last)->next = n;
	else
		*first = n;
	*last = n;
	d->units += ft_is_unit(kind);
	return n;
}

void ft_doc_date(struct ft_doc *d, enum ft_event event, const char date[11], struct ft_str words)
{
	struct ft_dated *e = ft_arena_alloc(d->arena, sizeof *e);

	e->event = event;
	memcpy(e->date, date, sizeof e->date);
	e->words = ft_arena_dup(d->arena, words);
	if (d->dated_last)
		d->dated_last->next = e;
	else
		d->dated = e;
	d->dated_last = e;
}

struct ft_node *ft_doc_next(const struct ft_node *n)
{
	if (n->child)
		return n->child;
	while (n && n->next == NULL)
		n = n->parent;
	return n ? n->next : NULL;
}

const char *ft_node_kind_word(enum ft_node_kind k)
{
	static const char *const words[] = {
#define X(name, word, unit) word,
		FT_NODE_KINDS(X)
#undef X
	};

	return words[k];
}

bool ft_is_unit(enum ft_node_kind k)
{
	static const char unit[] = {
#define X(name, word, unit) unit,
		FT_NODE_KINDS(X)
#undef X
	};

	return unit[k];
}

const char *ft_event_word(enum ft_event e)
{
	static const char *const words[] = {"adopted", "amended", "promulgated", "effective"};

	return words[e];
}
