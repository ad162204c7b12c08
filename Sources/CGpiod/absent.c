#ifndef SOLIDUS_LINUX_IO

#include <errno.h>

#include "CGpiod.h"

const char *solidus_gpio_version(void) { return "not built in"; }

int solidus_gpio_count(const char *chip) {
  (void)chip;
  return -ENOSYS;
}

int solidus_gpio_consumer(const char *chip, unsigned offset, char *name, size_t capacity) {
  (void)chip, (void)offset, (void)name, (void)capacity;
  return -ENOSYS;
}

int solidus_gpio_claim_output(
    const char *chip, unsigned offset, bool value, const char *consumer, solidus_line **line) {
  (void)chip, (void)offset, (void)value, (void)consumer, (void)line;
  return -ENOSYS;
}

int solidus_gpio_claim_input(
    const char *chip, unsigned offset, enum solidus_bias bias, bool edges, const char *consumer,
    solidus_line **line) {
  (void)chip, (void)offset, (void)bias, (void)edges, (void)consumer, (void)line;
  return -ENOSYS;
}

int solidus_gpio_level(const char *chip, unsigned offset, const char *consumer) {
  (void)chip, (void)offset, (void)consumer;
  return -ENOSYS;
}

int solidus_gpio_set(solidus_line *line, bool value) {
  (void)line, (void)value;
  return -ENOSYS;
}

int solidus_gpio_get(solidus_line *line) {
  (void)line;
  return -ENOSYS;
}

int solidus_gpio_next_edge(solidus_line *line, solidus_edge *edge) {
  (void)line, (void)edge;
  return -ENOSYS;
}

void solidus_gpio_release(solidus_line *line) { (void)line; }

#endif
