#include "CDigest.h"

// CRC-32C (Castagnoli), reflected polynomial 0x82F63B78; RFC 3720, appendix B.4.

static uint32_t table[8][256];
static int is_ready;

static void prepare(void) {
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t c = i;
    for (int k = 0; k < 8; k++) c = c & 1 ? c >> 1 ^ 0x82F63B78u : c >> 1;
    table[0][i] = c;
  }
  for (int i = 0; i < 256; i++)
    for (int k = 1; k < 8; k++)
      table[k][i] = table[k - 1][i] >> 8 ^ table[0][table[k - 1][i] & 0xFF];
  is_ready = 1;
}

static uint32_t plain(uint32_t c, const uint8_t *p, size_t n) {
  if (!is_ready) prepare();
  while (n >= 8) {
    c ^= (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
    c = table[7][c & 0xFF] ^ table[6][c >> 8 & 0xFF] ^ table[5][c >> 16 & 0xFF] ^
        table[4][c >> 24] ^ table[3][p[4]] ^ table[2][p[5]] ^ table[1][p[6]] ^ table[0][p[7]];
    p += 8;
    n -= 8;
  }
  while (n--) c = c >> 8 ^ table[0][(c ^ *p++) & 0xFF];
  return c;
}

#if defined(__x86_64__)
#include <string.h>

__attribute__((target("sse4.2"))) static uint32_t fast(uint32_t c, const uint8_t *p, size_t n) {
  uint64_t wide = c;
  while (n >= 8) {
    uint64_t word;
    memcpy(&word, p, 8);
    wide = __builtin_ia32_crc32di(wide, word);
    p += 8;
    n -= 8;
  }
  c = (uint32_t)wide;
  while (n--) c = __builtin_ia32_crc32qi(c, *p++);
  return c;
}
#endif

uint32_t solidus_crc32c(const uint8_t *bytes, size_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("sse4.2")) return ~fast(~0u, bytes, count);
#endif
  return ~plain(~0u, bytes, count);
}

uint32_t solidus_crc32c_plain(const uint8_t *bytes, size_t count) {
  return ~plain(~0u, bytes, count);
}
