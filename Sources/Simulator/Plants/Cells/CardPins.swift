import HAL

/// The wires between a card and its relay expander, in the order of the expander's pins.
public struct CardPins {
  /// P00 to P07 and then P10 to P17.
  public let all: [Wire]

  /// As they are without power: a resistor holds each output of the expander low.
  public init(_ name: String) {
    all = Self.names.map { Wire("\(name).\($0)", at: .low) }
  }

  private static let names = [
    "CELL", "GALVANOSTAT", "R200U", "R2M", "R20M", "SLOW", "THREE", "ARMED",
    "TRIPPED", "CLOSED", "LIMITED", "COIL", "FIXTURE0", "FIXTURE1", "FIXTURE2", "FIXTURE3",
  ]

  /// Where the resistors of the card hold what nobody drives: for the model of the expander.
  public static let pulls: UInt16 = 0xFF00

  var cell: Wire { all[0] }
  var galvanostat: Wire { all[1] }
  var small: Wire { all[2] }
  var middle: Wire { all[3] }
  var large: Wire { all[4] }
  var slow: Wire { all[5] }
  var three: Wire { all[6] }
  var armed: Wire { all[7] }
  var tripped: Wire { all[8] }
  var closed: Wire { all[9] }
  var limited: Wire { all[10] }
  var coil: Wire { all[11] }
  var fixture: [Wire] { Array(all[12...]) }

  /// What the expander drives.
  var outputs: [Wire] { Array(all[..<8]) }
  /// What the card drives.
  var inputs: [Wire] { Array(all[8...]) }
}
