public import HAL

/// In words, which the core does not have.
extension I2CError: CustomStringConvertible {
  /// Where on the bus, what it means, and what to do about it.
  public var description: String {
    let register = register.map { ", first byte \(hex($0))" } ?? ""
    return "address \(hex(address.value))\(register): \(kind.wrong); \(kind.remedy)"
  }
}

extension I2CError.Kind {
  /// What it means, for the person at the bench.
  public var wrong: String {
    switch self {
    case .nakAddress: "nobody acknowledged the address"
    case .nakData: "the chip refused a byte of the message"
    case .arbitrationLost: "another controller spoke"
    case .timeout: "the clock was held for too long"
    case .stuckBus: "a line of the bus is held low"
    case .shortTransfer: "fewer bytes went over the wire than were asked for"
    case .crc: "the checksum of the answer is wrong"
    case .unavailable: "this adapter cannot send that, is gone, or a kernel driver has the chip"
    }
  }

  /// What can be done about it.
  public var remedy: String {
    switch self {
    case .nakAddress: "see 'solidus board probe', then its wiring and supply"
    case .nakData: "see its datasheet for what it takes"
    case .arbitrationLost: "there must be only one controller on a bus"
    case .timeout: "reset the chip that holds it"
    case .stuckBus: "cut the supply of the chips on it"
    case .shortTransfer: "try again"
    case .crc: "look for noise on the wires"
    case .unavailable: "see docs/linux.md"
    }
  }
}
