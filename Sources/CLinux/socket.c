#ifndef _GNU_SOURCE
#define _GNU_SOURCE  // struct ucred
#endif

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "CLinux.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

static int fill(struct sockaddr_un *address, const char *path) {
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  size_t length = strlen(path);
  if (length == 0) return -ENOENT;
  if (length >= sizeof address->sun_path) return -ENAMETOOLONG;
  memcpy(address->sun_path, path, length + 1);
  return 0;
}

/// A socket that is closed when another program is started.
static int make(int kind) {
  int descriptor = socket(AF_UNIX, kind, 0);
  if (descriptor < 0) return -errno;
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  return descriptor;
}

static int fail(int descriptor) {
  int failure = errno;
  close(descriptor);
  return -failure;
}

static int call(const struct sockaddr_un *address, int kind, int seconds) {
  int descriptor = make(kind);
  if (descriptor < 0) return descriptor;
  struct timeval patience = {.tv_sec = seconds};
  setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  int result = connect(descriptor, (const struct sockaddr *)address, sizeof *address);
  return result < 0 ? fail(descriptor) : descriptor;
}

/// Takes away what a dead program has left under this name, and nothing else.
static int clear(const struct sockaddr_un *address, int kind) {
  struct stat facts;
  if (lstat(address->sun_path, &facts) < 0) return errno == ENOENT ? 0 : -errno;
  if (!S_ISSOCK(facts.st_mode)) return -ENOTTY;
  int descriptor = call(address, kind, 1);
  if (descriptor >= 0) close(descriptor);
  if (descriptor != -ECONNREFUSED) return descriptor >= 0 ? -EBUSY : descriptor;
  return unlink(address->sun_path) < 0 ? -errno : 0;
}

static int bind_to(const char *path, int kind, mode_t mode) {
  struct sockaddr_un address;
  int result = fill(&address, path);
  if (result == 0) result = clear(&address, kind);
  if (result < 0) return result;
  int descriptor = make(kind);
  if (descriptor < 0) return descriptor;
  // Its name comes into the folder with these rights and no others, not even for a moment.
  mode_t before = umask(0777 & ~mode);
  result = bind(descriptor, (struct sockaddr *)&address, sizeof address);
  int failure = errno;
  umask(before);
  if (result == 0) return descriptor;
  close(descriptor);
  return -failure;
}

int solidus_socket_listen(const char *path) {
  int descriptor = bind_to(path, SOCK_STREAM, 0660);
  if (descriptor < 0) return descriptor;
  if (fcntl(descriptor, F_SETFL, O_NONBLOCK) < 0 || listen(descriptor, 16) < 0)
    return fail(descriptor);
  return descriptor;
}

int solidus_socket_accept(int listener, uint32_t *user) {
  int descriptor = accept(listener, NULL, NULL);
  if (descriptor < 0) return -errno;
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
#ifdef __linux__
  struct ucred who;
  socklen_t size = sizeof who;
  if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &who, &size) < 0) return fail(descriptor);
  *user = who.uid;
#else
  uid_t who;
  gid_t group;
  if (getpeereid(descriptor, &who, &group) < 0) return fail(descriptor);
  *user = who;
#endif
  return descriptor;
}

int solidus_socket_call(const char *path, int seconds) {
  struct sockaddr_un address;
  int result = fill(&address, path);
  return result < 0 ? result : call(&address, SOCK_STREAM, seconds);
}

int solidus_socket_call_network(const char *address, uint16_t port) {
  struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons(port)};
  if (inet_pton(AF_INET, address, &place.sin_addr) != 1) return -EINVAL;
  int descriptor = socket(AF_INET, SOCK_STREAM, 0);
  if (descriptor < 0) return -errno;
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  if (fcntl(descriptor, F_SETFL, O_NONBLOCK) < 0) return fail(descriptor);
  int result = connect(descriptor, (const struct sockaddr *)&place, sizeof place);
  return result < 0 && errno != EINPROGRESS ? fail(descriptor) : descriptor;
}

int solidus_socket_take_messages(const char *path, int seconds) {
  int descriptor = bind_to(path, SOCK_DGRAM, 0600);
  if (descriptor < 0) return descriptor;
  struct timeval patience = {.tv_sec = seconds};
  setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  return descriptor;
}

int solidus_socket_send_messages(const char *path) {
  struct sockaddr_un address;
  int result = fill(&address, path);
  return result < 0 ? result : call(&address, SOCK_DGRAM, 1);
}

int solidus_socket_receive(int descriptor, char *bytes, size_t capacity, bool waiting) {
  ssize_t count = recv(descriptor, bytes, capacity, waiting ? 0 : MSG_DONTWAIT);
  return count < 0 ? -errno : (int)count;
}

int solidus_socket_send(int descriptor, const char *bytes, size_t count, bool waiting) {
  int flags = MSG_NOSIGNAL | (waiting ? 0 : MSG_DONTWAIT);
  ssize_t sent = send(descriptor, bytes, count, flags);
  return sent < 0 ? -errno : (int)sent;
}

void solidus_socket_close(int descriptor) { close(descriptor); }

void solidus_socket_remove(const char *path) {
  struct stat facts;
  if (lstat(path, &facts) == 0 && S_ISSOCK(facts.st_mode)) unlink(path);
}
