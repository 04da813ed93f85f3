#include "store/seal.h"

#include "base/arena.h"
#include "base/fs.h"
#include "base/sha.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 1 << 20, THREADS = 2 };

struct job {
	int fd;
	size_t first, pieces;
	unsigned char (*sums)[FT_SHA_BYTES];
	bool failed;
};

/* Sums every THREADS-th piece. */
static void *sum_pieces(void *arg)
{
	struct job *j = arg;
	char *block = ft_realloc(NULL, PIECE);

	for (size_t i = j->first; i < j->pieces && !j->failed; i += THREADS) {
		size_t got = 0;
		ssize_t n = 1;

		while (got < PIECE && (n = pread(j->fd, block + got, PIECE - got, (off_t)(i * PIECE + got))) > 0)
			got += (size_t)n;
		j->failed = n < 0;
		ft_sha(j->sums[i], (struct ft_str){block, got});
	}
	free(block);
	return NULL;
}

static bool sum_all(int fd, size_t pieces, unsigned char (*sums)[FT_SHA_BYTES])
{
	struct job jobs[THREADS];
	pthread_t other;
	bool threaded;

	for (size_t i = 0; i < THREADS; i++)
		jobs[i] = (struct job){fd, i, pieces, sums, false};
	threaded = pthread_create(&other, NULL, sum_pieces, &jobs[1]) == 0;
	sum_pieces(&jobs[0]);
	if (threaded)
		pthread_join(other, NULL);
	else
		sum_pieces(&jobs[1]);
	return !jobs[0].failed && !jobs[1].failed;
}

enum ft_err ft_seal_make(const char *path, struct ft_buf *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	unsigned char (*sums)[FT_SHA_BYTES] = NULL, all[FT_SHA_BYTES];
	char hex[FT_SHA_HEX];
	size_t pieces, begin = out->len;
	bool ok;

	if (fd < 0)
		return FT_SYSTEM;
	ok = fstat(fd, &st) == 0;
	pieces = ok ? ((size_t)st.st_size + PIECE - 1) / PIECE : 0;
	sums = ft_alloc((pieces + 1) * sizeof *sums);
	ok = ok && sum_all(fd, pieces, sums);
	close(fd);
	if (ok) {
		ft_buf_fmt(out, "fatiao-seal 1\n%lld\n", (long long)st.st_size);
		for (size_t i = 0; i < pieces; i++) {
			ft_sha_hex(hex, sums[i]);
			ft_buf_fmt(out, "%s\n", hex);
		}
		ft_sha(all, ft_from(ft_buf_str(out), begin));
		ft_sha_hex(hex, all);
		ft_buf_fmt(out, "%s\n", hex);
	}
	free(sums);
	return ok ? FT_OK : FT_SYSTEM;
}

/* Names the pieces that differ. */
static void say_where(struct ft_str want, struct ft_str got, struct ft_buf *why)
{
	struct ft_str a, b;
	long line = 0;
	int said = 0;

	while (ft_next_line(&want, &a) && ft_next_line(&got, &b) && want.n && got.n) {
		if (!ft_eq(a, b) && line == 1)
			ft_buf_fmt(why, "it has %.*s bytes, not %.*s; ", FT_FMT(b), FT_FMT(a));
		else if (!ft_eq(a, b) && said++ < 3)
			ft_buf_fmt(why, "the bytes from %ld on differ from what was written; ", (line - 2) * (long)PIECE);
		line++;
	}
}

enum ft_err ft_seal_check(const char *path, const char *dir, const char *build_id, struct ft_buf *why)
{
	struct ft_buf name = {0}, want = {0}, got = {0};
	enum ft_err e;
	char *seal;

	ft_buf_fmt(&name, "index-%s.sha256", build_id);
	seal = ft_path(dir, name.data);
	e = ft_read_file(seal, (size_t)1 << 28, &want);
	if (e != FT_OK) {
		ft_buf_fmt(why, "its checksum %s is missing", name.data);
		e = FT_MISSING;
	} else if (ft_seal_make(path, &got) != FT_OK) {
		ft_buf_fmt(why, "it cannot be read: %s", strerror(errno));
		e = FT_SYSTEM;
	} else if (!ft_eq(ft_buf_str(&want), ft_buf_str(&got))) {
		say_where(ft_buf_str(&want), ft_buf_str(&got), why);
		ft_buf_puts(why, "the checksum does not match");
		e = FT_DAMAGED;
	}
	free(seal);
	ft_buf_free(&name);
	ft_buf_free(&want);
	ft_buf_free(&got);
	return e;
}
