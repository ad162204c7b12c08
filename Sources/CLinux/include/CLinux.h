#ifndef SOLIDUS_CLINUX_H
#define SOLIDUS_CLINUX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What Swift cannot call itself: variadic system calls, and those whose constants are macros.
// Each function returns zero or more, or the negative error number; none touches errno for its
// caller, none allocates unless it says so.

/// The error numbers that have a meaning of their own here; their values differ between machines.
enum solidus_error_number {
  solidus_error_permission,      // EPERM
  solidus_error_access,          // EACCES
  solidus_error_no_entry,        // ENOENT
  solidus_error_no_address,      // ENXIO
  solidus_error_no_device,       // ENODEV
  solidus_error_io,              // EIO
  solidus_error_remote_io,       // EREMOTEIO
  solidus_error_again,           // EAGAIN, EWOULDBLOCK
  solidus_error_busy,            // EBUSY
  solidus_error_timed_out,       // ETIMEDOUT
  solidus_error_bad_message,     // EBADMSG
  solidus_error_protocol,        // EPROTO
  solidus_error_not_supported,   // EOPNOTSUPP
  solidus_error_invalid,         // EINVAL
  solidus_error_not_terminal,    // ENOTTY: this device does not know the request
  solidus_error_is_directory,    // EISDIR
  solidus_error_no_memory,       // ENOMEM
  solidus_error_shut_down,       // ESHUTDOWN
  solidus_error_bad_descriptor,  // EBADF
  solidus_error_no_system_call,  // ENOSYS: this program was built without it
  solidus_error_read_only,       // EROFS
  solidus_error_no_space,        // ENOSPC
  solidus_error_not_folder,      // ENOTDIR
  solidus_error_name_too_long,   // ENAMETOOLONG
  solidus_error_refused,         // ECONNREFUSED: nobody listens there
};

/// The number that the running system uses for one of them.
int solidus_error_value(enum solidus_error_number which);
/// The system's own words for an error number, written into `text`.
void solidus_error_text(int number, char *text, size_t capacity);

/// Whether buses and lines were built in (the package trait LinuxIO).
bool solidus_linux_io_built_in(void);

/// Opens a character device for reading and writing; -ENOTTY if it is something else.
int solidus_device_open(const char *path);
/// Takes the device for this open file alone; -EAGAIN if another has it.
int solidus_device_lock(int descriptor);
void solidus_device_close(int descriptor);

/// Reads at most `capacity` bytes of a small file, such as those of sysfs.
int solidus_file_read(const char *path, char *text, size_t capacity);
/// Finds one of the paths that match a shell pattern; -ENOENT beyond the last. Allocates.
int solidus_file_find(const char *pattern, size_t index, char *path, size_t capacity);
/// Makes a folder that is not there yet, and returns once the disk keeps its name.
int solidus_folder_make(const char *path);
/// Opens a folder; -ENOTDIR if it is something else.
int solidus_folder_open(const char *path);
/// 0 if there is certainly nothing under this name; what cannot be looked at counts as there.
int solidus_folder_holds(int folder, const char *name);
/// Reads at most `capacity` bytes of a file in it.
int solidus_folder_read(int folder, const char *name, char *text, size_t capacity);
/// Writes a file under a draft's name, flushes it and gives it its own: whole or not at all.
int solidus_folder_put(
    int folder, const char *draft, const char *name, const char *text, size_t count);
/// Takes a file away; one that is not there is away.
int solidus_folder_remove(int folder, const char *name);
/// Returns once the disk keeps the names of the folder as they are.
int solidus_folder_flush(int folder);

