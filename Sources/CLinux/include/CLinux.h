#ifndef SOLIDUS_CLINUX_H
#define SOLIDUS_CLINUX_H

#include <stdint.h>

// What Swift cannot call itself: ioctl is variadic, and some functions need _GNU_SOURCE.
// Every function answers a count or zero, or a negative errno. Without the trait LinuxIO, and on
// other systems, all answer -ENOSYS.

/// What the adapter behind an open bus can do: 1 combined transfers, 2 SMBus only.
int solidus_i2c_kind(int bus);
/// The kernel's patience with one message, in steps of 10 ms, and no retries of its own.
int solidus_i2c_patience(int bus, int tens_of_ms);
/// One combined transaction; answers the number of messages that went over the wire.
int solidus_i2c_transfer(int bus, uint16_t address, const uint8_t *out, uint16_t out_count,
                         uint8_t *in, uint16_t in_count);
/// The same by SMBus commands, where one of them has this shape; -EOPNOTSUPP where none has.
int solidus_i2c_smbus(int bus, uint16_t address, const uint8_t *out, uint16_t out_count,
                      uint8_t *in, uint16_t in_count);

/// Asks for the real-time scheduler, and keeps all memory in place.
int solidus_realtime(int priority);
/// Keeps this thread on one processor and its timers exact to a nanosecond.
int solidus_pin(int cpu);

int solidus_watchdog_timeout(int watchdog, int *seconds);
int solidus_watchdog_pet(int watchdog);

/// strerror, safe for threads.
void solidus_explain(int error, char *text, int size);

#endif
