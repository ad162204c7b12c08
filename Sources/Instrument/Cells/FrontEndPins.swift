/// The pins of the expander of a front end, a bit each: docs/devices/front-end.md.
struct FrontEndPins: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  /// Joins the cell with this place among the cells of its board.
  static func cell(_ number: UInt8) -> FrontEndPins { FrontEndPins(rawValue: 1 << UInt16(number)) }
  /// Joins a resistor, from the smallest on.
  static func standard(_ number: Int) -> FrontEndPins {
    FrontEndPins(rawValue: 1 << UInt16(truncatingIfNeeded: 8 + number))
  }

  /// The amplifier for small currents.
  static let fine = FrontEndPins(rawValue: 1 << 12)

  static func clock(_ divider: TransformPlan.Divider) -> FrontEndPins {
    FrontEndPins(rawValue: UInt16(divider.rawValue) << 13)
  }

  /// How many cells there are relays for.
  static let cells: UInt8 = 8
  static let outputs: UInt16 = 0x7FFF
}
