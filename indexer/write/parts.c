/* Texts of one version side by side: which files are parts of one text, and in which order texts are preferred.
 *
 * A code filed part by part is several files of one title whose articles lie in disjoint ranges. They form a group and
 * stand in the order of their articles. What is no article bears the part's number in its eid, part_4__chp_1, since each
 * file counts its chapters from one. */
#include "indexer/write/inner.h"

#include <stdlib.h>

struct file_text {
	int64_t id, group;
	struct ft_str key; /* version, language, authority, source and title: what parts have in common */
	int64_t first, last;
};

struct group {
	int64_t id; /* its first text */
	int64_t last; /* its last article */
};

/* Texts with articles, those of one key together, in the order of their articles. */
static struct file_text *read_texts(struct ft_writer *w, struct ft_arena *a, size_t *count)
{
	struct ft_stmt *s = ft_sql(w->db,
		"SELECT t.id, t.version||' '||t.lang||' '||t.authority||' '||f.source||' '||coalesce(t.title,'') AS k, t.art_first,"
		" t.art_last FROM text t JOIN file f ON f.id=t.file AND f.role='text' WHERE t.art_first>0 AND t.version IN (SELECT"
		" version FROM text GROUP BY version HAVING count(*)>1) ORDER BY k, t.art_first, t.art_last, t.id");
	struct file_text *v = NULL;
	size_t cap = 0;

	*count = 0;
	while (ft_step(s)) {
		v = ft_grow(v, *count, &cap, sizeof *v);
		v[(*count)++] = (struct file_text){.id = ft_col_int(s, 0), .key = ft_col_dup(s, 1, a), .first = ft_col_int(s, 2),
						   .last = ft_col_int(s, 3)};
	}
	return v;
}

/* Each text goes on from the first group that ends before it begins, or begins one of its own. */
static void find_groups(struct file_text *v, size_t n)
{
	struct group *g = ft_alloc((n + 1) * sizeof *g);

	for (size_t i = 0, len = 0; i < n; i++) {
		size_t k = 0;

		if (i == 0 || !ft_eq(v[i].key, v[i - 1].key))
			len = 0;
		while (k < len && g[k].last >= v[i].first)
			k++;
		if (k == len)
			g[len++].id = v[i].id;
		g[k].last = v[i].last;
		v[i].group = g[k].id;
	}
	free(g);
}

static void run_ints(struct ft_writer *w, const char *sql, int64_t a, int64_t b)
{
	struct ft_stmt *s = ft_sql(w->db, sql);

	ft_bind_int(s, 1, a);
	ft_bind_int(s, 2, b);
	ft_run(s);
}

/* The number of each part in its group; 0 for a whole text, and for one whose parts are numbered in print. */
static const char new_parts[] =
	"CREATE TEMP TABLE numbered AS SELECT t.id AS id, CASE WHEN count(*) OVER (PARTITION BY t.grp)>1 AND NOT EXISTS(SELECT 1"
	" FROM provision p WHERE p.text=t.id AND p.kind=0 AND p.label IS NOT NULL) THEN row_number() OVER (PARTITION BY"
	" t.grp ORDER BY t.art_first, t.id) ELSE 0 END AS part, EXISTS(SELECT 1 FROM provision p WHERE p.text=t.id AND p.kind=0)"
	" AS headed FROM text t WHERE t.part>0 OR t.grp IN (SELECT grp FROM text GROUP BY grp HAVING count(*)>1);"
	"DELETE FROM numbered WHERE part=(SELECT part FROM text WHERE text.id=numbered.id);"
	/* the number that it had comes off */
	"UPDATE provision SET eid=CASE WHEN n.headed THEN 'part'||substr(eid,6+length(t.part)) ELSE"
	" substr(eid,8+length(t.part)) END FROM numbered n JOIN text t ON t.id=n.id WHERE t.part>0 AND"
	" provision.text=t.id AND kind<>6 AND (eid='part_'||t.part OR eid GLOB 'part_'||t.part||'__*');"
	/* and the new one goes on */
	"UPDATE provision SET eid=CASE WHEN n.headed THEN 'part_'||n.part||substr(eid,5) ELSE 'part_'||n.part||'__'||eid END"
	" FROM numbered n WHERE n.part>0 AND provision.text=n.id AND kind<>6 AND (NOT n.headed OR eid='part' OR"
	" eid GLOB 'part__*');"
	"UPDATE text SET part=n.part FROM numbered n WHERE n.id=text.id;"
	"DROP TABLE numbered;";
_Static_assert(FT_N_PART == 0 && FT_N_ARTICLE == 6, "the kinds in new_parts");

/* A text's lines that end in no punctuation: paragraphs that a copy breaks in the middle, or that it cut. */
#define BROKEN \
	"(SELECT sum(length(x)-length(replace(x,char(10),''))) FROM (SELECT" \
	" replace(replace(replace(replace(replace(replace(replace(replace(p.body||char(10),'。'||char(10),''),'；'||char(10),'')," \
	"'：'||char(10),''),':'||char(10),''),';'||char(10),''),'.'||char(10),''),'”'||char(10),''),'）'||char(10),'') AS x" \
	" FROM provision p WHERE p.text=t.id AND p.body<>''))"

/* The order of preference among the texts of a version (docs/DATES.md): a group stands where its texts together would. The
 * hash of their files comes last, so that the order in which texts were read tells nothing. */
static const char order_texts[] =
	"CREATE TEMP TABLE worth AS SELECT t.grp AS grp, sum(t.articles) AS articles, sum(t.units) AS units, sum((SELECT"
	" count(*) FROM fault x WHERE x.file=t.file)) AS faults, sum(" BROKEN ") AS broken, min(f.sha256) AS sha FROM text t"
	" JOIN file f ON f.id=t.file WHERE t.version IN (SELECT version FROM text"
	" GROUP BY version HAVING count(*)>1) GROUP BY t.grp;"
	"UPDATE text SET ord=r.ord FROM (SELECT t.id AS id, row_number() OVER (PARTITION BY t.version ORDER BY t.authority,"
	" f.role='outline', t.lang, g.articles DESC, g.units DESC, g.faults, g.broken, g.sha, t.grp, t.art_first, t.id) AS ord"
	" FROM text t JOIN worth g ON g.grp=t.grp JOIN file f ON f.id=t.file) r WHERE r.id=text.id AND r.ord<>text.ord;"
	"DROP TABLE worth;";

void ft_settle_parts(struct ft_writer *w)
{
	struct ft_arena *a = ft_arena_new();
	size_t n;
	struct file_text *v = read_texts(w, a, &n);

	find_groups(v, n);
	ft_db_exec(w->db, "UPDATE text SET grp=id WHERE grp<>id");
	for (size_t i = 0; i < n; i++)
		if (v[i].group != v[i].id)
			run_ints(w, "UPDATE text SET grp=?1 WHERE id=?2", v[i].group, v[i].id);
	ft_db_exec(w->db, new_parts);
	ft_db_exec(w->db, order_texts);
	free(v);
	ft_arena_free(a);
}
