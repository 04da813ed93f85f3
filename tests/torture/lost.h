/* What a disk would hold if the power went: contents and names as they were synced last. */
#ifndef FT_TORTURE_LOST_H
#define FT_TORTURE_LOST_H

#include <stdbool.h>
#include <sys/types.h>

void lost_begin(const char *folder);               /* all that is in it is on the disk; kept in FOLDER.shadow */
void lost_new(ino_t ino);                          /* a file was made: nothing of it is on the disk */
void lost_synced(const char *path, bool folder);   /* a file's content, or a folder's names, are there now */
void lost_write(int how);                          /* makes FOLDER.lost; see fault.c */

#endif
