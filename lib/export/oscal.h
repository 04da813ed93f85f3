/* What OSCAL's models share. Inside lib/export.
 *
 * UUIDs are of version 5, made of the address and of what the object is, so that the same database gives the
 * same ones. */
#ifndef FT_EXPORT_OSCAL_H
#define FT_EXPORT_OSCAL_H

#include "export/export.h"

#define FT_OSCAL_NS "urn:x-fatiao:oscal:1" /* of our own properties */

/* Writes an id as OSCAL's tokens are: letters, digits, '.', '-', '_', a letter or '_' first; any other sign
 * is a '.'. */
void ft_oscal_id(struct ft_json *j, const char *key, struct ft_str id);
/* "uuid": of the name. */
void ft_oscal_uuid(struct ft_json *j, const char *key, struct ft_str name);
/* {"name": …, "ns": …, "value": …}; nothing for an empty value. own: in our namespace. */
void ft_oscal_prop(struct ft_json *j, const char *name, struct ft_str value, bool own);
/* "metadata": title, day, version; the day of the export and `remarks` say as of what it speaks. `changed`
 * (YYYYMMDD) is when the facts were last checked; 0: the day of the export. */
void ft_oscal_metadata(struct ft_json *j, const struct ft_export *x, struct ft_str title,
		       struct ft_str version, const char *oscal_version, int changed, struct ft_str remarks);

#endif
