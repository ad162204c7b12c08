#include "CGpiod.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(SOLIDUS_LINUX_IO) && defined(__linux__)

#include <gpiod.h>
#include <time.h>

static void path_of(const char *chip, char *path, size_t size) {
  snprintf(path, size, chip[0] == '/' ? "%s" : "/dev/%s", chip);
}

// Only version 1 has bulks.
#if defined(GPIOD_LINE_BULK_MAX_LINES)

struct solidus_line {
  struct gpiod_chip *chip;
  struct gpiod_line *line;
};

static int open_line(const char *chip, unsigned offset, solidus_line **made) {
  char path[256];
  path_of(chip, path, sizeof path);
  solidus_line *l = calloc(1, sizeof *l);
  if (!l) return -ENOMEM;
  l->chip = gpiod_chip_open(path);
  if (!l->chip) {
    int error = errno;
    free(l);
    return -error;
  }
  l->line = gpiod_chip_get_line(l->chip, offset);
  if (!l->line) {
    int error = errno;
    gpiod_chip_close(l->chip);
    free(l);
    return -error;
  }
  *made = l;
  return 0;
}

static int give_up(solidus_line **line) {
  int error = errno;
  gpiod_chip_close((*line)->chip);
  free(*line);
  *line = NULL;
  return -error;
}

int solidus_line_output(const char *chip, unsigned offset, int level, solidus_line **line) {
  int answer = open_line(chip, offset, line);
  if (answer < 0) return answer;
  return gpiod_line_request_output((*line)->line, "solidus", level) < 0 ? give_up(line) : 0;
}

int solidus_line_input(const char *chip, unsigned offset, int edges, solidus_line **line) {
  int answer = open_line(chip, offset, line);
  if (answer < 0) return answer;
  struct gpiod_line *l = (*line)->line;
  switch (edges) {
    case 0: answer = gpiod_line_request_input(l, "solidus"); break;
    case 1: answer = gpiod_line_request_rising_edge_events(l, "solidus"); break;
    case 2: answer = gpiod_line_request_falling_edge_events(l, "solidus"); break;
    default: answer = gpiod_line_request_both_edges_events(l, "solidus"); break;
  }
  return answer < 0 ? give_up(line) : 0;
}

int solidus_line_set(solidus_line *line, int level) {
  return gpiod_line_set_value(line->line, level) < 0 ? -errno : 0;
}

int solidus_line_get(solidus_line *line) {
  int level = gpiod_line_get_value(line->line);
  return level < 0 ? -errno : level;
}

int solidus_line_edge(solidus_line *line, int *level, int64_t *nanoseconds) {
  const struct timespec at_once = {0, 0};
  int waiting = gpiod_line_event_wait(line->line, &at_once);
  if (waiting <= 0) return waiting < 0 ? -errno : 0;
  struct gpiod_line_event event;
  if (gpiod_line_event_read(line->line, &event) < 0) return -errno;
  *level = event.event_type == GPIOD_LINE_EVENT_RISING_EDGE;
  *nanoseconds = (int64_t)event.ts.tv_sec * 1000000000 + event.ts.tv_nsec;
  return 1;
}

void solidus_line_release(solidus_line *line) {
  gpiod_line_release(line->line);
  gpiod_chip_close(line->chip);
  free(line);
}

int solidus_line_consumer(const char *chip, unsigned offset, char *text, int size) {
  solidus_line *line = NULL;
  int answer = open_line(chip, offset, &line);
  text[0] = 0;
  if (answer < 0) return answer;
  const char *consumer = gpiod_line_consumer(line->line);
  if (consumer) snprintf(text, (size_t)size, "%s", consumer);
  gpiod_chip_close(line->chip);
  free(line);
  return 0;
}

#else  // version 2

struct solidus_line {
  struct gpiod_line_request *request;
  unsigned offset;
  struct gpiod_edge_event_buffer *events;
};

static int request(const char *name, unsigned offset, struct gpiod_line_settings *settings,
                   solidus_line **made) {
  char path[256];
  path_of(name, path, sizeof path);
  int answer = 0;
  struct gpiod_chip *chip = gpiod_chip_open(path);
  struct gpiod_line_config *lines = gpiod_line_config_new();
  struct gpiod_request_config *who = gpiod_request_config_new();
  solidus_line *l = calloc(1, sizeof *l);
  if (!chip || !lines || !who || !l) {
    answer = -(errno ? errno : ENOMEM);
  } else {
    gpiod_request_config_set_consumer(who, "solidus");
    l->offset = offset;
    if (gpiod_line_config_add_line_settings(lines, &offset, 1, settings) < 0 ||
        !(l->request = gpiod_chip_request_lines(chip, who, lines)) ||
        !(l->events = gpiod_edge_event_buffer_new(1)))
      answer = -errno;
  }
  if (who) gpiod_request_config_free(who);
  if (lines) gpiod_line_config_free(lines);
  if (chip) gpiod_chip_close(chip);
  gpiod_line_settings_free(settings);
  if (answer < 0) {
    if (l && l->request) gpiod_line_request_release(l->request);
    free(l);
    return answer;
  }
  *made = l;
  return 0;
}

