/// A two-wire bus on which this process is the only controller.
///
/// ```
///   outgoing, incoming:   START addr+W  out…  START addr+R  in…  STOP
///   outgoing only:        START addr+W  out…  STOP
///   incoming only:        START addr+R  in…   STOP
///   neither:              START addr+W  STOP           (is somebody there?)
/// ```
public protocol I2CBus: AnyObject {
  /// Writes `outgoing`, then, after a repeated start, reads into `incoming`, as one transaction.
  func transfer(
    _ outgoing: Span<UInt8>, _ incoming: inout MutableSpan<UInt8>, at address: I2CAddress
  ) throws(I2CError)
}

extension I2CBus {
  /// Writes bytes that the caller holds.
  @inlinable public func write(
    _ bytes: Span<UInt8>, at address: I2CAddress
  ) throws(I2CError) {
    var nothing = MutableSpan<UInt8>()
    try transfer(bytes, &nothing, at: address)
  }

  /// Reads without saying which register: only for chips that have no register pointer.
  @inlinable public func read(
    into bytes: inout MutableSpan<UInt8>, at address: I2CAddress
  ) throws(I2CError) {
    try transfer(Span<UInt8>(), &bytes, at: address)
  }

  /// One byte that is a whole message: a command.
  @inlinable public func command(_ byte: UInt8, at address: I2CAddress) throws(I2CError) {
    let message: [1 of UInt8] = [byte]
    try write(message.span, at: address)
  }

  @inlinable public func readByte(
    _ register: UInt8, at address: I2CAddress
  ) throws(I2CError) -> UInt8 {
    let message: [1 of UInt8] = [register]
    var answer: [1 of UInt8] = [0]
    var incoming = answer.mutableSpan
    try transfer(message.span, &incoming, at: address)
    return answer[0]
  }

  /// A 16-bit register, most significant byte first.
  @inlinable public func readWord(
    _ register: UInt8, at address: I2CAddress
  ) throws(I2CError) -> UInt16 {
    let message: [1 of UInt8] = [register]
    var answer: [2 of UInt8] = [0, 0]
    var incoming = answer.mutableSpan
    try transfer(message.span, &incoming, at: address)
    return UInt16(answer[0]) << 8 | UInt16(answer[1])
  }

  @inlinable public func writeByte(
    _ register: UInt8, _ value: UInt8, at address: I2CAddress
  ) throws(I2CError) {
    let message: [2 of UInt8] = [register, value]
    try write(message.span, at: address)
  }

  /// A 16-bit register, most significant byte first.
  @inlinable public func writeWord(
    _ register: UInt8, _ value: UInt16, at address: I2CAddress
  ) throws(I2CError) {
    let message: [3 of UInt8] = [
      register, UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value),
    ]
    try write(message.span, at: address)
  }
}
