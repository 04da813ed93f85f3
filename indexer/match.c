#include "indexer/match.h"

#include "cite/name.h"
#include "doc/kind.h"

/* How far a catalogued version must agree with the text. */
enum agree { AGREE_DATE, AGREE_FILE_YEAR, AGREE_NAME };

/* The catalogued version of a work of this name, of the same sort (draft or not), that agrees: by one of its days;
 * or by the year in the file's name, where the text itself prints an older day; or by its name alone. */
static int64_t find_catalogued(struct ft_db *db, struct ft_str name, const struct ft_ident *id, enum agree how)
{
	struct ft_stmt *s = ft_sql(db,
		"SELECT v.id FROM name n JOIN work k ON k.id=n.work AND k.catalogued JOIN version v ON v.work=k.id AND v.stated"
		" WHERE n.folded=?1 AND n.what IN ('title','number','short') AND (v.fixed IS ?5)=?4 AND CASE ?3"
		" WHEN 0 THEN ?2 IN (v.date, v.promulgated, v.effective) OR (v.promulgated IS NOT NULL AND ?2 BETWEEN v.date"
		" AND v.promulgated) WHEN 1 THEN substr(v.date,1,4)=?6 AND ?2<v.date ELSE 1 END ORDER BY v.date DESC");
	struct ft_buf key = {0};
	int64_t v;

	ft_name_key(&key, name);
	ft_bind_str(s, 1, ft_buf_str(&key));
	ft_bind_str(s, 2, ft_str(id->date));
	ft_bind_int(s, 3, how);
	ft_bind_int(s, 4, id->draft);
	ft_bind_int(s, 5, FT_ST_DRAFT);
	ft_bind_str(s, 6, ft_str(id->file_year));
	v = key.len ? ft_first_int(s) : 0;
	ft_buf_free(&key);
	return v;
}

/* The rules by which a bare text finds a catalogued version, in order. */
static const struct rule {
	const char *name;
	bool by_number;
	enum agree how;
} rules[] = {
	{"title and date", false, AGREE_DATE},
	{"number and date", true, AGREE_DATE},
	{"title and the year in the file's name", false, AGREE_FILE_YEAR},
	{"number and the year in the file's name", true, AGREE_FILE_YEAR},
};

int64_t ft_match_dated(struct ft_db *db, const struct ft_ident *id, const char **how)
{
	for (size_t i = 0; i < sizeof rules / sizeof rules[0] && id->date[0]; i++) {
		struct ft_str name = rules[i].by_number ? id->number : id->title;
		int64_t v = name.n ? find_catalogued(db, name, id, rules[i].how) : 0;

		*how = rules[i].name;
		if (v)
			return v;
	}
	return 0;
}

int64_t ft_match_named(struct ft_db *db, const struct ft_ident *id, const char **how)
{
	int64_t v = 0;

	*how = "number";
	if (id->number.n)
		v = find_catalogued(db, id->number, id, AGREE_NAME);
	if (v)
		return v;
	*how = "title";
	return id->occasional ? 0 : find_catalogued(db, id->title, id, AGREE_NAME);
}
