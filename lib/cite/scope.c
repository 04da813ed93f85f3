#include "cite/scope.h"

#include "cite/lex.h"
#include "cite/name.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- nouns ---- */

static const char *const nouns_zh[] = {"实施条例", "实施细则", "实施办法", "暂行条例", "暂行规定", "暂行办法",
				       "司法解释", "条例",     "规定",     "办法",     "解释",     "细则",
				       "规则",     "决定",     "通知",     "意见",     "批复",     "标准",
				       "通则",     "准则",     "章程",     "公约",     "协定",     "总体方案",
				       "方案",     "税则",     "法律",     "法"};

bool ft_is_generic(struct ft_str name)
{
	for (size_t i = 0; i < sizeof nouns_zh / sizeof nouns_zh[0]; i++)
		if (ft_eq(name, ft_str(nouns_zh[i])))
			return true;
	return ft_title_noun_en(name);
}

static struct ft_str noun_of_zh(struct ft_str title)
{
	static const struct ft_str none = {"", 0};

	for (size_t i = 7; i < sizeof nouns_zh / sizeof nouns_zh[0]; i++)
		if (ft_ends(title, ft_str(nouns_zh[i])))
			return ft_str(nouns_zh[i]);
	return none;
}

static bool same_stem(struct ft_str a, struct ft_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;

	return n > 1 && a.n - n <= 1 && b.n - n <= 1 && strncasecmp(a.p, b.p, n) == 0;
}

/* The noun of an English title: its last word if it is one, else the first that is (Code of …, Act on …). */
static struct ft_str noun_of_en(struct ft_str title)
{
	struct ft_str rest = title, word, first = {"", 0}, last = {"", 0};

	while (ft_next_field(&rest, ' ', &word)) {
		if (word.n == 0)
			continue;
		if (ft_title_noun_en(word) && first.n == 0)
			first = word;
		last = word;
	}
	return ft_title_noun_en(last) ? last : first;
}

bool ft_title_is(struct ft_str title, struct ft_str noun)
{
	if (noun.n && (unsigned char)noun.p[0] < 0x80)
		return same_stem(ft_title_noun_en(title) ? title : noun_of_en(title), noun);
	if (ft_eq(noun, FT_S("法")) || ft_eq(noun, FT_S("法律")))
		return (ft_ends(title, FT_S("法")) && !ft_ends(title, FT_S("办法"))) ||
		       ft_ends(title, FT_S("法典"));
	return ft_ends(title, noun);
}

/* ---- what the title says ---- */

/* 〈…〉 or 《…》 inside the title. */
static struct ft_str quoted_in(struct ft_str title)
{
	static const char *const open[] = {"《", "〈"}, *const shut[] = {"》", "〉"};

	for (int i = 0; i < 2; i++) {
		ptrdiff_t from = ft_find(title, ft_str(open[i])), to = ft_find(title, ft_str(shut[i]));

		if (from >= 0 && to > from)
			return ft_sub(title, (size_t)from + 3, (size_t)(to - from) - 3);
	}
	return (struct ft_str){"", 0};
}

static struct ft_str base_of_zh(struct ft_str title)
{
	static const char *const tails[] = {"实施条例", "实施细则", "实施办法",
					    "实施规定", "施行细则", "施行細則"};
	struct ft_str quoted = quoted_in(title);
	ptrdiff_t amendment = ft_find(title, FT_S("修正案"));

	if (quoted.n)
		return quoted;
	if (amendment > 0 && ft_ends(ft_sub(title, 0, (size_t)amendment), FT_S("法"))) /* 刑法修正案（九） */
		return ft_sub(title, 0, (size_t)amendment);
	for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
		if (ft_ends(title, ft_str(tails[i])))
			return ft_sub(title, 0, title.n - strlen(tails[i]));
	return (struct ft_str){"", 0};
}

/* Enforcement Rules of the X Act, Enforcement Rules for X Act, X Act Enforcement Rules, Rules for
 * Implementing X. */
static struct ft_str base_of_en(struct ft_str title)
{
	static const char *const heads[] = {"Enforcement Rules ",
					    "Enforcement Regulations ",
					    "Implementation Rules ",
					    "Implementing Rules ",
					    "Implementation Regulations ",
					    "Implementing Regulations ",
					    "Implementation Measures ",
					    "Detailed Rules for the Implementation ",
					    "Regulations for the Implementation "};
	static const char *const tails[] = {" Enforcement Rules", " Implementation Rules",
					    " Implementing Rules"};
	static const char *const ties[] = {"of the ", "for the ", "of ", "for "};

	for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
		ptrdiff_t at = ft_find(title, ft_str(heads[i]));
		struct ft_str rest;

