import CLinux
public import HAL

/// A TCP socket at which an instrument takes lines; nothing that is done with it waits.
public final class LinuxMessagePort: MessagePort {
  private let address: String
  private let port: UInt16
  /// Nil once the other end is gone, until something is to be sent again.
  private var descriptor: Int32?

  /// Calls an instrument by its IPv4 address, and does not wait until it answers the call.
  public init(_ address: String, port: UInt16) throws(LinuxError) {
    (self.address, self.port) = (address, port)
    try call()
  }

  private func call() throws(LinuxError) {
    let result = unsafe solidus_socket_call_network(address, port)
    if let number = ErrorNumber(in: result) {
      throw LinuxError(.socket, "\(address):\(port)", number)
    }
    descriptor = result
  }

  /// Whoever sends next calls anew.
  private func hangUp() -> MessageError {
    if let descriptor { solidus_socket_close(descriptor) }
    descriptor = nil
    return .lost
  }

  public func send(_ message: Span<UInt8>) throws(MessageError) {
    if descriptor == nil {
      do throws(LinuxError) { try call() } catch { throw .lost }
    }
    guard let descriptor else { throw .lost }
    // The pointer lives as long as the call, and C keeps none.
    let result = unsafe message.withUnsafeBufferPointer { buffer -> Int32 in
      guard let start = buffer.baseAddress else { return 0 }
      return unsafe start.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
        unsafe solidus_socket_send(descriptor, $0, buffer.count, false)
      }
    }
    if let number = ErrorNumber(in: result) {
      throw number == .again ? .busy : hangUp()
    }
    // Lines are short beside the kernel's buffer: a part of one means that nobody reads any more.
    guard result == Int32(message.count) else { throw hangUp() }
  }

  public func receive(into bytes: inout MutableSpan<UInt8>) throws(MessageError) -> Int {
    guard let descriptor else { return 0 }
    let result = unsafe bytes.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let start = buffer.baseAddress else { return 0 }
      return unsafe start.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
        unsafe solidus_socket_receive(descriptor, $0, buffer.count, false)
      }
    }
    if let number = ErrorNumber(in: result) {
      guard number == .again else { throw hangUp() }
      return 0
    }
    // The other end has said all that it will.
    guard result > 0 else { throw hangUp() }
    return Int(result)
  }

  deinit { if let descriptor { solidus_socket_close(descriptor) } }
}
