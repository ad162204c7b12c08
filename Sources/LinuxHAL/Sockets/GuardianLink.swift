import CLinux
public import HAL

/// The dead-man's line as a control process has it whose guardian drives it: each change is a message.
///
/// Nothing here waits: a guardian that is gone or does not come to read loses the line, at once or
/// after the few messages that the kernel keeps for it.
public final class GuardianLink: LineBank {
  /// The one line that there is.
  public static let line = LineNumber(0)

  private let descriptor: Int32
  private let clock = LinuxClock()
  private var level = Level.low

  /// Finds the guardian that listens at a path; says nothing to it yet.
  public init(_ path: String) throws(LinuxError) {
    let result = unsafe solidus_socket_send_messages(path)
    if let number = ErrorNumber(in: result) { throw LinuxError(.socket, path, number) }
    descriptor = result
  }

  public func drive(_ line: LineNumber, to level: Level) throws(LineError) {
    guard line == Self.line else { throw LineError(.missing, line: line) }
    // A line that is told to stay where it is has no edge.
    guard level != self.level else { return }
    let message = BeatMessage(sent: clock.now()).bytes.map { CChar(bitPattern: $0) }
    let result = unsafe message.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return Int32(0) }
      return unsafe solidus_socket_send(descriptor, start, buffer.count, false)
    }
    guard result == BeatMessage.size else { throw LineError(.lost, line: line) }
    self.level = level
  }

  public func level(of line: LineNumber) throws(LineError) -> Level { level }
  public func nextEdge(of line: LineNumber) throws(LineError) -> Edge? { nil }
  public func release(_ line: LineNumber) {}

  deinit { solidus_socket_close(descriptor) }
}
