/// Keeps the first misuse of one chip.
struct MisuseLog {
  let chip: String
  private(set) var first: Misuse?

  init(of chip: String) { self.chip = chip }

  mutating func note(_ what: String, register: UInt8? = nil) {
    if first == nil { first = Misuse(chip, what, register: register) }
  }

  /// Notes it and does not acknowledge the byte with this index.
  mutating func refuse(byte: Int, _ what: String, register: UInt8? = nil) -> Answer {
    note(what, register: register)
    return .refused(byte: byte)
  }

  /// Notes it and leaves the data line alone: the controller reads ones.
  mutating func misread(
    _ bytes: inout MutableSpan<UInt8>, _ what: String, register: UInt8? = nil
  ) -> Answer {
    note(what, register: register)
    for i in 0..<bytes.count { bytes[i] = 0xFF }
    return .acknowledged
  }
}
