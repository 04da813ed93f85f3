#include "doc/kind.h"

/* One row a member: the word of the contract, then the labels. */
struct row {
	const char *word, *label[FT_LANG_COUNT];
};

#define X(name, word, en, zh) {word, {zh, en}},
static const struct row kinds[] = {FT_WORK_KINDS(X)};
static const struct row authorities[] = {FT_AUTHORITIES(X)};
static const struct row bases[] = {FT_BASES(X)};
static const struct row statuses[] = {FT_STATUSES(X)};
#undef X
static const struct row langs[] = {{"zh", {"中文", "Chinese"}}, {"en", {"英文", "English"}}};

static int find(const struct row *rows, int count, struct ft_str word)
{
	for (int i = 0; i < count; i++)
		if (ft_eq(ft_str(rows[i].word), word))
			return i;
	return -1;
}

const char *ft_work_kind_word(enum ft_work_kind k) { return kinds[k].word; }
const char *ft_authority_word(enum ft_authority a) { return authorities[a].word; }
const char *ft_basis_word(enum ft_basis b) { return bases[b].word; }
const char *ft_status_word(enum ft_status s) { return statuses[s].word; }
const char *ft_lang_word(enum ft_lang l) { return langs[l].word; }

const char *ft_work_kind_label(enum ft_work_kind k, enum ft_lang l) { return kinds[k].label[l]; }
const char *ft_authority_label(enum ft_authority a, enum ft_lang l) { return authorities[a].label[l]; }
const char *ft_basis_label(enum ft_basis b, enum ft_lang l) { return bases[b].label[l]; }
const char *ft_status_label(enum ft_status s, enum ft_lang l) { return statuses[s].label[l]; }

int ft_work_kind_find(struct ft_str word) { return find(kinds, FT_WK_COUNT, word); }
int ft_authority_find(struct ft_str word) { return find(authorities, FT_AU_COUNT, word); }
int ft_basis_find(struct ft_str word) { return find(bases, FT_BA_COUNT, word); }
int ft_status_find(struct ft_str word) { return find(statuses, FT_ST_COUNT, word); }
int ft_lang_find(struct ft_str word) { return find(langs, FT_LANG_COUNT, word); }

bool ft_is_standard(enum ft_work_kind k)
{
	return k == FT_WK_NATIONAL_STANDARD || k == FT_WK_INDUSTRY_STANDARD;
}