/// Listens on a Unix socket that its user and group may call; one that a dead program left is taken
/// away first. -EBUSY if somebody listens there, -ENOTTY if something else has the name.
int solidus_socket_listen(const char *path);
/// Takes messages at a Unix socket that only its user may send to, as above; who waits for one waits
/// no longer than so many seconds.
int solidus_socket_take_messages(const char *path, int seconds);
/// Prepares to send messages, one at a time and without waiting, to who takes them at a path.
int solidus_socket_send_messages(const char *path);
/// Takes one caller, without waiting, and says which user it is.
int solidus_socket_accept(int listener, uint32_t *user);
/// Calls who listens at a path; from then on nothing waits for longer than so many seconds.
int solidus_socket_call(const char *path, int seconds);
/// Calls who listens at a port of an IPv4 address, without waiting until the call is taken: until then
/// what is sent is -EAGAIN.
int solidus_socket_call_network(const char *address, uint16_t port);
/// Reads what is there; 0 where the other end has said all that it will.
int solidus_socket_receive(int descriptor, char *bytes, size_t capacity, bool waiting);
int solidus_socket_send(int descriptor, const char *bytes, size_t count, bool waiting);
void solidus_socket_close(int descriptor);
/// Takes the name of a socket away, and of nothing else.
void solidus_socket_remove(const char *path);

/// The kernel's version as major * 1000 + minor.
int solidus_kernel_version(void);

/// Which requests the adapter can carry out: the I2C_FUNC_ bits.
int solidus_i2c_functions(int descriptor, uint64_t *functions);
/// How long the adapter may take for one message, in tens of milliseconds.
int solidus_i2c_set_timeout(int descriptor, unsigned tens_of_milliseconds);
/// How often the adapter asks again by itself, of a lost arbitration or an absent chip.
int solidus_i2c_set_retries(int descriptor, unsigned retries);
/// One combined transaction; returns how many of its messages were carried out.
int solidus_i2c_transfer(
    int descriptor, uint8_t address, const uint8_t *outgoing, size_t outgoing_count,
    uint8_t *incoming, size_t incoming_count);

/// The shapes of message that an SMBus controller can say.
enum solidus_smbus_shape {
  solidus_smbus_quick,
  solidus_smbus_send_byte,
  solidus_smbus_receive_byte,
  solidus_smbus_write_byte,
  solidus_smbus_read_byte,
  solidus_smbus_write_word,
  solidus_smbus_read_word,
  solidus_smbus_write_block,
  solidus_smbus_read_block,
};

/// Says which chip the next SMBus message is for; -EBUSY if a kernel driver has it.
int solidus_smbus_select(int descriptor, uint8_t address);
/// One SMBus message, whose bytes are those that the same message has in plain I2C.
/// Returns how many bytes were read.
int solidus_smbus_transfer(
    int descriptor, enum solidus_smbus_shape shape, const uint8_t *outgoing,
    size_t outgoing_count, uint8_t *incoming, size_t incoming_count);

/// Nanoseconds on CLOCK_MONOTONIC.
int64_t solidus_clock_now(void);
/// Sleeps until that instant of CLOCK_MONOTONIC, however many signals arrive meanwhile.
int solidus_clock_sleep_until(int64_t nanoseconds);

/// SCHED_FIFO at this priority, for the calling thread.
int solidus_schedule_first_in_first_out(int priority);
/// Keeps all memory, present and future, out of swap.
int solidus_memory_lock(void);
/// Keeps the calling thread on one processor.
int solidus_processor_pin(int processor);
/// How late the kernel may wake the calling thread to save power.
int solidus_timer_slack(int64_t nanoseconds);

typedef struct {
  /// Whether only a written 'V' before closing stops it.
  bool magic_close;
  bool settable_timeout;
  char identity[33];
} solidus_watchdog_facts;

int solidus_watchdog_facts_of(int descriptor, solidus_watchdog_facts *facts);
/// Returns the timeout in seconds that the device chose.
int solidus_watchdog_set_timeout(int descriptor, int seconds);
int solidus_watchdog_timeout(int descriptor);
int solidus_watchdog_keep_alive(int descriptor);
/// Writes the 'V' that lets the next close stop the watchdog.
int solidus_watchdog_allow_stop(int descriptor);
/// The number of the watchdog behind an open device, as in /sys/class/watchdog/watchdogN.
int solidus_watchdog_number(int descriptor);

#endif
