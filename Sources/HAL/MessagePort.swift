/// The way to an instrument that stands beside the buses and answers in its own time.
///
/// Nothing here ever waits: what cannot be sent now is refused, and what has not come is not there.
public protocol MessagePort: AnyObject {
  /// Hands over a whole message, its end included.
  func send(_ message: Span<UInt8>) throws(MessageError)
  /// Takes what has come, and says how many bytes that were: none, if nothing has.
  func receive(into bytes: inout MutableSpan<UInt8>) throws(MessageError) -> Int
}

/// Why a message did not go, or will not come.
public enum MessageError: UInt8, Error, Hashable, Sendable, BitwiseCopyable {
  /// The way is not open yet, or full: nothing was handed over.
  case busy
  /// The other end is gone.
  case lost
}
