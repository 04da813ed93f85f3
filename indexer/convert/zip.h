/* Zip archives in memory: checked as a whole, then read part by part as streams. Nothing is ever unpacked to disk, and
 * of the parts only those that are asked for are unpacked at all. */
#ifndef FT_CONVERT_ZIP_H
#define FT_CONVERT_ZIP_H

#include "indexer/convert/xml.h"

enum { FT_ZIP_MAX_ENTRIES = 8192, FT_ZIP_MAX_RATIO = 200 };

struct ft_zip {
	struct ft_str raw;
	size_t left; /* bytes that may still be unpacked, of all parts together */
};

struct archive;
struct ft_zip_part {
	struct ft_zip *zip;
	struct archive *archive;
	const char *name;
	struct ft_xml_source source; /* reads the part */
};

/* Refuses an archive with too many entries, names that lead out of it, links, encryption, or the same name twice. */
void ft_zip_open(struct ft_zip *z, struct ft_str raw);

/* Opens a part; false where there is none of that name. */
bool ft_zip_part_open(struct ft_zip *z, struct ft_zip_part *p, const char *name);
void ft_zip_part_close(struct ft_zip_part *p);

/* The whole part, for one that is no XML. */
bool ft_zip_read(struct ft_zip *z, const char *name, struct ft_buf *out);

#endif
