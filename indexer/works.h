/* The catalogue of the sources: every work.json, and every source.json of the user's library, is read before any text. */
#ifndef FT_INDEXER_WORKS_H
#define FT_INDEXER_WORKS_H

#include "indexer/scan.h"

/* Reads the work.json files of a scan. Entries in a work's folder get its record, listed texts their own entry of it;
 * texts that are not listed are none of ours (in_folder without cat). Likewise the texts of an import. Faults stay with the entries and go to `fault`. */
void ft_works_read(struct ft_scan *s, void (*fault)(void *arg, const struct ft_entry *e, const struct ft_diags *d),
		   void *arg);

/* Whether every change of the catalogue is a work.json that the index has and that can no longer be taken: it changes
 * nothing then, and the index need not be built anew. */
bool ft_works_are_bad(struct ft_scan *s);

#endif