int solidus_line_output(const char *chip, unsigned offset, int level, solidus_line **line) {
  struct gpiod_line_settings *settings = gpiod_line_settings_new();
  if (!settings) return -ENOMEM;
  gpiod_line_settings_set_direction(settings, GPIOD_LINE_DIRECTION_OUTPUT);
  gpiod_line_settings_set_output_value(
      settings, level ? GPIOD_LINE_VALUE_ACTIVE : GPIOD_LINE_VALUE_INACTIVE);
  return request(chip, offset, settings, line);
}

int solidus_line_input(const char *chip, unsigned offset, int edges, solidus_line **line) {
  static const enum gpiod_line_edge kinds[] = {GPIOD_LINE_EDGE_NONE, GPIOD_LINE_EDGE_RISING,
                                               GPIOD_LINE_EDGE_FALLING, GPIOD_LINE_EDGE_BOTH};
  struct gpiod_line_settings *settings = gpiod_line_settings_new();
  if (!settings) return -ENOMEM;
  gpiod_line_settings_set_direction(settings, GPIOD_LINE_DIRECTION_INPUT);
  gpiod_line_settings_set_edge_detection(settings, kinds[edges & 3]);
  return request(chip, offset, settings, line);
}

int solidus_line_set(solidus_line *line, int level) {
  return gpiod_line_request_set_value(line->request, line->offset,
                                      level ? GPIOD_LINE_VALUE_ACTIVE
                                            : GPIOD_LINE_VALUE_INACTIVE) < 0
             ? -errno
             : 0;
}

int solidus_line_get(solidus_line *line) {
  enum gpiod_line_value value = gpiod_line_request_get_value(line->request, line->offset);
  return value == GPIOD_LINE_VALUE_ERROR ? -errno : value == GPIOD_LINE_VALUE_ACTIVE;
}

int solidus_line_edge(solidus_line *line, int *level, int64_t *nanoseconds) {
  int waiting = gpiod_line_request_wait_edge_events(line->request, 0);
  if (waiting <= 0) return waiting < 0 ? -errno : 0;
  if (gpiod_line_request_read_edge_events(line->request, line->events, 1) < 0) return -errno;
  struct gpiod_edge_event *event = gpiod_edge_event_buffer_get_event(line->events, 0);
  *level = gpiod_edge_event_get_event_type(event) == GPIOD_EDGE_EVENT_RISING_EDGE;
  *nanoseconds = (int64_t)gpiod_edge_event_get_timestamp_ns(event);
  return 1;
}

void solidus_line_release(solidus_line *line) {
  gpiod_edge_event_buffer_free(line->events);
  gpiod_line_request_release(line->request);
  free(line);
}

int solidus_line_consumer(const char *name, unsigned offset, char *text, int size) {
  char path[256];
  path_of(name, path, sizeof path);
  text[0] = 0;
  struct gpiod_chip *chip = gpiod_chip_open(path);
  if (!chip) return -errno;
  struct gpiod_line_info *info = gpiod_chip_get_line_info(chip, offset);
  int answer = info ? 0 : -errno;
  const char *consumer = info ? gpiod_line_info_get_consumer(info) : NULL;
  if (consumer) snprintf(text, (size_t)size, "%s", consumer);
  if (info) gpiod_line_info_free(info);
  gpiod_chip_close(chip);
  return answer;
}

#endif

#else  // not Linux, or without the trait

int solidus_line_output(const char *chip, unsigned offset, int level, solidus_line **line) {
  return (void)chip, (void)offset, (void)level, (void)line, -ENOSYS;
}
int solidus_line_input(const char *chip, unsigned offset, int edges, solidus_line **line) {
  return (void)chip, (void)offset, (void)edges, (void)line, -ENOSYS;
}
int solidus_line_set(solidus_line *line, int level) { return (void)line, (void)level, -ENOSYS; }
int solidus_line_get(solidus_line *line) { return (void)line, -ENOSYS; }
int solidus_line_edge(solidus_line *line, int *level, int64_t *nanoseconds) {
  return (void)line, (void)level, (void)nanoseconds, -ENOSYS;
}
void solidus_line_release(solidus_line *line) { (void)line; }
int solidus_line_consumer(const char *chip, unsigned offset, char *text, int size) {
  (void)chip, (void)offset, (void)size;
  text[0] = 0;
  return -ENOSYS;
}

#endif
