#ifndef SOLIDUS_CDIGEST_H
#define SOLIDUS_CDIGEST_H

#include <stddef.h>
#include <stdint.h>

/// SHA-256 (FIPS 180-4), with the processor's SHA instructions where it has them.
typedef struct {
  uint32_t state[8];
  uint64_t length;
  uint8_t block[64];
} solidus_sha256;

void solidus_sha256_start(solidus_sha256 *s);
void solidus_sha256_add(solidus_sha256 *s, const uint8_t *bytes, size_t count);
/// Ends the message; `s` must be started again before it is used again.
void solidus_sha256_end(solidus_sha256 *s, uint8_t digest[32]);

/// CRC-32C of some bytes, with the processor's instruction where it has one; and without.
uint32_t solidus_crc32c(const uint8_t *bytes, size_t count);
uint32_t solidus_crc32c_plain(const uint8_t *bytes, size_t count);

#endif
