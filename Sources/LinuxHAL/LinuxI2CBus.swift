import CLinux
public import HAL
public import Quantities

/// An I2C bus of this machine, through the kernel's `/dev/i2c-N`, held by this process alone.
public final class LinuxI2CBus: I2CBus {
  /// How messages reach the wire.
  public enum Route: Hashable, Sendable {
    /// Any message, as one combined transaction (I2C_RDWR).
    case combined
    /// Only the shapes that SMBus has: the adapter cannot do more.
    case systemManagement
  }

  /// The kernel refuses longer messages (I2C_RDWR in `drivers/i2c/i2c-dev.c`).
  public static let longestMessage = 8192

  public let path: String
  /// Which bus of the board this is, for its errors.
  public let number: UInt8
  public let functions: AdapterFunctions
  /// What the adapter was told; some, such as the OMAP's, keep their own all the same.
  public let timeout: Seconds
  private let descriptor: Descriptor

  public var route: Route { functions.contains(.plain) ? .combined : .systemManagement }

  /// Opens the bus and takes it for this process; a second Solidus on it is refused.
  ///
  /// The timeout is rounded up to the kernel's ten milliseconds. The kernel keeps it, and that it
  /// shall not ask again by itself, for everybody who uses this adapter.
  public init(
    path: String, number: UInt8, timeout: Seconds = .milliseconds(30)
  ) throws(LinuxError) {
    guard solidus_linux_io_built_in() else { throw LinuxError(.bus, path, .notBuiltIn) }
    let descriptor = try Descriptor(opening: path, as: .bus)
    functions = try Self.functions(of: descriptor, path)
    try descriptor.lock(path, as: .bus)
    let tens = Self.tensOfMilliseconds(timeout)
    try Self.check(solidus_i2c_set_timeout(descriptor.value, tens), path)
    try Self.check(solidus_i2c_set_retries(descriptor.value, 0), path)
    self.path = path
    self.number = number
    self.timeout = .milliseconds(10 * Int64(tens))
    self.descriptor = descriptor
  }

  public func transfer(
    _ outgoing: Span<UInt8>, _ incoming: inout MutableSpan<UInt8>, at address: I2CAddress
  ) throws(I2CError) {
    let register = outgoing.isEmpty ? nil : outgoing[0]
    guard max(outgoing.count, incoming.count) <= Self.longestMessage else {
      throw I2CError(.unavailable, bus: number, address: address, register: register)
    }
    let failure =
      switch route {
      case .combined: combined(outgoing, &incoming, at: address)
      case .systemManagement: systemManagement(outgoing, &incoming, at: address)
      }
    if let failure {
      throw I2CError(failure, bus: number, address: address, register: register)
    }
  }

  private func combined(
    _ outgoing: Span<UInt8>, _ incoming: inout MutableSpan<UInt8>, at address: I2CAddress
  ) -> I2CError.Kind? {
    let messages = !outgoing.isEmpty && !incoming.isEmpty ? 2 : 1
    // The pointers live as long as the call, and C keeps none.
    let result = unsafe outgoing.withUnsafeBufferPointer { out in
      unsafe incoming.withUnsafeMutableBufferPointer { into in
        unsafe solidus_i2c_transfer(
          descriptor.value, address.value, out.baseAddress, out.count, into.baseAddress,
          into.count)
      }
    }
    return Self.failure(result, expected: messages, by: .combined)
  }

  private func systemManagement(
    _ outgoing: Span<UInt8>, _ incoming: inout MutableSpan<UInt8>, at address: I2CAddress
  ) -> I2CError.Kind? {
    let shape = SMBusShape(outgoing: outgoing.count, incoming: incoming.count, functions)
    // A chip that a kernel driver has is not ours to talk to.
    guard let shape, solidus_smbus_select(descriptor.value, address.value) >= 0 else {
      return .unavailable
    }
    // The pointers live as long as the call, and C keeps none.
    let result = unsafe outgoing.withUnsafeBufferPointer { out in
      unsafe incoming.withUnsafeMutableBufferPointer { into in
        unsafe solidus_smbus_transfer(
          descriptor.value, shape.name, out.baseAddress, out.count, into.baseAddress, into.count)
      }
    }
    return Self.failure(result, expected: incoming.count, by: .systemManagement)
  }
}

extension LinuxI2CBus {
  /// What a door's answer means: an error number, or a count that must be the whole.
  static func failure(_ result: Int32, expected: Int, by route: Route) -> I2CError.Kind? {
    if let number = ErrorNumber(in: result) { return I2CError.Kind(number, by: route) }
    // Virtual adapters say that not even the first message was carried out, and no more.
    if route == .combined, result == 0 { return .nakAddress }
    return Int(result) == expected ? nil : .shortTransfer
  }

  /// The kernel's unit for timeouts, rounded up and never zero, which would be no wait at all.
  static func tensOfMilliseconds(_ timeout: Seconds) -> UInt32 {
    let unit = Seconds.milliseconds(10).nanoseconds
    // A minute is more than any transfer takes.
    let tens = (min(timeout.nanoseconds, 6000 * unit) + unit - 1) / unit
    return UInt32(max(1, tens))
  }

  private static func check(_ result: Int32, _ path: String) throws(LinuxError) {
    if let number = ErrorNumber(in: result) { throw LinuxError(.bus, path, number) }
  }

  private static func functions(
    of descriptor: Descriptor, _ path: String
  ) throws(LinuxError) -> AdapterFunctions {
    var bits: UInt64 = 0
    if let number = ErrorNumber(in: unsafe solidus_i2c_functions(descriptor.value, &bits)) {
      throw LinuxError(.bus, path, whenAskingWhatItIs: number)
    }
    return AdapterFunctions(rawValue: bits)
  }
}

extension SMBusShape {
  fileprivate var name: solidus_smbus_shape {
    switch self {
    case .quick: solidus_smbus_quick
    case .sendByte: solidus_smbus_send_byte
    case .receiveByte: solidus_smbus_receive_byte
    case .writeByte: solidus_smbus_write_byte
    case .readByte: solidus_smbus_read_byte
    case .writeWord: solidus_smbus_write_word
    case .readWord: solidus_smbus_read_word
    case .writeBlock: solidus_smbus_write_block
    case .readBlock: solidus_smbus_read_block
    }
  }
}
