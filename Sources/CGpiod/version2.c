// libgpiod 2.x, as in Debian 13 and later.

#ifdef SOLIDUS_LINUX_IO
#include <gpiod.h>
#endif

#if defined(SOLIDUS_LINUX_IO) && !defined(GPIOD_LINE_BULK_MAX_LINES)

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "CGpiod.h"

struct solidus_line {
  struct gpiod_line_request *request;
  /// Room for one edge; only a line that watches for edges has it.
  struct gpiod_edge_event_buffer *buffer;
  unsigned offset;
};

/// The library promises errno; should it forget, the failure must not look like success.
static int failure(void) { return errno > 0 ? -errno : -EIO; }

const char *solidus_gpio_version(void) { return gpiod_api_version(); }

int solidus_gpio_count(const char *path) {
  struct gpiod_chip *chip = gpiod_chip_open(path);
  if (!chip) return failure();
  struct gpiod_chip_info *info = gpiod_chip_get_info(chip);
  int count = info ? (int)gpiod_chip_info_get_num_lines(info) : failure();
  if (info) gpiod_chip_info_free(info);
  gpiod_chip_close(chip);
  return count;
}

int solidus_gpio_consumer(const char *path, unsigned offset, char *name, size_t capacity) {
  struct gpiod_chip *chip = gpiod_chip_open(path);
  if (!chip) return failure();
  struct gpiod_line_info *info = gpiod_chip_get_line_info(chip, offset);
  int result = info ? 0 : failure();
  if (info) {
    const char *consumer = gpiod_line_info_get_consumer(info);
    snprintf(name, capacity, "%s", consumer ? consumer : "");
    result = gpiod_line_info_is_used(info) ? 1 : 0;
    gpiod_line_info_free(info);
  }
  gpiod_chip_close(chip);
  return result;
}

/// Asks the chip for one line, with the edges of that line apart from those of any other.
static struct gpiod_line_request *request_one(
    struct gpiod_chip *chip, unsigned offset, struct gpiod_line_settings *settings,
    const char *consumer) {
  struct gpiod_line_request *request = NULL;
  struct gpiod_line_config *lines = gpiod_line_config_new();
  struct gpiod_request_config *how = gpiod_request_config_new();
  if (lines && how && gpiod_line_config_add_line_settings(lines, &offset, 1, settings) == 0) {
    gpiod_request_config_set_consumer(how, consumer);
    request = gpiod_chip_request_lines(chip, how, lines);
  }
  int saved = errno;
  if (how) gpiod_request_config_free(how);
  if (lines) gpiod_line_config_free(lines);
  errno = saved;
  return request;
}

/// Claims one line as `settings` say, or returns why not.
static int claim(
    const char *path, unsigned offset, struct gpiod_line_settings *settings, bool edges,
    const char *consumer, solidus_line **claimed) {
  struct gpiod_chip *chip = gpiod_chip_open(path);
  if (!chip) return failure();
  struct gpiod_line_request *request = request_one(chip, offset, settings, consumer);
  int result = request ? 0 : failure();
  gpiod_chip_close(chip);
  if (result < 0) return result;
  solidus_line *held = malloc(sizeof *held);
  struct gpiod_edge_event_buffer *buffer = edges ? gpiod_edge_event_buffer_new(1) : NULL;
  if (!held || (edges && !buffer)) {
    gpiod_line_request_release(request);
    if (buffer) gpiod_edge_event_buffer_free(buffer);
    free(held);
    return -ENOMEM;
  }
  *held = (solidus_line){.request = request, .buffer = buffer, .offset = offset};
  *claimed = held;
  return 0;
}

int solidus_gpio_level(const char *path, unsigned offset, const char *consumer) {
  struct gpiod_line_settings *settings = gpiod_line_settings_new();
  if (!settings) return failure();
  solidus_line *line = NULL;
  int result = gpiod_line_settings_set_direction(settings, GPIOD_LINE_DIRECTION_AS_IS) < 0
                   ? failure()
                   : claim(path, offset, settings, false, consumer, &line);
  gpiod_line_settings_free(settings);
  if (result < 0) return result;
  result = solidus_gpio_get(line);
  solidus_gpio_release(line);
  return result;
}

