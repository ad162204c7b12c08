import CLinux
public import HAL
public import Quantities

/// Gives the dead-man one edge for each step that the control process says it has completed, and
/// none for anything else: no timer, no edge of its own.
public final class Guardian {
  /// What was said longer ago is about a program that may be dead by now.
  public static let longestAge = Seconds.milliseconds(100)
  /// How long it waits for a message before it looks whether it is to end.
  private static let patience: Int32 = 1

  public let path: String
  private let descriptor: Int32
  private let line: GuardedLine
  /// How many edges it gave.
  public private(set) var beats = 0
  /// How many messages it gave none for: too old, out of order, or not understood.
  public private(set) var ignored = 0
  private var latest = Instant(nanoseconds: .min)

  /// Listens at a path where no other guardian does.
  public init(_ path: String, driving line: GuardedLine) throws(LinuxError) {
    let result = unsafe solidus_socket_take_messages(path, Self.patience)
    if let number = ErrorNumber(in: result) {
      throw LinuxError(.socket, path, number, holder: "another guardian")
    }
    self.path = path
    self.line = line
    descriptor = result
  }

  /// Waits for one message, a second at most, and does what it asks for.
  ///
  /// - Parameter now: asked once the message is there.
  public func serve(_ now: () -> Instant) throws(LineError) {
    guard let bytes = receive() else { return }
    let instant = now()
    guard let message = BeatMessage(bytes), message.sent > latest, message.sent <= instant,
      instant - message.sent <= Self.longestAge
    else {
      ignored += 1
      return
    }
    latest = message.sent
    try line.toggle()
    beats += 1
  }

  private func receive() -> [UInt8]? {
    // One byte more than a message has, so that a longer one is seen to be none.
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: BeatMessage.size + 1) {
      buffer -> [UInt8]? in
      guard let start = buffer.baseAddress else { return nil }
      let count = unsafe solidus_socket_receive(descriptor, start, buffer.count, true)
      guard count >= 0 else { return nil }
      // Only what was received is looked at.
      return (0..<Int(count)).map { UInt8(bitPattern: unsafe buffer[$0]) }
    }
  }

  deinit {
    unsafe solidus_socket_remove(path)
    solidus_socket_close(descriptor)
  }
}
