public import Quantities

/// One I2C bus of a board.
public struct BusDocument: Sendable {
  public let clock: Located<Hertz>
  /// The device file on a real machine; nil where only the simulator has this bus.
  public let device: String?
  /// How often the bus is scanned; nil for the board's own period.
  public let period: Seconds?

  static let form = Form<BusDocument>.mapping(
    "a bus",
    .required(
      "clock", .located(.quantity(atLeast: Hertz(1000), atMost: Hertz(1_000_000))),
      "The bus clock, such as 100 kHz."),
    .optional("device", .text, "The device file on a real machine, such as /dev/i2c-1."),
    .optional("period", .quantity(above: Seconds.zero), "How often the bus is scanned."),
    make: BusDocument.init)
}
