#ifndef SOLIDUS_CGPIOD_H
#define SOLIDUS_CGPIOD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Digital lines through libgpiod, whichever of its two incompatible interfaces is installed.
// Each function returns zero or more, or the negative error number. Only those that claim,
// count, ask or release allocate.

/// A line that this process holds.
typedef struct solidus_line solidus_line;

enum solidus_bias { solidus_bias_as_is, solidus_bias_none, solidus_bias_up, solidus_bias_down };

typedef struct {
  bool rising;
  /// When the kernel saw it: nanoseconds on CLOCK_MONOTONIC since Linux 5.7.
  int64_t nanoseconds;
} solidus_edge;

/// The version of the library, or "not built in".
const char *solidus_gpio_version(void);
/// How many lines a chip has.
int solidus_gpio_count(const char *chip);
/// Who holds a line: 1 and the name if it is held, 0 if it is free.
int solidus_gpio_consumer(const char *chip, unsigned offset, char *name, size_t capacity);

/// The level that a line is at, whoever drove it there: neither its direction nor its level changes.
int solidus_gpio_level(const char *chip, unsigned offset, const char *consumer);
/// Claims an output that comes up at `value`.
int solidus_gpio_claim_output(
    const char *chip, unsigned offset, bool value, const char *consumer, solidus_line **line);
/// Claims an input; with `edges`, both edges are kept until they are read.
int solidus_gpio_claim_input(
    const char *chip, unsigned offset, enum solidus_bias bias, bool edges, const char *consumer,
    solidus_line **line);

int solidus_gpio_set(solidus_line *line, bool value);
/// 1 for high, 0 for low.
int solidus_gpio_get(solidus_line *line);
/// Takes the oldest edge, without waiting: 1 if there was one, 0 if not.
int solidus_gpio_next_edge(solidus_line *line, solidus_edge *edge);
void solidus_gpio_release(solidus_line *line);

#endif
