#define _GNU_SOURCE

#include "CVhost.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

int solidus_vhost_listen(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) return -ENAMETOOLONG;
  strcpy(address.sun_path, path);
  int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (listener < 0) return -errno;
  if (bind(listener, (struct sockaddr *)&address, sizeof address) == 0 && listen(listener, 1) == 0)
    return listener;
  int failure = -errno;
  close(listener);
  return failure;
}

int solidus_vhost_accept(int listener) {
  int accepted = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
  return accepted < 0 ? -errno : accepted;
}

/// Notes the descriptors that came with a message.
static void take(struct msghdr *message, int *descriptors, int *descriptor_count) {
  for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part; part = CMSG_NXTHDR(message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
    size_t found = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t i = 0; i < found; i++) {
      int descriptor;
      memcpy(&descriptor, CMSG_DATA(part) + i * sizeof(int), sizeof descriptor);
      if (*descriptor_count < solidus_vhost_descriptors)
        descriptors[(*descriptor_count)++] = descriptor;
      else
        close(descriptor);
    }
  }
}

int solidus_vhost_receive(
    int socket, void *bytes, size_t count, int *descriptors, int *descriptor_count) {
  size_t have = 0;
  while (have < count) {
    char control[CMSG_SPACE(sizeof(int) * solidus_vhost_descriptors)];
    struct iovec part = {.iov_base = (char *)bytes + have, .iov_len = count - have};
    struct msghdr message = {
        .msg_iov = &part,
        .msg_iovlen = 1,
        .msg_control = control,
        .msg_controllen = sizeof control,
    };
    ssize_t got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -errno;
    if (got == 0) return have == 0 ? 0 : -EPIPE;
    take(&message, descriptors, descriptor_count);
    have += (size_t)got;
  }
  return 1;
}

int solidus_vhost_send(int socket, const void *bytes, size_t count) {
  size_t sent = 0;
  while (sent < count) {
    ssize_t now = send(socket, (const char *)bytes + sent, count - sent, MSG_NOSIGNAL);
    if (now < 0 && errno == EINTR) continue;
    if (now < 0) return -errno;
    sent += (size_t)now;
  }
  return 0;
}

int solidus_vhost_poll(
    const int *descriptors, int count, int64_t nanoseconds, uint64_t *readable) {
  struct pollfd wanted[64];
  if (count > 64) return -EINVAL;
  for (int i = 0; i < count; i++)
    wanted[i] = (struct pollfd){.fd = descriptors[i], .events = POLLIN};
  struct timespec wait = {
      .tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
  int found = ppoll(wanted, (nfds_t)count, nanoseconds < 0 ? NULL : &wait, NULL);
  *readable = 0;
  if (found < 0) return errno == EINTR ? 0 : -errno;
  for (int i = 0; i < count; i++)
    if (wanted[i].revents) *readable |= UINT64_C(1) << i;
  return found;
}

int solidus_vhost_map(int descriptor, uint64_t size, uint64_t offset, void **start) {
  void *mapped =
      mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, (off_t)offset);
  if (mapped == MAP_FAILED) return -errno;
  *start = mapped;
  return 0;
}

void solidus_vhost_unmap(void *start, uint64_t size) { munmap(start, size); }

uint16_t solidus_vhost_load(const void *place) {
  return __atomic_load_n((const uint16_t *)place, __ATOMIC_ACQUIRE);
}

void solidus_vhost_store(void *place, uint16_t number) {
  __atomic_store_n((uint16_t *)place, number, __ATOMIC_RELEASE);
}
