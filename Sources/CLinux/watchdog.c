#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "CLinux.h"

#ifdef __linux__

#include <linux/watchdog.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

/// Documentation/admin-guide/devices.txt: the miscellaneous major, and its old watchdog minor.
static const unsigned misc_major = 10, watchdog_minor = 130;

static int request(int descriptor, unsigned long which, void *argument) {
  return ioctl(descriptor, which, argument) < 0 ? -errno : 0;
}

int solidus_watchdog_facts_of(int descriptor, solidus_watchdog_facts *facts) {
  struct watchdog_info info;
  memset(&info, 0, sizeof info);
  int result = request(descriptor, WDIOC_GETSUPPORT, &info);
  if (result < 0) return result;
  facts->magic_close = info.options & WDIOF_MAGICCLOSE;
  facts->settable_timeout = info.options & WDIOF_SETTIMEOUT;
  memcpy(facts->identity, info.identity, sizeof info.identity);
  facts->identity[sizeof info.identity] = 0;
  return 0;
}

int solidus_watchdog_set_timeout(int descriptor, int seconds) {
  int result = request(descriptor, WDIOC_SETTIMEOUT, &seconds);
  return result < 0 ? result : seconds;
}

int solidus_watchdog_timeout(int descriptor) {
  int seconds = 0;
  int result = request(descriptor, WDIOC_GETTIMEOUT, &seconds);
  return result < 0 ? result : seconds;
}

int solidus_watchdog_keep_alive(int descriptor) {
  int unused = 0;
  return request(descriptor, WDIOC_KEEPALIVE, &unused);
}

int solidus_watchdog_allow_stop(int descriptor) {
  ssize_t count = write(descriptor, "V", 1);
  return count < 0 ? -errno : count == 1 ? 0 : -EIO;
}

int solidus_watchdog_number(int descriptor) {
  struct stat facts;
  if (fstat(descriptor, &facts) < 0) return -errno;
  // The old node /dev/watchdog stands for the first one.
  if (major(facts.st_rdev) == misc_major && minor(facts.st_rdev) == watchdog_minor) return 0;
  return (int)minor(facts.st_rdev);
}

#else

int solidus_watchdog_facts_of(int descriptor, solidus_watchdog_facts *facts) {
  (void)descriptor, (void)facts;
  return -ENOSYS;
}

int solidus_watchdog_set_timeout(int descriptor, int seconds) {
  (void)descriptor, (void)seconds;
  return -ENOSYS;
}

int solidus_watchdog_timeout(int descriptor) {
  (void)descriptor;
  return -ENOSYS;
}

int solidus_watchdog_keep_alive(int descriptor) {
  (void)descriptor;
  return -ENOSYS;
}

int solidus_watchdog_allow_stop(int descriptor) {
  (void)descriptor;
  return -ENOSYS;
}

int solidus_watchdog_number(int descriptor) {
  (void)descriptor;
  return -ENOSYS;
}

#endif
