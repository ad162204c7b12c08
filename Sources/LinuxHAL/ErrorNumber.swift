import CLinux

/// An error number as the kernel gives it: its value differs between machines, its name does not.
public struct ErrorNumber: Hashable, Sendable {
  /// Positive, as in `errno.h` of this machine.
  public let value: Int32

  init(_ value: Int32) { self.value = value }

  private init(_ name: solidus_error_number) { value = solidus_error_value(name) }

  /// What a C door returned, if that was a failure.
  init?(in result: Int32) {
    guard result < 0 else { return nil }
    value = -result
  }

  public static let permission = ErrorNumber(solidus_error_permission)
  public static let access = ErrorNumber(solidus_error_access)
  public static let noEntry = ErrorNumber(solidus_error_no_entry)
  public static let noAddress = ErrorNumber(solidus_error_no_address)
  public static let noDevice = ErrorNumber(solidus_error_no_device)
  public static let io = ErrorNumber(solidus_error_io)
  public static let remoteIO = ErrorNumber(solidus_error_remote_io)
  public static let again = ErrorNumber(solidus_error_again)
  public static let busy = ErrorNumber(solidus_error_busy)
  public static let timedOut = ErrorNumber(solidus_error_timed_out)
  public static let badMessage = ErrorNumber(solidus_error_bad_message)
  public static let `protocol` = ErrorNumber(solidus_error_protocol)
  public static let notSupported = ErrorNumber(solidus_error_not_supported)
  public static let invalid = ErrorNumber(solidus_error_invalid)
  /// ENOTTY: the device does not know this request, so it is a device of another kind.
  public static let notThisDevice = ErrorNumber(solidus_error_not_terminal)
  public static let isDirectory = ErrorNumber(solidus_error_is_directory)
  public static let noMemory = ErrorNumber(solidus_error_no_memory)
  public static let shutDown = ErrorNumber(solidus_error_shut_down)
  public static let badDescriptor = ErrorNumber(solidus_error_bad_descriptor)
  /// ENOSYS, which the C doors answer when they were built without what they open.
  public static let noSystemCall = ErrorNumber(solidus_error_no_system_call)
  public static let readOnly = ErrorNumber(solidus_error_read_only)
  public static let noSpace = ErrorNumber(solidus_error_no_space)
  public static let notFolder = ErrorNumber(solidus_error_not_folder)
  public static let nameTooLong = ErrorNumber(solidus_error_name_too_long)
  /// ECONNREFUSED: there is a socket, and nobody listens at it.
  public static let refused = ErrorNumber(solidus_error_refused)

  /// The system's own words for it.
  public var meaning: String {
    unsafe string(capacity: 128) { unsafe solidus_error_text(value, $0, 128) }
  }
}

/// A string that C writes into a buffer of so many bytes.
func string(capacity: Int, _ write: (UnsafeMutablePointer<CChar>) -> Void) -> String {
  unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
    unsafe buffer.initialize(repeating: 0)
    guard let start = buffer.baseAddress else { return "" }
    unsafe write(start)
    return unsafe String(cString: start)
  }
}
