#include <errno.h>

#include "CLinux.h"

#ifdef SOLIDUS_LINUX_IO

#include <i2c/smbus.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <string.h>
#include <sys/ioctl.h>

static int request(int descriptor, unsigned long which, unsigned long argument) {
  int result = ioctl(descriptor, which, argument);
  return result < 0 ? -errno : result;
}

int solidus_i2c_functions(int descriptor, uint64_t *functions) {
  unsigned long bits = 0;
  int result = request(descriptor, I2C_FUNCS, (unsigned long)&bits);
  *functions = bits;
  return result;
}

int solidus_i2c_set_timeout(int descriptor, unsigned tens_of_milliseconds) {
  return request(descriptor, I2C_TIMEOUT, tens_of_milliseconds);
}

int solidus_i2c_set_retries(int descriptor, unsigned retries) {
  return request(descriptor, I2C_RETRIES, retries);
}

int solidus_i2c_transfer(
    int descriptor, uint8_t address, const uint8_t *outgoing, size_t outgoing_count,
    uint8_t *incoming, size_t incoming_count) {
  struct i2c_msg messages[2];
  struct i2c_rdwr_ioctl_data all = {.msgs = messages, .nmsgs = 0};
  if (outgoing_count > 0 || incoming_count == 0) {
    // The kernel copies the bytes of a message that is written and never writes to them.
    messages[all.nmsgs++] = (struct i2c_msg){
        .addr = address, .flags = 0, .len = (uint16_t)outgoing_count, .buf = (uint8_t *)outgoing};
  }
  if (incoming_count > 0) {
    messages[all.nmsgs++] = (struct i2c_msg){
        .addr = address, .flags = I2C_M_RD, .len = (uint16_t)incoming_count, .buf = incoming};
  }
  return request(descriptor, I2C_RDWR, (unsigned long)&all);
}

/// SMBus sends the low byte of a word first, so a word in wire order is little-endian.
static int read_word(int descriptor, uint8_t command, uint8_t *incoming) {
  int word = i2c_smbus_read_word_data(descriptor, command);
  if (word < 0) return word;
  incoming[0] = (uint8_t)(word & 0xff);
  incoming[1] = (uint8_t)(word >> 8);
  return 2;
}

static int read_byte(int byte, uint8_t *incoming) {
  if (byte < 0) return byte;
  incoming[0] = (uint8_t)byte;
  return 1;
}

static int read_block(int descriptor, uint8_t command, uint8_t *incoming, size_t count) {
  // libi2c copies as many bytes as the adapter says, at most 32.
  uint8_t block[I2C_SMBUS_BLOCK_MAX];
  int got = i2c_smbus_read_i2c_block_data(descriptor, command, (uint8_t)count, block);
  if (got < 0) return got;
  if ((size_t)got > count) return -EPROTO;
  memcpy(incoming, block, (size_t)got);
  return got;
}

int solidus_smbus_select(int descriptor, uint8_t address) {
  return request(descriptor, I2C_SLAVE, address);
}

int solidus_smbus_transfer(
    int descriptor, enum solidus_smbus_shape shape, const uint8_t *outgoing,
    size_t outgoing_count, uint8_t *incoming, size_t incoming_count) {
  switch (shape) {
    case solidus_smbus_quick:
      return i2c_smbus_write_quick(descriptor, I2C_SMBUS_WRITE);
    case solidus_smbus_send_byte:
      return i2c_smbus_write_byte(descriptor, outgoing[0]);
    case solidus_smbus_receive_byte:
      return read_byte(i2c_smbus_read_byte(descriptor), incoming);
    case solidus_smbus_write_byte:
      return i2c_smbus_write_byte_data(descriptor, outgoing[0], outgoing[1]);
    case solidus_smbus_read_byte:
      return read_byte(i2c_smbus_read_byte_data(descriptor, outgoing[0]), incoming);
    case solidus_smbus_write_word:
      return i2c_smbus_write_word_data(
          descriptor, outgoing[0], (uint16_t)(outgoing[1] | outgoing[2] << 8));
    case solidus_smbus_read_word:
      return read_word(descriptor, outgoing[0], incoming);
    case solidus_smbus_write_block:
      return i2c_smbus_write_i2c_block_data(
          descriptor, outgoing[0], (uint8_t)(outgoing_count - 1), outgoing + 1);
    case solidus_smbus_read_block:
      return read_block(descriptor, outgoing[0], incoming, incoming_count);
  }
  return -EINVAL;
}

#else

int solidus_i2c_functions(int descriptor, uint64_t *functions) {
  (void)descriptor, (void)functions;
  return -ENOSYS;
}

int solidus_i2c_set_timeout(int descriptor, unsigned tens_of_milliseconds) {
  (void)descriptor, (void)tens_of_milliseconds;
  return -ENOSYS;
}

int solidus_i2c_set_retries(int descriptor, unsigned retries) {
  (void)descriptor, (void)retries;
  return -ENOSYS;
}

int solidus_i2c_transfer(
    int descriptor, uint8_t address, const uint8_t *outgoing, size_t outgoing_count,
    uint8_t *incoming, size_t incoming_count) {
  (void)descriptor, (void)address, (void)outgoing, (void)outgoing_count;
  (void)incoming, (void)incoming_count;
  return -ENOSYS;
}

int solidus_smbus_select(int descriptor, uint8_t address) {
  (void)descriptor, (void)address;
  return -ENOSYS;
}

int solidus_smbus_transfer(
    int descriptor, enum solidus_smbus_shape shape, const uint8_t *outgoing,
    size_t outgoing_count, uint8_t *incoming, size_t incoming_count) {
  (void)descriptor, (void)shape, (void)outgoing, (void)outgoing_count;
  (void)incoming, (void)incoming_count;
  return -ENOSYS;
}

#endif
