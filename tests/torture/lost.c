/* What a disk would hold if the power went now (fault.c). Nothing here passes through fault.c's own doors: it is told
 * not to count meanwhile. */
#include "lost.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ENTRIES = 4096, BLOCK = 4096 };

static const char *dir;

static struct file { ino_t ino; unsigned gen; } files[ENTRIES]; /* the generation of each inode in use */
static size_t file_count;
static unsigned generations;

static struct entry { char parent[512], name[256]; ino_t ino; unsigned gen; bool folder; } synced[ENTRIES];
static size_t synced_count;

static struct file *file_of(ino_t ino)
{
	for (size_t i = 0; i < file_count; i++)
		if (files[i].ino == ino)
			return &files[i];
	if (file_count == ENTRIES)
		abort();
	files[file_count] = (struct file){ino, ++generations};
	return &files[file_count++];
}

static void shadow_name(char *out, size_t room, ino_t ino, unsigned gen)
{
	snprintf(out, room, "%s.shadow/%lu-%u", dir, (unsigned long)ino, gen);
}

static void copy(const char *from, const char *to, const char *mixed_with)
{
	int in = open(from, O_RDONLY), other = mixed_with ? open(mixed_with, O_RDONLY) : -1;
	int out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	char block[BLOCK];
	ssize_t n;

	for (off_t at = 0; out >= 0; at += n) {
		int from_fd = other >= 0 && at / BLOCK % 2 ? other : in;

		n = from_fd < 0 ? 0 : pread(from_fd, block, BLOCK, at);
		if (n <= 0 || pwrite(out, block, (size_t)n, at) != n)
			break;
	}
	close(in), close(other), close(out);
}

static void shadow_file(const char *path)
{
	struct stat st;
	char to[1200];

	if (stat(path, &st) != 0)
		return;
	shadow_name(to, sizeof to, st.st_ino, file_of(st.st_ino)->gen);
	copy(path, to, NULL);
}

/* The names in a folder are on the disk now; at the start (`all`) all below it is. */
static void shadow_folder(const char *path, bool all)
{
	DIR *d = opendir(path);
	struct dirent *e;
	size_t kept = 0;

	for (size_t i = 0; i < synced_count; i++)
		if (strcmp(synced[i].parent, path) != 0)
			synced[kept++] = synced[i];
	synced_count = kept;
	while (d && (e = readdir(d))) {
		struct entry *n = &synced[synced_count];
		char full[1024];
		struct stat st;

		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		snprintf(full, sizeof full, "%s/%s", path, e->d_name);
		if (stat(full, &st) != 0 || synced_count == ENTRIES)
			continue;
		snprintf(n->parent, sizeof n->parent, "%s", path);
		snprintf(n->name, sizeof n->name, "%s", e->d_name);
		n->ino = st.st_ino;
		n->gen = file_of(st.st_ino)->gen;
		n->folder = S_ISDIR(st.st_mode);
		synced_count++;
		if (all && n->folder)
			shadow_folder(full, true);
		else if (all)
			shadow_file(full);
	}
	if (d)
		closedir(d);
}

/* path is DIR or below it; out is the same place in DIR.lost. */
static void lost_name(char *out, size_t room, const char *path)
{
	snprintf(out, room, "%s.lost%s", dir, path + strlen(dir));
}

static void names_now(const char *path, bool mixed)
{
	DIR *d = opendir(path);
	struct dirent *e;
	char full[1024], to[1200], shadow[1200];
	struct stat st;

	lost_name(to, sizeof to, path);
	mkdir(to, 0700);
	while (d && (e = readdir(d))) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		snprintf(full, sizeof full, "%s/%s", path, e->d_name);
		if (stat(full, &st) != 0)
			continue;
		if (S_ISDIR(st.st_mode)) {
			names_now(full, mixed);
			continue;
		}
		lost_name(to, sizeof to, full);
		shadow_name(shadow, sizeof shadow, st.st_ino, file_of(st.st_ino)->gen);
		copy(shadow, to, mixed ? full : NULL);
	}
	if (d)
		closedir(d);
}

static void names_synced(const char *path)
{
	char full[1024], to[1200], shadow[1200];

	lost_name(to, sizeof to, path);
	mkdir(to, 0700);
	for (size_t i = 0; i < synced_count; i++) {
		const struct entry *e = &synced[i];

		if (strcmp(e->parent, path) != 0)
			continue;
		snprintf(full, sizeof full, "%s/%s", path, e->name);
		if (e->folder) {
			names_synced(full);
			continue;
		}
		lost_name(to, sizeof to, full);
		shadow_name(shadow, sizeof shadow, e->ino, e->gen);
		copy(shadow, to, NULL);
	}
}

void lost_begin(const char *folder)
{
	char shadow[1100];

	dir = folder;
	snprintf(shadow, sizeof shadow, "%s.shadow", dir);
	mkdir(shadow, 0700);
	shadow_folder(dir, true);
}

void lost_new(ino_t ino)
{
	file_of(ino)->gen = ++generations;
}

void lost_synced(const char *path, bool folder)
{
	if (folder)
		shadow_folder(path, false);
	else
		shadow_file(path);
}

void lost_write(int how)
{
	if (how == 1)
		names_synced(dir);
	else
		names_now(dir, how == 2);
}
