// What a bare Cortex-M4 needs before Swift runs, and how it talks: semihosting.
#include "CPlatform.h"

#include <stddef.h>
#include <stdint.h>

int main(void);

static int semihost(int operation, const void *argument) {
  register int r0 __asm__("r0") = operation;
  register const void *r1 __asm__("r1") = argument;
  __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
  return r0;
}

void platform_write(char c) { semihost(0x03, &c); }

_Noreturn void platform_exit(int status) {
  const uint32_t why[2] = {0x20026, (uint32_t)status};
  semihost(0x20, why);
  for (;;) {}
}

void Reset_Handler(void) {
  // Switch the floating-point unit on: coprocessors 10 and 11.
  *(volatile uint32_t *)0xE000ED88 |= 0xFu << 20;
  __asm__ volatile("dsb; isb");
  main();
  platform_exit(0);
}

// A Swift trap is an undefined instruction and ends here.
void Fault_Handler(void) { platform_exit(77); }

__attribute__((section(".vectors"), used)) const uintptr_t vectors[16] = {
    0x20000000 + 0x400000, (uintptr_t)Reset_Handler, (uintptr_t)Fault_Handler,
    (uintptr_t)Fault_Handler, (uintptr_t)Fault_Handler, (uintptr_t)Fault_Handler,
    (uintptr_t)Fault_Handler};

void *memset(void *to, int value, size_t n) {
  unsigned char *p = to;
  while (n--) *p++ = (unsigned char)value;
  return to;
}
void *memcpy(void *to, const void *from, size_t n) {
  unsigned char *p = to;
  const unsigned char *q = from;
  while (n--) *p++ = *q++;
  return to;
}
void *memmove(void *to, const void *from, size_t n) {
  unsigned char *p = to;
  const unsigned char *q = from;
  if (p < q) return memcpy(to, from, n);
  while (n--) p[n] = q[n];
  return to;
}
void __aeabi_memcpy(void *to, const void *from, size_t n) { memcpy(to, from, n); }
void __aeabi_memcpy4(void *to, const void *from, size_t n) { memcpy(to, from, n); }
void __aeabi_memcpy8(void *to, const void *from, size_t n) { memcpy(to, from, n); }
void __aeabi_memmove(void *to, const void *from, size_t n) { memmove(to, from, n); }
void __aeabi_memclr(void *to, size_t n) { memset(to, 0, n); }
void __aeabi_memclr4(void *to, size_t n) { memset(to, 0, n); }
void __aeabi_memclr8(void *to, size_t n) { memset(to, 0, n); }
void __aeabi_memset(void *to, size_t n, int value) { memset(to, value, n); }

// Swift seeds its hasher here; the golden run hashes nothing, and must not be random.
void arc4random_buf(void *to, size_t n) { memset(to, 0, n); }
int posix_memalign(void **to, size_t alignment, size_t n) {
  (void)to, (void)alignment, (void)n;
  return 12;
}
void free(void *p) { (void)p; }
int putchar(int c) {
  platform_write((char)c);
  return c;
}
