/* The closed sets of words that the whole program shares: kinds of work, of text, of status.
 * The words are those of CONTRACT (Status, Data model); English and Chinese labels are for people. */
#ifndef FT_DOC_KIND_H
#define FT_DOC_KIND_H

#include "base/str.h"

#define FT_WORK_KINDS(X)                                                         \
	X(LAW, "law", "law", "法律")                                             \
	X(ADMIN_REGULATION, "administrative-regulation", "administrative regulation", "行政法规") \
	X(DEPT_RULE, "departmental-rule", "departmental rule", "部门规章")       \
	X(LOCAL_REGULATION, "local-regulation", "local regulation", "地方性法规") \
	X(INTERPRETATION, "judicial-interpretation", "judicial interpretation", "司法解释") \
	X(NORMATIVE, "normative-document", "normative document", "规范性文件")   \
	X(NATIONAL_STANDARD, "national-standard", "national standard", "国家标准") \
	X(INDUSTRY_STANDARD, "industry-standard", "industry standard", "行业标准") \
	X(PLAN, "plan", "plan", "规划")                                          \
	X(DRAFT, "draft", "draft", "草案")                                       \
	X(COMMENTARY, "commentary", "commentary", "评论")                        \
	X(CASE, "case", "case", "案例")

enum ft_work_kind {
#define X(name, word, en, zh) FT_WK_##name,
	FT_WORK_KINDS(X)
#undef X
	FT_WK_COUNT
};

/* Who speaks; the order is the order of preference. */
#define FT_AUTHORITIES(X)                                \
	X(OFFICIAL, "official", "official text", "官方文本") \
	X(TRANSLATION, "translation", "translation", "译文") \
	X(DIGEST, "digest", "digest, not the official text", "摘要，非官方文本") \
	X(COMMENTARY, "commentary", "commentary", "评论")

enum ft_authority {
#define X(name, word, en, zh) FT_AU_##name,
	FT_AUTHORITIES(X)
#undef X
	FT_AU_COUNT
};

/* What a digest or a curated link rests on; NONE is for texts that need none. */
#define FT_BASES(X)                                                   \
	X(NONE, "", "", "")                                           \
	X(OFFICIAL_TEXT, "official-text", "checked against the official text", "据官方文本核对") \
	X(SECONDARY, "secondary", "from a secondary source", "据二手来源") \
	X(UNVERIFIED, "unverified", "unverified", "未核实")

enum ft_basis {
#define X(name, word, en, zh) FT_BA_##name,
	FT_BASES(X)
#undef X
	FT_BA_COUNT
};

/* The state of a version on a day; the order is the order in which hits of one score stand. */
#define FT_STATUSES(X)                                        \
	X(IN_FORCE, "in-force", "in force", "现行有效")       \
	X(CURRENT, "current", "current", "现行")              \
	X(NOT_YET, "not-yet", "not yet in force", "尚未施行") \
	X(UNKNOWN, "unknown", "status unknown", "状态不明")   \
	X(SUPERSEDED, "superseded", "superseded", "已被修改")  \
	X(REPEALED, "repealed", "repealed", "已废止")         \
	X(WITHDRAWN, "withdrawn", "withdrawn", "已撤回")      \
	X(DRAFT, "draft", "draft", "草案")

enum ft_status {
#define X(name, word, en, zh) FT_ST_##name,
	FT_STATUSES(X)
#undef X
	FT_ST_COUNT
};

/* Languages of a text. */
enum ft_lang { FT_LANG_ZH, FT_LANG_EN, FT_LANG_COUNT };

const char *ft_work_kind_word(enum ft_work_kind k);
const char *ft_authority_word(enum ft_authority a);
const char *ft_basis_word(enum ft_basis b);
const char *ft_status_word(enum ft_status s);
const char *ft_lang_word(enum ft_lang l); /* "zh", "en" */

/* Label for people in one language. */
const char *ft_work_kind_label(enum ft_work_kind k, enum ft_lang l);
const char *ft_authority_label(enum ft_authority a, enum ft_lang l);
const char *ft_basis_label(enum ft_basis b, enum ft_lang l);
const char *ft_status_label(enum ft_status s, enum ft_lang l);

/* The member of a set that has this word, or -1. */
int ft_work_kind_find(struct ft_str word);
int ft_authority_find(struct ft_str word);
int ft_basis_find(struct ft_str word);
int ft_status_find(struct ft_str word);
int ft_lang_find(struct ft_str word);

bool ft_is_standard(enum ft_work_kind k);

#endif
