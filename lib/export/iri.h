/* Names by the Akoma Ntoso Naming Convention 1.0: work, expression, manifestation. The work is called by its
 * key. */
#ifndef FT_EXPORT_IRI_H
#define FT_EXPORT_IRI_H

#include "base/buf.h"
#include "doc/place.h"

void ft_iri_work(struct ft_buf *out, const struct ft_place *p); /* /akn/cn/act/csl */
void ft_iri_expression(struct ft_buf *out, const struct ft_place *p,
		       enum ft_lang lang); /* …/zho@2025-10-28 */

#endif
