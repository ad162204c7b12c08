public import Quantities

/// Shut the pump off, let a precursor in, and let it stay.
public struct ExposeStep: Sendable {
  public let precursor: Located<String>
  public let pulse: Amount<Seconds>
  public let span: Amount<Seconds>

  static let form = Form<ExposeStep>.mapping(
    "an exposure",
    .required(
      "precursor", .located(.name(of: "a precursor", example: "TMA")), "What is let in: TMA."),
    .required("pulse", .amount(), "How long its valve is open: 0.1 s."),
    .required("for", .amount(), "How long it stays, counted from when the valve is shut: 20 s."),
    make: ExposeStep.init)
}

/// Let the throttle hold a pressure.
public struct PressureStep: Sendable {
  public let goal: Amount<Pascals>
  public let longest: Amount<Seconds>

  static let form = Form<PressureStep>.mapping(
    "a pressure step",
    .required("hold", .amount(above: .zero), "The pressure that the throttle holds: 100 Pa."),
    .required("within", .amount(above: .zero), "After this time the run has failed: 2 min."),
    make: PressureStep.init)
}

/// Light the plasma.
public struct PlasmaStep: Sendable {
  /// The flow controller of the gas that burns.
  public let gas: Located<String>
  public let power: Amount<Watts>
  public let span: Amount<Seconds>

  static let form = Form<PlasmaStep>.mapping(
    "a plasma step",
    .required(
      "gas", .located(.name(of: "a flow controller", example: "oxygen")), "The gas that burns."),
    .required("power", .amount(above: .zero), "The power of the generator: 100 W."),
    .required("for", .amount(above: .zero), "How long: 10 s."),
    make: PlasmaStep.init)
}

/// Sputter from the target.
public struct SputterStep: Sendable {
  /// When it ends.
  public enum End: Sendable {
    case after(Amount<Seconds>)
    case thickness(Amount<Nanometres>)
  }

  public let power: Amount<Watts>
  public let end: End
  /// The longest that a thickness may take.
  public let longest: Amount<Seconds>?

  static let form = Form<SputterStep>.mapping(
    "a sputter step",
    .required("power", .amount(above: .zero), "The power of the generator: 60 W."),
    .exactlyOne([
      Alternative("for", .amount(above: Seconds.zero), "How long: 40 min.", make: End.after),
      Alternative(
        "until", .amount(above: Nanometres.zero), "The thickness at which it ends: 100 nm.",
        make: End.thickness),
    ]),
    .optional("within", .amount(above: .zero), "The longest that a thickness may take: 2 h."),
    make: SputterStep.init)
}
