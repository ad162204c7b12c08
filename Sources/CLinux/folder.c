#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "CLinux.h"

int solidus_folder_make(const char *path) {
  char copy[PATH_MAX];
  if (strlen(path) >= sizeof copy) return -ENAMETOOLONG;
  if (mkdir(path, 0755) < 0) return errno == EEXIST ? 0 : -errno;
  strcpy(copy, path);
  int parent = solidus_folder_open(dirname(copy));
  if (parent < 0) return parent;
  int result = solidus_folder_flush(parent);
  close(parent);
  return result;
}

int solidus_folder_open(const char *path) {
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return folder < 0 ? -errno : folder;
}

int solidus_folder_holds(int folder, const char *name) {
  struct stat facts;
  return fstatat(folder, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 || errno != ENOENT;
}

int solidus_folder_read(int folder, const char *name, char *text, size_t capacity) {
  // Nothing waits here: a pipe under this name would have no end.
  int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (file < 0) return -errno;
  ssize_t count = read(file, text, capacity);
  int failure = errno;
  close(file);
  return count < 0 ? -failure : (int)count;
}

static int put_all(int file, const char *text, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, text, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? -errno : -EIO;
    text += written;
    count -= (size_t)written;
  }
  return fsync(file) < 0 ? -errno : 0;
}

int solidus_folder_put(
    int folder, const char *draft, const char *name, const char *text, size_t count) {
  int file = openat(folder, draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (file < 0) return -errno;
  int result = put_all(file, text, count);
  if (close(file) < 0 && result == 0) result = -errno;
  if (result == 0 && renameat(folder, draft, folder, name) < 0) result = -errno;
  if (result < 0) unlinkat(folder, draft, 0);
  return result;
}

int solidus_folder_remove(int folder, const char *name) {
  return unlinkat(folder, name, 0) < 0 && errno != ENOENT ? -errno : 0;
}

int solidus_folder_flush(int folder) { return fsync(folder) < 0 ? -errno : 0; }
