// Stands before glibc's allocator: whatever is linked with this file is counted.
#include "CAllocationTrap.h"

#include <stddef.h>
#include <errno.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static __thread int armed;
static __thread long count;

void allocation_trap_set(int now) { armed = now; }
long allocation_trap_count(void) { return count; }

void *malloc(size_t n) {
  if (armed) count++;
  return __libc_malloc(n);
}
void *calloc(size_t n, size_t size) {
  if (armed) count++;
  return __libc_calloc(n, size);
}
void *realloc(void *p, size_t n) {
  if (armed) count++;
  return __libc_realloc(p, n);
}
void *aligned_alloc(size_t alignment, size_t n) {
  if (armed) count++;
  return __libc_memalign(alignment, n);
}
int posix_memalign(void **p, size_t alignment, size_t n) {
  if (armed) count++;
  *p = __libc_memalign(alignment, n);
  return *p ? 0 : ENOMEM;
}
