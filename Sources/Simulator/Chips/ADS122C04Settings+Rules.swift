extension ADS122C04Settings {
  /// What the datasheet forbids to write there, if it does (SBAS751B, 8.6.2).
  static func objection(to value: UInt8, in register: Int) -> String? {
    switch register {
    case 0: objection(toInputs: value)
    case 1: value >> 5 == 7 ? "a reserved data rate" : nil
    case 2: (value >> 4) & 3 == 3 ? "a reserved data integrity check" : nil
    default: objection(toRouting: value)
    }
  }

  private static func objection(toInputs value: UInt8) -> String? {
    let input = value >> 4
    if input == 0xF { return "a reserved input" }
    let isToGround = input >= 0x8 && input <= 0xB
    if isToGround && value & 1 == 0 { return "an input against AVSS through the amplifier" }
    if isToGround && (value >> 1) & 7 > 2 { return "a gain above 4 against AVSS" }
    return nil
  }

  private static func objection(toRouting value: UInt8) -> String? {
    if value & 3 != 0 { return "reserved bits are not zero" }
    return value >> 5 == 7 || (value >> 2) & 7 == 7 ? "a reserved current route" : nil
  }
}
