import Documents
import Instrument
public import Quantities

/// The dummies of one calibration: each that is needed, and nothing else.
public struct CardBox: Sendable {
  public let all: [CardDummy]
  /// How far a value may be from what is written on its dummy, as a share.
  public let within: Ratio
  let voltage: Volts
  /// For the ranges from the finest on.
  let resistors: [Ohms]

  /// As much of a range as is driven through its resistor.
  static let share = 0.9
  /// What the buffers show, with room for what a card is off.
  private static let most = Volts(4.8)
  /// Less than this over a resistor tells a gain no better than the sheet does.
  private static let least = Volts(0.9)

  /// - Parameter dummies: a short, a voltage, a resistor for each range, and perhaps an open one.
  public init(_ dummies: [CardDummy], within: Ratio) throws(RigError) {
    var voltages: [Volts] = []
    var resistors: [Ohms] = []
    for dummy in dummies {
      switch dummy {
      case .short, .open: break
      case .voltage(let value): voltages.append(value)
      case .resistor(let value): resistors.append(value)
      }
    }
    let lacks = [
      dummies.contains(.short) ? nil : "a short", voltages.count == 1 ? nil : "one voltage",
      resistors.count == 3 ? nil : "three resistors",
    ].compactMap(\.self)
    guard lacks.isEmpty, let voltage = voltages.first else {
      throw RigError(
        "a card is calibrated against \(lacks.joined(separator: " and ")), which are not named",
        remedy: "write --dummy short,open,4.096V,10kohm,1kohm,100ohm")
    }
    guard voltage.magnitude >= Self.least, voltage.magnitude <= Self.most else {
      throw RigError(
        "\(QuantityPrinter.text(voltage)) is no voltage that a gain could be told by",
        remedy: "take one from 0.9 V to 4.8 V")
    }
    guard within > Ratio(0), within <= Ratio(1e-3) else {
      throw RigError(
        "dummies within \(QuantityPrinter.text(within)) are no better known than the card",
        remedy: "take dummies of 0.1 % or better, and say it: --within 0.01%")
    }
    self.resistors = resistors.sorted { $0 > $1 }
    self.voltage = voltage
    self.within = within
    all = dummies
    for (range, resistance) in zip(CurrentRange.allCases, self.resistors) {
      let over = range.fullScale * Self.share * resistance
      guard over >= Self.least, over <= Self.most else {
        let shown = QuantityPrinter.text(range.fullScale)
        throw RigError(
          "\(QuantityPrinter.text(resistance)) is no resistor for the range of \(shown)",
          remedy: "take one over which it drops 1 V to 5 V: 10 kohm, 1 kohm and 100 ohm do")
      }
    }
  }
}
