/* Makes build/foldtab.h, the table behind lib/base/fold.c.
 *
 * usage: foldgen TSCHARACTERS.txt EQUIVALENTUNIFIEDIDEOGRAPH.txt >foldtab.h
 *
 * Each code point is decomposed and case-folded (utf8proc: NFKD, casefold), then each part is mapped from
 * traditional to simplified (OpenCC's first choice), radical forms to their ideograph (Unicode's
 * EquivalentUnifiedIdeograph.txt), dashes to '-', blanks to ' ', zero-width characters to nothing.
 *
 * The table has two stages: fold_index gives the page of a code point, fold_entry its entry there, which is
 * class << 30 | n << 25 | value. For n = 1 the value is a code point, 0 being the character itself, so that most
 * pages are one page; for n > 1 it is a place in fold_multi. */
#include "base/fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { MAX_CP = 0x110000, PAGE = 32, PAGES = MAX_CP / PAGE, MAX_PARTS = 31, MAX_MULTI = 1 << 17,
       UNIFIED_FIRST = 0x2E80, UNIFIED_LAST = 0x2FDF, COMPAT_FIRST = 0xF900, COMPAT_LAST = 0xFAFF };

static uint32_t simple[MAX_CP]; /* traditional to simplified and radical to ideograph; 0: itself */
static uint32_t unified[UNIFIED_LAST - UNIFIED_FIRST + 1]; /* radicals to their ideographs, in the same script */
static uint32_t entry[MAX_CP];
static uint32_t multi[MAX_MULTI];
static size_t multi_len;

_Noreturn static void stop(const char *what, const char *why)
{
	fprintf(stderr, "foldgen: %s: %s\n", what, why);
	exit(1);
}

static FILE *must_open(const char *path)
{
	FILE *f = fopen(path, "r");

	if (f == NULL)
		stop(path, "cannot be read");
	return f;
}

/* An empty or strange file would fold too little without a word. */
static void must_have(size_t rows, size_t least, const char *path)
{
	if (rows < least)
		stop(path, "has too few rows to be the right file");
}

/* Lines "長<TAB>长 …": the first choice counts. */
static void read_simplified(const char *path)
{
	FILE *f = must_open(path);
	char line[256];
	size_t rows = 0;

	while (fgets(line, sizeof line, f)) {
		struct ft_str s = ft_str(line);
		size_t off = 0;
		uint32_t from = ft_next_cp(s, &off);

		if (off + 1 >= s.n || ft_next_cp(s, &off) != '\t')
			continue;
		simple[from] = ft_next_cp(s, &off);
		rows++;
	}
	fclose(f);
	must_have(rows, 3000, path);
}

/* Lines "2EA4..2EA5 ; 722B # …". */
static void read_radicals(const char *path)
{
	FILE *f = must_open(path);
	char line[256];
	size_t rows = 0;

	while (fgets(line, sizeof line, f)) {
		unsigned from, to, form;

		if (sscanf(line, "%x..%x ; %x", &from, &to, &form) != 3) {
			if (sscanf(line, "%x ; %x", &from, &form) != 2)
				continue;
			to = from;
		}
		for (unsigned cp = from; cp <= to && cp < MAX_CP && form < MAX_CP; cp++) {
			simple[cp] = form;
			if (cp >= UNIFIED_FIRST && cp <= UNIFIED_LAST)
				unified[cp - UNIFIED_FIRST] = form;
		}
		rows++;
	}
	fclose(f);
	must_have(rows, 200, path);
}

/* U+2500 and U+2501 are lines for drawing boxes, which typists of GBK take for dashes. */
static bool is_dash(uint32_t cp)
{
	return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_PD || cp == 0x2212 || cp == 0x2500 ||
	       cp == 0x2501;
}

static bool is_skipped(uint32_t cp)
{
	return ft_is_zero_width(cp) || (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF) ||
	       cp == 0x180E || cp == 0x061C;
}

/* Ideographs, kana with their voice marks (U+3099, U+309A, into which NFKD parts them), bopomofo. */
static bool is_written_unspaced(uint32_t cp)
{
	return ft_is_han(cp) || (cp >= 0x3041 && cp <= 0x30FF && cp != 0x30FB && cp != 0x30A0) ||
	       (cp >= 0x3105 && cp <= 0x312F) || (cp >= 0x31A0 && cp <= 0x31BF) || (cp >= 0x31F0 && cp <= 0x31FF);
}

static enum ft_fold_class class_of(uint32_t cp)
{
	if (is_skipped(cp))
		return FT_F_SKIP;
	if (is_written_unspaced(cp))
		return FT_F_HAN;
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return FT_F_WORD;
	default:
		return FT_F_SEP;
	}
}

