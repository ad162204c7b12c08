#include <errno.h>
#include <string.h>

#include "CLinux.h"

#ifndef EREMOTEIO
#define EREMOTEIO ENXIO
#endif

int solidus_error_value(enum solidus_error_number which) {
  switch (which) {
    case solidus_error_permission: return EPERM;
    case solidus_error_access: return EACCES;
    case solidus_error_no_entry: return ENOENT;
    case solidus_error_no_address: return ENXIO;
    case solidus_error_no_device: return ENODEV;
    case solidus_error_io: return EIO;
    case solidus_error_remote_io: return EREMOTEIO;
    case solidus_error_again: return EAGAIN;
    case solidus_error_busy: return EBUSY;
    case solidus_error_timed_out: return ETIMEDOUT;
    case solidus_error_bad_message: return EBADMSG;
    case solidus_error_protocol: return EPROTO;
    case solidus_error_not_supported: return EOPNOTSUPP;
    case solidus_error_invalid: return EINVAL;
    case solidus_error_not_terminal: return ENOTTY;
    case solidus_error_is_directory: return EISDIR;
    case solidus_error_no_memory: return ENOMEM;
    case solidus_error_shut_down: return ESHUTDOWN;
    case solidus_error_bad_descriptor: return EBADF;
    case solidus_error_no_system_call: return ENOSYS;
    case solidus_error_read_only: return EROFS;
    case solidus_error_no_space: return ENOSPC;
    case solidus_error_not_folder: return ENOTDIR;
    case solidus_error_name_too_long: return ENAMETOOLONG;
    case solidus_error_refused: return ECONNREFUSED;
  }
  return 0;
}

void solidus_error_text(int number, char *text, size_t capacity) {
  // The words of strerror are the same for every caller until the language is changed.
  strncpy(text, strerror(number), capacity - 1);
  text[capacity - 1] = 0;
}

bool solidus_linux_io_built_in(void) {
#ifdef SOLIDUS_LINUX_IO
  return true;
#else
  return false;
#endif
}
