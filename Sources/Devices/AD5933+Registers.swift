import HAL

/// The messages that both parts know; their first byte is a register to write, or a command.
extension AD5933 {
  private enum Command {
    static let blockWrite: UInt8 = 0xA0
    static let blockRead: UInt8 = 0xA1
    static let pointer: UInt8 = 0xB0
  }

  func write(_ register: UInt8, _ value: UInt8) throws(Failure) {
    let message: [2 of UInt8] = [register, value]
    try send(message.span, about: register)
  }

  /// Several registers that follow each other, in one message after the pointer.
  func write(_ bytes: [10 of UInt8], from register: UInt8) throws(Failure) {
    try point(at: register)
    var message = [12 of UInt8](repeating: 0)
    message[0] = Command.blockWrite
    message[1] = 10
    for place in 0..<10 { message[2 + place] = bytes[place] }
    try send(message.span, about: register)
  }

  /// Registers that follow each other: the pointer, then the block in one transaction.
  func read<let width: Int>(
    _ register: UInt8, into answer: inout [width of UInt8]
  ) throws(Failure) {
    try point(at: register)
    let message: [2 of UInt8] = [Command.blockRead, UInt8(truncatingIfNeeded: width)]
    do throws(I2CError) {
      var incoming = answer.mutableSpan
      try bus.transfer(message.span, &incoming, at: address)
    } catch { throw .bus(error.naming(register)) }
  }

  /// One register: the pointer is set by a message of its own, and the read has none.
  func readByte(_ register: UInt8) throws(Failure) -> UInt8 {
    try point(at: register)
    var answer: [1 of UInt8] = [0]
    do throws(I2CError) {
      var incoming = answer.mutableSpan
      try bus.read(into: &incoming, at: address)
    } catch { throw .bus(error.naming(register)) }
    return answer[0]
  }

  /// Compares the bits of a register that mean something with what was written.
  func expect(_ register: UInt8, _ value: UInt8, in mask: UInt8) throws(Failure) {
    try compare(register, wrote: value, read: try readByte(register), in: mask)
  }

  func compare(
    _ register: UInt8, wrote: UInt8, read: UInt8, in mask: UInt8
  ) throws(Failure) {
    guard (wrote ^ read) & mask != 0 else { return }
    throw .readBack(register: register, wrote: wrote, read: read)
  }

  private func point(at register: UInt8) throws(Failure) {
    let message: [2 of UInt8] = [Command.pointer, register]
    try send(message.span, about: register)
  }

  private func send(_ message: Span<UInt8>, about register: UInt8) throws(Failure) {
    do throws(I2CError) { try bus.write(message, at: address) } catch {
      throw .bus(error.naming(register))
    }
  }
}
