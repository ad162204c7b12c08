/// Remembers the first misuse of one chip, and answers for all of them.
struct FirstMisuse {
  private let chip: String
  private(set) var misuse: Misuse?

  init(of chip: String) { self.chip = chip }

  /// The answer to what the datasheet does not allow: the byte with this index is refused.
  mutating func refuse(_ what: String, register: UInt8? = nil, byte: Int) -> Answer {
    if misuse == nil { misuse = Misuse(chip, what, register: register) }
    return .refused(byte: byte)
  }
}
