#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "CLinux.h"

int solidus_device_open(const char *path) {
  struct stat facts;
  // Asked before opening: to open some devices is to start them.
  if (stat(path, &facts) < 0) return -errno;
  if (!S_ISCHR(facts.st_mode)) return -ENOTTY;
  int descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOCTTY);
  return descriptor < 0 ? -errno : descriptor;
}

int solidus_device_lock(int descriptor) {
  return flock(descriptor, LOCK_EX | LOCK_NB) < 0 ? -errno : 0;
}

void solidus_device_close(int descriptor) {
  // A child that is being started holds a copy for a moment, and would keep the lock for as long.
  flock(descriptor, LOCK_UN);
  close(descriptor);
}

int solidus_file_read(const char *path, char *text, size_t capacity) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return -errno;
  ssize_t count = read(descriptor, text, capacity);
  int failure = errno;
  close(descriptor);
  return count < 0 ? -failure : (int)count;
}

int solidus_file_find(const char *pattern, size_t index, char *path, size_t capacity) {
  glob_t found;
  int result = glob(pattern, 0, NULL, &found);
  if (result == GLOB_NOSPACE) return -ENOMEM;
  if (result != 0) return -ENOENT;
  result = -ENOENT;
  if (index < found.gl_pathc) {
    size_t length = strlen(found.gl_pathv[index]);
    result = length < capacity ? (int)length : -ENAMETOOLONG;
    if (result >= 0) memcpy(path, found.gl_pathv[index], length + 1);
  }
  globfree(&found);
  return result;
}

int solidus_kernel_version(void) {
  struct utsname names;
  int major = 0, minor = 0;
  if (uname(&names) < 0) return -errno;
  if (sscanf(names.release, "%d.%d", &major, &minor) != 2) return -EINVAL;
  return major * 1000 + minor;
}