		if (at < 0 || at > 4)
			continue;
		rest = ft_from(title, (size_t)at + strlen(heads[i]));
		for (size_t k = 0; k < sizeof ties / sizeof ties[0]; k++)
			if (ft_starts(rest, ft_str(ties[k]))) {
				rest = ft_from(rest, strlen(ties[k]));
				return noun_of_en(rest).n ? rest : FT_S("");
			}
	}
	for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
		if (ft_ends(title, ft_str(tails[i])))
			return ft_sub(title, 0, title.n - strlen(tails[i]));
	return (struct ft_str){"", 0};
}

static bool has(struct ft_str s, const char *word)
{
	return ft_find(s, ft_str(word)) >= 0;
}

/* 关于适用刑法分则规定的犯罪的罪名的意见: the one law that a title speaks of. */
static struct ft_str spoken_of(const struct ft_names *names, struct ft_str title)
{
	ptrdiff_t at = -1;

	while ((at = ft_find_from(title, (size_t)(at + 1), FT_S("法"))) >= 0) {
		struct ft_str full = {"", 0};
		size_t end = (size_t)at + strlen("法"), off = ft_names_back(names, title, 0, end, &full);

		if (off < end && !ft_starts(ft_from(title, end), FT_S("律")) &&
		    !ft_starts(ft_from(title, end), FT_S("院")))
			return ft_sub(title, off, end - off);
	}
	return (struct ft_str){"", 0};
}

void ft_scope_init(struct ft_scope *s, struct ft_arena *a, const struct ft_names *names,
		   const struct ft_doc *d)
{
	bool zh = d->lang == FT_LANG_ZH;

	*s = (struct ft_scope){.a = a, .names = names, .own = d->title};
	s->base = zh ? base_of_zh(d->title) : base_of_en(d->title);
	s->noun = zh ? noun_of_zh(d->title) : noun_of_en(d->title);
	if (!zh && s->base.n) /* Enforcement Rules of the X Act are Rules */
		s->noun = noun_of_en(s->base.p > d->title.p
					     ? ft_sub(d->title, 0, (size_t)(s->base.p - d->title.p))
					     : ft_from(d->title, s->base.n));
	if (zh && s->base.n == 0 && has(d->title, "关于"))
		s->base = spoken_of(names, d->title);
	s->amends = s->base.n && (has(d->title, "修改") || has(d->title, "修正") || has(d->title, "的决定"));
	for (const struct ft_node *n = d->first; n; n = ft_doc_next(n)) {
		long number = n->kind == FT_N_ARTICLE && ft_starts(n->eid, FT_S("art_"))
				      ? strtol(n->eid.p + 4, NULL, 10)
				      : 0;

		s->tw |= zh && number && has(n->label, "條");
		s->first_article = s->first_article || number == 0 ? s->first_article : number;
		s->last_article = number > s->last_article ? number : s->last_article;
	}
}

void ft_scope_free(struct ft_scope *s)
{
	free(s->aliases);
	free(s->alias_names);
	ft_table_free(&s->keys);
}

bool ft_scope_define(struct ft_scope *s, struct ft_str name, struct ft_str title)
{
	size_t cap = s->alias_cap;

	if (name.n == 0 || title.n == 0 || ft_eq(name, title))
		return false;
	for (size_t i = 0; i < s->alias_len; i++)
		if (ft_eq(s->aliases[i].name, name)) {
			s->aliases[i].title = title;
			return false;
		}
	s->aliases = ft_grow(s->aliases, s->alias_len, &s->alias_cap, sizeof *s->aliases);
	s->alias_names = ft_grow(s->alias_names, s->alias_len, &cap, sizeof *s->alias_names);
	s->aliases[s->alias_len] = (struct ft_alias){name, title};
	s->alias_names[s->alias_len++] = name;
	return true;
}

struct ft_str ft_scope_alias(const struct ft_scope *s, struct ft_str name)
{
	for (size_t i = 0; i < s->alias_len; i++)
		if (ft_eq(s->aliases[i].name, name))
			return s->aliases[i].title;
	return (struct ft_str){"", 0};
}

struct ft_str ft_scope_key(struct ft_scope *s, struct ft_str title)
{
	struct ft_key *k;
	bool fresh;

	if (title.n == 0)
		return title;
	k = ft_table_at(&s->keys, title, sizeof *k, &fresh);
	if (fresh) {
		struct ft_buf b = {0};

		ft_name_key(&b, title);
		k->key = ft_arena_dup(s->a, ft_buf_str(&b));
		ft_buf_free(&b);
	}
	return k->key;
}
