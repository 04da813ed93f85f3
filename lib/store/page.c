#include "store/page.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LANES = 4, WORDS = (FT_PAGE - FT_PAGE_SUM) / 8, PIECE = 256 * FT_PAGE };

static const uint64_t odd = 0x9E3779B97F4A7C15u;

/* One word into its lane; the shift, since else a word's highest bits would reach the sum's highest alone. */
static inline uint64_t step(uint64_t h, uint64_t word)
{
	h = (h ^ word) * odd;
	return h ^ h >> 32;
}

static uint64_t sum_of(const unsigned char *page, uint64_t number)
{
	uint64_t h0 = number, h1 = 1, h2 = 2, h3 = 3, word[LANES];
	const unsigned char *end = page + 8 * WORDS;

	for (; end - page >= 8 * LANES; page += 8 * LANES) { /* lane by lane by hand: the compiler does not */
		memcpy(word, page, sizeof word);
		h0 = step(h0, word[0]);
		h1 = step(h1, word[1]);
		h2 = step(h2, word[2]);
		h3 = step(h3, word[3]);
	}
	for (; page < end; page += 8) {
		memcpy(word, page, 8);
		h0 = step(h0, word[0]);
	}
	return (((h0 * odd ^ h1) * odd ^ h2) * odd ^ h3) * odd;
}

bool ft_page_whole(const unsigned char *page, uint64_t number)
{
	uint64_t sum = sum_of(page, number);

	return memcmp(page + FT_PAGE - FT_PAGE_SUM, &sum, FT_PAGE_SUM) == 0;
}

/* Sees to the pages of a piece; true where one did not bear its sum. With `mend` it does afterwards. */
static bool see_to(unsigned char *piece, size_t len, uint64_t first, bool mend)
{
	bool bad = false;

	for (size_t off = 0; off + FT_PAGE <= len; off += FT_PAGE) {
		uint64_t sum = sum_of(piece + off, first + off / FT_PAGE);
		unsigned char *at = piece + off + FT_PAGE - FT_PAGE_SUM;

		if (memcmp(at, &sum, FT_PAGE_SUM) == 0)
			continue;
		bad = true;
		if (mend)
			memcpy(at, &sum, FT_PAGE_SUM);
	}
	return bad;
}

/* What pread and pwrite move may be less than asked for. */
static ssize_t move(int fd, unsigned char *piece, size_t len, off_t at, bool out)
{
	size_t done = 0;
	ssize_t n = 1;

	while (done < len && n > 0) {
		n = out ? pwrite(fd, piece + done, len - done, at + (off_t)done) : pread(fd, piece + done, len - done, at + (off_t)done);
		if (n < 0 && errno == EINTR)
			n = 1;
		else if (n > 0)
			done += (size_t)n;
	}
	return n < 0 ? -1 : (ssize_t)done;
}

static enum ft_err all_pages(int fd, bool mend)
{
	unsigned char *piece = ft_realloc(NULL, PIECE);
	enum ft_err e = FT_OK;
	ssize_t n = PIECE;

	for (off_t at = 0; e == FT_OK && n == PIECE; at += n) {
		n = move(fd, piece, PIECE, at, false);
		if (n < 0)
			e = FT_SYSTEM;
		else if (n % FT_PAGE)
			e = FT_DAMAGED;
		else if (see_to(piece, (size_t)n, (uint64_t)at / FT_PAGE, mend))
			e = !mend ? FT_DAMAGED : move(fd, piece, (size_t)n, at, true) == n ? FT_OK : FT_SYSTEM;
	}
	free(piece);
	return e;
}

static enum ft_err open_and(const char *path, bool mend)
{
	int fd = open(path, (mend ? O_RDWR : O_RDONLY) | O_CLOEXEC);
	enum ft_err e;
	int saved;

	if (fd < 0)
		return FT_SYSTEM;
	e = all_pages(fd, mend);
	saved = errno;
	if (close(fd) != 0 && e == FT_OK)
		return FT_SYSTEM;
	errno = saved;
	return e;
}

enum ft_err ft_pages_stamp(const char *path)
{
	return open_and(path, true);
}

enum ft_err ft_pages_check(const char *path)
{
	return open_and(path, false);
}
