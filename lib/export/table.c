/* The forms there are. */
#include "export/export.h"

#include <string.h>

static const struct ft_exporter *const exporters[] = {
#define X(name) &ft_export_##name,
	FT_EXPORTERS(X)
#undef X
};

enum { EXPORTERS = sizeof exporters / sizeof exporters[0] };

static bool has_suffix(const char *path, const char *suffix)
{
	struct ft_str s = ft_str(path);
	size_t n = strlen(suffix);

	return s.n > n && s.p[s.n - n - 1] == '.' && ft_ends(s, ft_str(suffix));
}

const struct ft_exporter *ft_exporter_find(const char *name, const char *output)
{
	const struct ft_exporter *found = NULL;

	for (size_t i = 0; i < EXPORTERS; i++) {
		if (strcmp(exporters[i]->name, name) != 0)
			continue;
		if (output && has_suffix(output, exporters[i]->suffix))
			return exporters[i];
		found = found ? found : exporters[i];
	}
	return found;
}

const struct ft_exporter *ft_exporter_at(size_t i)
{
	return i < EXPORTERS ? exporters[i] : NULL;
}
