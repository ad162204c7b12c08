/// The pins of the expander before an analyser, a bit each: docs/devices/E4990A.md.
struct AnalyserPins: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  /// Joins the cell with this place among the cells of its board.
  static func cell(_ number: UInt8) -> AnalyserPins { AnalyserPins(rawValue: 1 << UInt16(number)) }
  /// Join a path that leads nowhere, one that is closed, and a resistor.
  static let open = AnalyserPins(rawValue: 1 << 8)
  static let short = AnalyserPins(rawValue: 1 << 9)
  static let load = AnalyserPins(rawValue: 1 << 10)

  /// How many cells there are relays for.
  static let cells: UInt8 = 8
  static let outputs: UInt16 = 0x07FF
}
