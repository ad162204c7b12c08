public import Quantities

/// What a cell bears, whatever a method asks for.
public struct DeclaredLimits: Hashable, Sendable {
  public let lowest: Volts
  public let highest: Volts
  public let current: Amperes
  public let coldest: Celsius
  public let hottest: Celsius
  /// What leads and electrolyte may come to when the connection is proved; nil for its kind's.
  public let resistance: Ohms?

  /// Limits between which there is nothing would open every cell.
  static let form = Form<DeclaredLimits>(shape: written.shape) { node, report in
    guard let limits = written.value(of: node, &report) else { return nil }
    if limits.lowest < limits.highest { return limits }
    report.error(
      at: node.place, "the lowest potential is not below the highest",
      remedy: "exchange them, or write what the cell bears")
    return nil
  }

  private static let written = Form<DeclaredLimits>.mapping(
    "limits",
    .required("lowest", .quantity(atLeast: Volts(-5), atMost: Volts(5)), "W against R: -1 V."),
    .required("highest", .quantity(atLeast: Volts(-5), atMost: Volts(5)), "W against R: 1 V."),
    .required("current", .quantity(above: Amperes.zero), "Either way: 2 mA."),
    .optional("coldest", .quantity(), otherwise: Celsius(-20), "The coldest that it bears."),
    .optional("hottest", .quantity(), otherwise: Celsius(60), "The hottest that it bears."),
    .optional(
      "resistance", .quantity(above: Ohms.zero), "Of leads, electrolyte and surfaces, at most."),
    make: DeclaredLimits.init)
}
