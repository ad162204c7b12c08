public import Quantities

/// Between which potentials a cell is charged and discharged: what methods leave open is filled in
/// from here.
public struct WindowDocument: Hashable, Sendable {
  public let lower, upper: Volts

  /// What a method calls `lower` and `upper`; nil for any other name.
  public subscript(name: String) -> Volts? {
    switch name {
    case "lower": lower
    case "upper": upper
    default: nil
    }
  }

  static let form = Form<WindowDocument>(shape: written.shape) { node, report in
    guard let window = written.value(of: node, &report) else { return nil }
    if window.lower < window.upper { return window }
    report.error(
      at: node.place, "the lower potential is not below the upper",
      remedy: "exchange them: { lower: 2.5 V, upper: 3.8 V }")
    return nil
  }

  private static let written = Form<WindowDocument>.mapping(
    "a window",
    .required("lower", .quantity(atLeast: Volts(-5), atMost: Volts(5)), "W against R: 2.5 V."),
    .required("upper", .quantity(atLeast: Volts(-5), atMost: Volts(5)), "W against R: 3.8 V."),
    make: WindowDocument.init)
}
