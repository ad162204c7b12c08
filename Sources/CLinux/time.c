#define _GNU_SOURCE

#include <errno.h>
#include <sched.h>
#include <sys/mman.h>
#include <time.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "CLinux.h"

static const int64_t nanoseconds_per_second = 1000000000;

int64_t solidus_clock_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * nanoseconds_per_second + now.tv_nsec;
}

#ifdef __linux__

int solidus_clock_sleep_until(int64_t nanoseconds) {
  struct timespec until = {
      .tv_sec = nanoseconds / nanoseconds_per_second,
      .tv_nsec = nanoseconds % nanoseconds_per_second,
  };
  int failure;
  do {
    failure = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
  } while (failure == EINTR);
  return -failure;
}

int solidus_schedule_first_in_first_out(int priority) {
  struct sched_param parameters = {.sched_priority = priority};
  return sched_setscheduler(0, SCHED_FIFO, &parameters) < 0 ? -errno : 0;
}

int solidus_memory_lock(void) { return mlockall(MCL_CURRENT | MCL_FUTURE) < 0 ? -errno : 0; }

int solidus_processor_pin(int processor) {
  cpu_set_t set;
  if (processor < 0 || processor >= CPU_SETSIZE) return -EINVAL;
  CPU_ZERO(&set);
  CPU_SET(processor, &set);
  return sched_setaffinity(0, sizeof set, &set) < 0 ? -errno : 0;
}

int solidus_timer_slack(int64_t nanoseconds) {
  // Zero would ask for the default, which is 50 microseconds.
  unsigned long slack = nanoseconds < 1 ? 1 : (unsigned long)nanoseconds;
  return prctl(PR_SET_TIMERSLACK, slack, 0, 0, 0) < 0 ? -errno : 0;
}

#else

int solidus_clock_sleep_until(int64_t nanoseconds) {
  int64_t left;
  while ((left = nanoseconds - solidus_clock_now()) > 0) {
    struct timespec span = {
        .tv_sec = left / nanoseconds_per_second, .tv_nsec = left % nanoseconds_per_second};
    nanosleep(&span, NULL);
  }
  return 0;
}

int solidus_schedule_first_in_first_out(int priority) {
  (void)priority;
  return -ENOSYS;
}

int solidus_memory_lock(void) { return -ENOSYS; }

int solidus_processor_pin(int processor) {
  (void)processor;
  return -ENOSYS;
}

int solidus_timer_slack(int64_t nanoseconds) {
  (void)nanoseconds;
  return -ENOSYS;
}

#endif
