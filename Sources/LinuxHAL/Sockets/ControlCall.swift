import CLinux

/// One call to a program that listens at a Unix socket.
public final class ControlCall {
  /// Longer than a run needs for one step, or for what it does before its first.
  private static let patience: Int32 = 10
  /// Longer than any answer.
  private static let longestAnswer = 1 << 16

  private let descriptor: Int32
  private let path: String

  public init(_ path: String) throws(LinuxError) {
    let result = unsafe solidus_socket_call(path, Self.patience)
    if let number = ErrorNumber(in: result) { throw LinuxError(.socket, path, number) }
    descriptor = result
    self.path = path
  }

  /// Says some bytes, whatever they are.
  public func say(_ bytes: [UInt8]) throws(LinuxError) {
    var rest = bytes.map { CChar(bitPattern: $0) }[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return Int32(0) }
        return unsafe solidus_socket_send(descriptor, start, buffer.count, true)
      }
      if let number = ErrorNumber(in: count) { throw LinuxError(.socket, path, number) }
      rest = rest.dropFirst(Int(count))
    }
  }

  /// The line that is answered; nil if none comes, or the call is ended before.
  public func answer() -> String? {
    var bytes: [UInt8] = []
    var part = [CChar](repeating: 0, count: 4096)
    while bytes.count < Self.longestAnswer {
      let count = unsafe part.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return Int32(0) }
        return unsafe solidus_socket_receive(descriptor, start, buffer.count, true)
      }
      guard count > 0 else { return nil }
      bytes += part[..<Int(count)].map { UInt8(bitPattern: $0) }
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        return String(decoding: bytes[..<end], as: UTF8.self)
      }
    }
    return nil
  }

  deinit { solidus_socket_close(descriptor) }
}
