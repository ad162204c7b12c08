#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <string.h>

void solidus_explain(int error, char *text, int size) {
  strncpy(text, strerror(error), (size_t)size - 1);
  text[size - 1] = 0;
}

#if defined(SOLIDUS_LINUX_IO) && defined(__linux__)

#include <i2c/smbus.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <linux/watchdog.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>

int solidus_i2c_kind(int bus) {
  unsigned long functions = 0;
  if (ioctl(bus, I2C_FUNCS, &functions) < 0) return -errno;
  return functions & I2C_FUNC_I2C ? 1 : 2;
}

int solidus_i2c_patience(int bus, int tens_of_ms) {
  if (ioctl(bus, I2C_TIMEOUT, (unsigned long)tens_of_ms) < 0) return -errno;
  if (ioctl(bus, I2C_RETRIES, 0UL) < 0) return -errno;
  return 0;
}

int solidus_i2c_transfer(int bus, uint16_t address, const uint8_t *out, uint16_t out_count,
                         uint8_t *in, uint16_t in_count) {
  struct i2c_msg messages[2];
  unsigned count = 0;
  if (out_count > 0 || in_count == 0)
    messages[count++] =
        (struct i2c_msg){.addr = address, .flags = 0, .len = out_count, .buf = (uint8_t *)out};
  if (in_count > 0)
    messages[count++] =
        (struct i2c_msg){.addr = address, .flags = I2C_M_RD, .len = in_count, .buf = in};
  struct i2c_rdwr_ioctl_data all = {.msgs = messages, .nmsgs = count};
  int done = ioctl(bus, I2C_RDWR, &all);
  if (done < 0) return -errno;
  return done == (int)count ? 0 : -EMSGSIZE;
}

int solidus_i2c_smbus(int bus, uint16_t address, const uint8_t *out, uint16_t out_count,
                      uint8_t *in, uint16_t in_count) {
  if (ioctl(bus, I2C_SLAVE, (unsigned long)address) < 0) return -errno;
  int32_t got;
  if (in_count == 0) {
    switch (out_count) {
      case 0: return i2c_smbus_write_quick(bus, I2C_SMBUS_WRITE);
      case 1: return i2c_smbus_write_byte(bus, out[0]);
      case 2: return i2c_smbus_write_byte_data(bus, out[0], out[1]);
      // SMBus words go low byte first; ours go as they stand.
      case 3: return i2c_smbus_write_word_data(bus, out[0], (uint16_t)(out[1] | out[2] << 8));
      default:
        if (out_count > 1 + I2C_SMBUS_BLOCK_MAX) return -EOPNOTSUPP;
        return i2c_smbus_write_i2c_block_data(bus, out[0], (uint8_t)(out_count - 1), out + 1);
    }
  }
  if (out_count > 1) return -EOPNOTSUPP;
  if (out_count == 0) {
    if (in_count != 1) return -EOPNOTSUPP;
    got = i2c_smbus_read_byte(bus);
    if (got < 0) return got;
    in[0] = (uint8_t)got;
    return 0;
  }
  if (in_count == 1) {
    got = i2c_smbus_read_byte_data(bus, out[0]);
    if (got < 0) return got;
    in[0] = (uint8_t)got;
    return 0;
  }
  if (in_count == 2) {
    got = i2c_smbus_read_word_data(bus, out[0]);
    if (got < 0) return got;
    in[0] = (uint8_t)got;
    in[1] = (uint8_t)(got >> 8);
    return 0;
  }
  if (in_count > I2C_SMBUS_BLOCK_MAX) return -EOPNOTSUPP;
  got = i2c_smbus_read_i2c_block_data(bus, out[0], (uint8_t)in_count, in);
  if (got < 0) return got;
  return got == in_count ? 0 : -EMSGSIZE;
}

int solidus_realtime(int priority) {
  struct sched_param parameters = {.sched_priority = priority};
  if (sched_setscheduler(0, SCHED_FIFO, &parameters) < 0) return -errno;
  if (mlockall(MCL_CURRENT | MCL_FUTURE) < 0) return -errno;
  return 0;
}

int solidus_pin(int cpu) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(cpu, &set);
  if (sched_setaffinity(0, sizeof set, &set) < 0) return -errno;
  return prctl(PR_SET_TIMERSLACK, 1UL, 0, 0, 0) < 0 ? -errno : 0;
}

int solidus_watchdog_timeout(int watchdog, int *seconds) {
  return ioctl(watchdog, WDIOC_SETTIMEOUT, seconds) < 0 ? -errno : 0;
}

int solidus_watchdog_pet(int watchdog) {
  return ioctl(watchdog, WDIOC_KEEPALIVE, 0) < 0 ? -errno : 0;
}

#else

int solidus_i2c_kind(int bus) { return (void)bus, -ENOSYS; }
int solidus_i2c_patience(int bus, int t) { return (void)bus, (void)t, -ENOSYS; }
int solidus_i2c_transfer(int bus, uint16_t address, const uint8_t *out, uint16_t out_count,
                         uint8_t *in, uint16_t in_count) {
  return (void)bus, (void)address, (void)out, (void)out_count, (void)in, (void)in_count, -ENOSYS;
}
int solidus_i2c_smbus(int bus, uint16_t address, const uint8_t *out, uint16_t out_count,
                      uint8_t *in, uint16_t in_count) {
  return (void)bus, (void)address, (void)out, (void)out_count, (void)in, (void)in_count, -ENOSYS;
}
int solidus_realtime(int priority) { return (void)priority, -ENOSYS; }
int solidus_pin(int cpu) { return (void)cpu, -ENOSYS; }
int solidus_watchdog_timeout(int watchdog, int *seconds) {
  return (void)watchdog, (void)seconds, -ENOSYS;
}
int solidus_watchdog_pet(int watchdog) { return (void)watchdog, -ENOSYS; }

#endif