/* A radical may lead to a traditional character, and that to its simplified form. */
static uint32_t map_one(uint32_t cp)
{
	if (is_dash(cp))
		return '-';
	if (ft_is_blank(cp))
		return ' ';
	for (int step = 0; step < 4 && simple[cp]; step++)
		cp = simple[cp];
	return cp;
}

/* Writes the folded code points of cp and returns how many; 0 for a skipped one. */
static uint32_t fold(uint32_t cp, uint32_t out[MAX_PARTS])
{
	utf8proc_int32_t parts[MAX_PARTS];
	utf8proc_ssize_t n;
	uint32_t kept = 0;

	if (is_skipped(cp))
		return 0;
	if (is_dash(cp) || ft_is_blank(cp) || (cp >= 0xD800 && cp < 0xE000)) {
		out[0] = map_one(cp);
		return 1;
	}
	n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, MAX_PARTS,
				    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, NULL);
	if (n > MAX_PARTS)
		stop("utf8proc", "a character has more parts than the table can say");
	for (utf8proc_ssize_t i = 0; i < n; i++)
		if (!is_skipped((uint32_t)parts[i]))
			out[kept++] = map_one((uint32_t)parts[i]);
	return kept;
}

/* Keeps these code points in `multi` and returns their place. */
static uint32_t keep(const uint32_t *cps, size_t n)
{
	if (multi_len + n > MAX_MULTI)
		stop("table", "too many sequences");
	memcpy(multi + multi_len, cps, n * sizeof *cps);
	multi_len += n;
	return (uint32_t)(multi_len - n);
}

static void make_entries(void)
{
	for (uint32_t cp = 0; cp < MAX_CP; cp++) {
		uint32_t out[MAX_PARTS] = {0}, n = fold(cp, out), value = out[0];

		if (n > 1)
			value = keep(out, n);
		else if (value == cp)
			value = 0;
		entry[cp] = (uint32_t)(n ? class_of(out[0]) : FT_F_SKIP) << 30 | n << 25 | value;
	}
}

static void print_table(const char *type, const char *name, const uint32_t *v, size_t n)
{
	printf("static const %s %s[] = {", type, name);
	for (size_t i = 0; i < n; i++)
		printf("%s%u,", i % 16 == 0 ? "\n" : "", (unsigned)v[i]);
	printf("\n};\n");
}

/* The forms that ft_unify gives back: radicals by Unicode's list, compatibility ideographs by their decomposition. */
static void print_unified(void)
{
	uint32_t compat[COMPAT_LAST - COMPAT_FIRST + 1] = {0};

	for (uint32_t cp = COMPAT_FIRST; cp <= COMPAT_LAST; cp++) {
		utf8proc_int32_t parts[MAX_PARTS];

		if (utf8proc_decompose_char((utf8proc_int32_t)cp, parts, MAX_PARTS, UTF8PROC_DECOMPOSE, NULL) == 1 &&
		    (uint32_t)parts[0] != cp)
			compat[cp - COMPAT_FIRST] = (uint32_t)parts[0];
	}
	printf("enum { UNIFIED_FIRST = %d, UNIFIED_LAST = %d, COMPAT_FIRST = %d, COMPAT_LAST = %d };\n", UNIFIED_FIRST,
	       UNIFIED_LAST, COMPAT_FIRST, COMPAT_LAST);
	print_table("uint32_t", "fold_unified", unified, UNIFIED_LAST - UNIFIED_FIRST + 1);
	print_table("uint32_t", "fold_compat", compat, COMPAT_LAST - COMPAT_FIRST + 1);
}

/* Pages that are alike are kept once. */
static void print_pages(void)
{
	static uint32_t kept[MAX_CP], index[PAGES];
	uint32_t n = 0;

	for (size_t p = 0; p < PAGES; p++) {
		uint32_t at = 0;

		while (at < n && memcmp(kept + at * PAGE, entry + p * PAGE, PAGE * sizeof *kept) != 0)
			at++;
		if (at == n)
			memcpy(kept + n++ * PAGE, entry + p * PAGE, PAGE * sizeof *kept);
		index[p] = at;
	}
	if (n > UINT16_MAX)
		stop("table", "too many pages");
	print_table("uint16_t", "fold_index", index, PAGES);
	print_table("uint32_t", "fold_entry", kept, n * PAGE);
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: foldgen TSCHARACTERS EQUIVALENTUNIFIEDIDEOGRAPH\n");
		return 2;
	}
	read_simplified(argv[1]);
	read_radicals(argv[2]);
	make_entries();
	printf("/* Made by tools/foldgen.c; do not edit. */\nenum { FOLD_PAGE = %d };\n", PAGE);
	print_pages();
	print_table("uint32_t", "fold_multi", multi, multi_len);
	print_unified();
	if (fflush(stdout) != 0 || ferror(stdout))
		stop("standard output", "cannot be written");
	return 0;
}
