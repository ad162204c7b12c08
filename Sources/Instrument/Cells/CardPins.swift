/// The pins of a card's relay expander, a bit each: docs/devices/potentiostat.md.
struct CardPins: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  static let cell = CardPins(rawValue: 1 << 0)
  static let galvanostat = CardPins(rawValue: 1 << 1)
  static let microamperes200 = CardPins(rawValue: 1 << 2)
  static let milliamperes2 = CardPins(rawValue: 1 << 3)
  static let milliamperes20 = CardPins(rawValue: 1 << 4)
  static let slow = CardPins(rawValue: 1 << 5)
  static let three = CardPins(rawValue: 1 << 6)
  static let armed = CardPins(rawValue: 1 << 7)

  static let tripped = CardPins(rawValue: 1 << 8)
  static let closed = CardPins(rawValue: 1 << 9)
  static let limited = CardPins(rawValue: 1 << 10)
  static let coil = CardPins(rawValue: 1 << 11)

  /// What the program drives.
  static let outputs = CardPins(rawValue: 0x00FF)

  static func shunt(of range: CurrentRange) -> CardPins {
    switch range {
    case .microamperes200: .microamperes200
    case .milliamperes2: .milliamperes2
    case .milliamperes20: .milliamperes20
    }
  }

  /// The number of the cell holder; nil if there is none.
  var fixture: UInt8? {
    let number = UInt8(truncatingIfNeeded: rawValue >> 12)
    return number == 15 ? nil : number
  }
}
