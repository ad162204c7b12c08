#ifndef SOLIDUS_CVHOST_H
#define SOLIDUS_CVHOST_H

#include <stddef.h>
#include <stdint.h>

// Sockets that carry descriptors, and memory that another process shares. Each function returns
// zero or more, or the negative error number.

/// How many descriptors one message can carry.
enum { solidus_vhost_descriptors = 8 };

/// Listens on a socket at this path, which must not be there yet.
int solidus_vhost_listen(const char *path);
int solidus_vhost_accept(int listener);
/// Reads until `count` bytes are there; 0 at the end of the stream. Descriptors that come with them
/// are added to `descriptors`, which holds `solidus_vhost_descriptors`.
int solidus_vhost_receive(
    int socket, void *bytes, size_t count, int *descriptors, int *descriptor_count);
int solidus_vhost_send(int socket, const void *bytes, size_t count);
/// Which of the descriptors can be read: the bit of each. A negative wait has no end.
int solidus_vhost_poll(const int *descriptors, int count, int64_t nanoseconds, uint64_t *readable);

/// Maps what a descriptor stands for, to be read and written.
int solidus_vhost_map(int descriptor, uint64_t size, uint64_t offset, void **start);
void solidus_vhost_unmap(void *start, uint64_t size);
/// What the other process wrote before this number is seen once the number is.
uint16_t solidus_vhost_load(const void *place);
/// Whoever sees this number sees all that was written before it.
void solidus_vhost_store(void *place, uint16_t number);

#endif
