import HAL

/// The wires between the relays before an analyser and their expander, in the order of its pins.
public struct AnalyserPins {
  /// P00 to P07 and then P10 to P17.
  public let all: [Wire]

  /// As they are without power: a resistor holds each of them low.
  public init(_ name: String) {
    all = (0..<16).map { Wire("\(name).\($0 / 8)\($0 % 8)", at: .low) }
  }

  /// Where the resistors hold what nobody drives: for the model of the expander.
  public static let pulls: UInt16 = 0

  /// Eight cells, and the paths that are open, closed and loaded.
  var relays: [Wire] { Array(all[..<11]) }
}
