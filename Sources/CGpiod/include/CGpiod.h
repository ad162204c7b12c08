#ifndef SOLIDUS_CGPIOD_H
#define SOLIDUS_CGPIOD_H

#include <stdint.h>

// One small door to libgpiod, version 1.6 or 2.x behind it. Every function answers zero or more,
// or a negative errno; without the trait LinuxIO all answer -ENOSYS.

/// One line that was requested. Opaque.
typedef struct solidus_line solidus_line;

/// Requests an output that is at `level` from the first moment.
int solidus_line_output(const char *chip, unsigned offset, int level, solidus_line **line);
/// Requests an input; `edges`: 0 none, 1 rising, 2 falling, 3 both.
int solidus_line_input(const char *chip, unsigned offset, int edges, solidus_line **line);
int solidus_line_set(solidus_line *line, int level);
/// 0 or 1.
int solidus_line_get(solidus_line *line);
/// 1 and an edge, or 0 if none is waiting; times are of the monotonic clock.
int solidus_line_edge(solidus_line *line, int *level, int64_t *nanoseconds);
void solidus_line_release(solidus_line *line);
/// Who holds a line, as text; empty if nobody does.
int solidus_line_consumer(const char *chip, unsigned offset, char *text, int size);

#endif
