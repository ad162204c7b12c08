// libgpiod 1.x, as in Debian 12.

#ifdef SOLIDUS_LINUX_IO
#include <gpiod.h>
#endif

#if defined(SOLIDUS_LINUX_IO) && defined(GPIOD_LINE_BULK_MAX_LINES)

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "CGpiod.h"

struct solidus_line {
  struct gpiod_chip *chip;
  struct gpiod_line *line;
};

/// The library promises errno; should it forget, the failure must not look like success.
static int failure(void) { return errno > 0 ? -errno : -EIO; }

const char *solidus_gpio_version(void) { return gpiod_version_string(); }

static int open_line(
    const char *path, unsigned offset, struct gpiod_chip **chip, struct gpiod_line **line) {
  *chip = gpiod_chip_open(path);
  if (!*chip) return failure();
  *line = gpiod_chip_get_line(*chip, offset);
  if (*line) return 0;
  int result = failure();
  gpiod_chip_close(*chip);
  return result;
}

int solidus_gpio_count(const char *path) {
  struct gpiod_chip *chip = gpiod_chip_open(path);
  if (!chip) return failure();
  int count = (int)gpiod_chip_num_lines(chip);
  gpiod_chip_close(chip);
  return count;
}

int solidus_gpio_consumer(const char *path, unsigned offset, char *name, size_t capacity) {
  struct gpiod_chip *chip;
  struct gpiod_line *line;
  int result = open_line(path, offset, &chip, &line);
  if (result < 0) return result;
  const char *consumer = gpiod_line_consumer(line);
  snprintf(name, capacity, "%s", consumer ? consumer : "");
  result = gpiod_line_is_used(line) ? 1 : 0;
  gpiod_chip_close(chip);
  return result;
}

/// Passes on a line that was requested, or closes its chip again.
static int keep(
    int requested, struct gpiod_chip *chip, struct gpiod_line *line, solidus_line **claimed) {
  int result = requested < 0 ? failure() : 0;
  solidus_line *held = result < 0 ? NULL : malloc(sizeof *held);
  if (!held) {
    // Closing the chip releases what was requested of it.
    gpiod_chip_close(chip);
    return result < 0 ? result : -ENOMEM;
  }
  held->chip = chip;
  held->line = line;
  *claimed = held;
  return 0;
}

int solidus_gpio_level(const char *path, unsigned offset, const char *consumer) {
  struct gpiod_chip *chip;
  struct gpiod_line *line;
  int result = open_line(path, offset, &chip, &line);
  if (result < 0) return result;
  const struct gpiod_line_request_config as_it_is = {
      .consumer = consumer, .request_type = GPIOD_LINE_REQUEST_DIRECTION_AS_IS};
  result = gpiod_line_request(line, &as_it_is, 0) < 0 ? failure() : gpiod_line_get_value(line);
  if (result == -1) result = failure();
  gpiod_chip_close(chip);
  return result;
}

int solidus_gpio_claim_output(
    const char *path, unsigned offset, bool value, const char *consumer, solidus_line **claimed) {
  struct gpiod_chip *chip;
  struct gpiod_line *line;
  int result = open_line(path, offset, &chip, &line);
  if (result < 0) return result;
  return keep(gpiod_line_request_output(line, consumer, value), chip, line, claimed);
}

static int bias_flag(enum solidus_bias bias) {
  switch (bias) {
    case solidus_bias_as_is: return 0;
    case solidus_bias_none: return GPIOD_LINE_REQUEST_FLAG_BIAS_DISABLE;
    case solidus_bias_up: return GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_UP;
    case solidus_bias_down: return GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_DOWN;
  }
  return 0;
}

int solidus_gpio_claim_input(
    const char *path, unsigned offset, enum solidus_bias bias, bool edges, const char *consumer,
    solidus_line **claimed) {
  struct gpiod_chip *chip;
  struct gpiod_line *line;
  int result = open_line(path, offset, &chip, &line);
  if (result < 0) return result;
  int flags = bias_flag(bias);
  int requested = edges ? gpiod_line_request_both_edges_events_flags(line, consumer, flags)
                        : gpiod_line_request_input_flags(line, consumer, flags);
  return keep(requested, chip, line, claimed);
}

int solidus_gpio_set(solidus_line *held, bool value) {
  return gpiod_line_set_value(held->line, value) < 0 ? failure() : 0;
}

int solidus_gpio_get(solidus_line *held) {
  int value = gpiod_line_get_value(held->line);
  return value < 0 ? failure() : value;
}

int solidus_gpio_next_edge(solidus_line *held, solidus_edge *edge) {
  const struct timespec at_once = {0, 0};
  int waiting = gpiod_line_event_wait(held->line, &at_once);
  if (waiting < 0) return failure();
  if (waiting == 0) return 0;
  struct gpiod_line_event event;
  if (gpiod_line_event_read(held->line, &event) < 0) return failure();
  edge->rising = event.event_type == GPIOD_LINE_EVENT_RISING_EDGE;
  edge->nanoseconds = event.ts.tv_sec * INT64_C(1000000000) + event.ts.tv_nsec;
  return 1;
}

void solidus_gpio_release(solidus_line *held) {
  gpiod_line_release(held->line);
  gpiod_chip_close(held->chip);
  free(held);
}

#endif
