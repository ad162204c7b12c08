import CLinux
import Quantities

/// Somebody who has called and says a line, in as many pieces as it pleases.
struct Caller {
  let user: UInt32
  let since: Instant
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private(set) var isGone = false

  private static let lineEnd = UInt8(ascii: "\n")

  init(_ descriptor: Int32, user: UInt32, since: Instant) {
    self.descriptor = descriptor
    self.user = user
    self.since = since
    bytes.reserveCapacity(ControlSocket.longestLine + 1)
  }

  /// Whether there is something to answer: a line, or more than a line may be.
  var isReady: Bool { bytes.contains(Self.lineEnd) || isTooLong }

  private var isTooLong: Bool { bytes.count > ControlSocket.longestLine }

  /// The line that was said, without its end; nil if it is too long.
  var line: String? {
    guard let end = bytes.firstIndex(of: Self.lineEnd) else { return nil }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  /// Takes what is there of the line, without waiting for more.
  mutating func listen() {
    guard !isReady, !isGone else { return }
    let room = ControlSocket.longestLine + 1 - bytes.count
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
      guard let start = buffer.baseAddress else { return }
      let count = unsafe solidus_socket_receive(descriptor, start, room, false)
      if let number = ErrorNumber(in: count) {
        isGone = number != .again
      } else if count == 0 {
        isGone = true
      } else {
        // Only what was received is looked at.
        for index in 0..<Int(count) { bytes.append(UInt8(bitPattern: unsafe buffer[index])) }
      }
    }
  }

  /// What does not fit into the kernel's buffer at once is of no interest to who does not read.
  func tell(_ text: String) {
    var line = text + "\n"
    line.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
        guard let start = bytes.baseAddress else { return }
        _ = unsafe solidus_socket_send(descriptor, start, bytes.count, false)
      }
    }
  }

  func hangUp() { solidus_socket_close(descriptor) }
}
