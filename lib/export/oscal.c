#include "export/oscal.h"

#include "base/date.h"
#include "base/uuid.h"

#include <ctype.h>
#include <string.h>

void ft_oscal_id(struct ft_json *j, const char *key, struct ft_str id)
{
	struct ft_buf b = {0};

	if (id.n && (isdigit((unsigned char)id.p[0]) || strchr(".-", id.p[0])))
		ft_buf_putc(&b, '_');
	for (size_t i = 0; i < id.n; i++) {
		unsigned char c = (unsigned char)id.p[i];

		ft_buf_putc(&b, c >= 0x80 || isalnum(c) || strchr("._-", c) ? (char)c : '.');
	}
	ft_json_str(j, key, ft_buf_str(&b));
	ft_buf_free(&b);
}

void ft_oscal_uuid(struct ft_json *j, const char *key, struct ft_str name)
{
	char text[FT_UUID_TEXT];

	ft_uuid_of(text, name);
	ft_json_cstr(j, key, text);
}

void ft_oscal_prop(struct ft_json *j, const char *name, struct ft_str value, bool own)
{
	if (value.n == 0)
		return;
	ft_json_open(j, NULL, '{');
	ft_json_cstr(j, "name", name);
	if (own)
		ft_json_cstr(j, "ns", FT_OSCAL_NS);
	ft_json_str(j, "value", value);
	ft_json_close(j, '}');
}

void ft_oscal_metadata(struct ft_json *j, const struct ft_export *x, struct ft_str title,
		       struct ft_str version, const char *oscal_version, int changed, struct ft_str remarks)
{
	char day[11];
	struct ft_buf b = {0};

	ft_date_text(day, changed ? changed : x->day);
	ft_buf_fmt(&b, "%sT00:00:00+08:00", day);
	ft_json_open(j, "metadata", '{');
	ft_json_str(j, "title", title);
	ft_json_str(j, "last-modified", ft_buf_str(&b));
	ft_json_str(j, "version", version);
	ft_json_cstr(j, "oscal-version", oscal_version);
	ft_json_open(j, "props", '[');
	ft_oscal_prop(j, "as-of", ft_str(x->on), true);
	ft_json_close(j, ']');
	ft_json_str(j, "remarks", remarks);
	ft_json_close(j, '}');
	ft_buf_free(&b);
}