int solidus_gpio_claim_output(
    const char *path, unsigned offset, bool value, const char *consumer, solidus_line **claimed) {
  struct gpiod_line_settings *settings = gpiod_line_settings_new();
  if (!settings) return failure();
  int result =
      gpiod_line_settings_set_direction(settings, GPIOD_LINE_DIRECTION_OUTPUT) < 0 ||
              gpiod_line_settings_set_output_value(
                  settings, value ? GPIOD_LINE_VALUE_ACTIVE : GPIOD_LINE_VALUE_INACTIVE) < 0
          ? failure()
          : claim(path, offset, settings, false, consumer, claimed);
  gpiod_line_settings_free(settings);
  return result;
}

static enum gpiod_line_bias bias_value(enum solidus_bias bias) {
  switch (bias) {
    case solidus_bias_as_is: return GPIOD_LINE_BIAS_AS_IS;
    case solidus_bias_none: return GPIOD_LINE_BIAS_DISABLED;
    case solidus_bias_up: return GPIOD_LINE_BIAS_PULL_UP;
    case solidus_bias_down: return GPIOD_LINE_BIAS_PULL_DOWN;
  }
  return GPIOD_LINE_BIAS_AS_IS;
}

static int set_up_input(struct gpiod_line_settings *settings, enum solidus_bias bias, bool edges) {
  if (gpiod_line_settings_set_direction(settings, GPIOD_LINE_DIRECTION_INPUT) < 0 ||
      gpiod_line_settings_set_bias(settings, bias_value(bias)) < 0)
    return failure();
  if (!edges) return 0;
  return gpiod_line_settings_set_edge_detection(settings, GPIOD_LINE_EDGE_BOTH) < 0 ||
                 gpiod_line_settings_set_event_clock(settings, GPIOD_LINE_CLOCK_MONOTONIC) < 0
             ? failure()
             : 0;
}

int solidus_gpio_claim_input(
    const char *path, unsigned offset, enum solidus_bias bias, bool edges, const char *consumer,
    solidus_line **claimed) {
  struct gpiod_line_settings *settings = gpiod_line_settings_new();
  if (!settings) return failure();
  int result = set_up_input(settings, bias, edges);
  if (result == 0) result = claim(path, offset, settings, edges, consumer, claimed);
  gpiod_line_settings_free(settings);
  return result;
}

int solidus_gpio_set(solidus_line *held, bool value) {
  enum gpiod_line_value level = value ? GPIOD_LINE_VALUE_ACTIVE : GPIOD_LINE_VALUE_INACTIVE;
  return gpiod_line_request_set_value(held->request, held->offset, level) < 0 ? failure() : 0;
}

int solidus_gpio_get(solidus_line *held) {
  enum gpiod_line_value level = gpiod_line_request_get_value(held->request, held->offset);
  if (level == GPIOD_LINE_VALUE_ERROR) return failure();
  return level == GPIOD_LINE_VALUE_ACTIVE ? 1 : 0;
}

int solidus_gpio_next_edge(solidus_line *held, solidus_edge *edge) {
  if (!held->buffer) return -EPERM;
  int waiting = gpiod_line_request_wait_edge_events(held->request, 0);
  if (waiting < 0) return failure();
  if (waiting == 0) return 0;
  if (gpiod_line_request_read_edge_events(held->request, held->buffer, 1) < 1) return failure();
  struct gpiod_edge_event *event = gpiod_edge_event_buffer_get_event(held->buffer, 0);
  if (!event) return failure();
  edge->rising = gpiod_edge_event_get_event_type(event) == GPIOD_EDGE_EVENT_RISING_EDGE;
  edge->nanoseconds = (int64_t)gpiod_edge_event_get_timestamp_ns(event);
  return 1;
}

void solidus_gpio_release(solidus_line *held) {
  if (held->buffer) gpiod_edge_event_buffer_free(held->buffer);
  gpiod_line_request_release(held->request);
  free(held);
}

#endif
