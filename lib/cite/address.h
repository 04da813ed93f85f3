/* An ADDRESS as typed (CONTRACT, Addresses), canonical or natural, taken apart. Which work its name means is
 * found out by query/resolve.h. */
#ifndef FT_CITE_ADDRESS_H
#define FT_CITE_ADDRESS_H

#include "base/arena.h"
#include "base/buf.h"

struct ft_address {
	bool canonical;       /* KEY[@DATE][#EID], or an IRI: `name` is a key, to be taken literally */
	struct ft_str name;   /* key, title, number or short title; empty: none was named */
	struct ft_str date;   /* YYYY-MM-DD, or a year YYYY, or empty */
	struct ft_str eid;    /* the place, or empty for the whole work */
	bool bare;            /* art. 61(1): the place is what its numbers in brackets mean (doc/bare.h) */
	struct ft_str last;   /* an IRI's last place of a range, or empty */
	struct ft_str unit_id; /* a printed unit id (L3-CES1-17), or empty; then eid is empty */
	const char *fault;    /* why it is no address, or NULL */
};

/* Strings live in the arena. Anything is an address of some kind unless `fault` says why not. */
struct ft_address ft_address_parse(struct ft_arena *a, struct ft_str text);

/* The places that a natural address names where they are several: a list (第二十一条、第二十三条), ranges in it
 * (Articles 21 to 23); in its order, at most `max`. *one is the address with the first of them alone. */
struct ft_address_range {
	struct ft_str eid, last; /* last: empty, a single place */
};
size_t ft_address_places(struct ft_arena *a, struct ft_str text, struct ft_address_range *out, size_t max,
			 struct ft_str *one);

/* Appends KEY@DATE#EID; date and eid may be empty. */
void ft_address_put(struct ft_buf *out, struct ft_str key, struct ft_str date, struct ft_str eid);

#endif
