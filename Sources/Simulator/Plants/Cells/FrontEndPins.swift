import HAL

/// The wires between a front end and its relay expander, in the order of the expander's pins.
public struct FrontEndPins {
  /// P00 to P07 and then P10 to P17.
  public let all: [Wire]

  /// As they are without power: a resistor holds each of them low.
  public init(_ name: String) {
    all = (0..<16).map { Wire("\(name).\($0 / 8)\($0 % 8)", at: .low) }
  }

  /// Where the resistors hold what nobody drives: for the model of the expander.
  public static let pulls: UInt16 = 0

  /// The relays: eight cells and four resistors.
  var relays: [Wire] { Array(all[..<12]) }
  var fine: Wire { all[12] }
  /// The two of the clock's divider, the lower first.
  var clock: [Wire] { Array(all[13..<15]) }
}
