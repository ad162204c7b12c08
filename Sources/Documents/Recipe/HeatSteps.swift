import Procedures
public import Quantities

/// Where a zone is to go.
public enum HeatGoal: Sendable {
  case temperature(Amount<Celsius>)
  /// To the highest temperature that can be proved of this rig.
  case asHotAsProvable

  static let form = Form<Amount<Celsius>>.amount().map(HeatGoal.temperature).or(
    "as hot as provable", meaning: .asHotAsProvable, due: "a temperature", example: "120 C")
}

/// How fast a setpoint may move.
public enum HeatRate: Sendable {
  case rate(Amount<KelvinsPerSecond>)
  case asFastAsProvable

  static let form = Form<Amount<KelvinsPerSecond>>.amount(above: .zero).map(HeatRate.rate).or(
    "as fast as provable", meaning: .asFastAsProvable, due: "a rate", example: "5 K/min")
}

/// Bring a zone to a temperature.
public struct HeatStep: Sendable {
  public let zone: Located<String>
  /// Where to: a temperature, or as hot as can be proved here.
  public let goal: Located<HeatGoal>
  public let rate: HeatRate

  static let zoneField = Field<Located<String>>.required(
    "zone", .located(.name(of: "a zone", example: "stage")), "The zone: stage.")

  static let form = Form<HeatStep>.mapping(
    "a heat step", zoneField,
    .required(
      "to", .located(HeatGoal.form), "The temperature, or the words 'as hot as provable'."),
    .required(
      "rate", HeatRate.form, "How fast the setpoint may move: 5 K/min, or 'as fast as provable'."),
    make: HeatStep.init)
}

/// Heat and stay.
public struct AnnealStep: Sendable {
  public let zone: Located<String>
  public let goal: Located<HeatGoal>
  public let rate: HeatRate
  public let span: Amount<Seconds>
  /// What makes a cooler anneal as good as the printed one, if somebody says so.
  public let activation: Activation?

  static let form = Form<AnnealStep>.mapping(
    "an anneal", HeatStep.zoneField,
    .required(
      "at", .located(HeatGoal.form), "The temperature, or the words 'as hot as provable'."),
    .required(
      "rate", HeatRate.form, "How fast the setpoint may move: 5 K/min, or 'as fast as provable'."),
    .required("for", .amount(above: .zero), "How long it stays there: 30 min."),
    .optional("activation", Activation.form, "Why a cooler, longer anneal does the same."),
    make: AnnealStep.init)
}

/// An assumption: the change goes on at a rate that falls as the temperature does.
public struct Activation: Sendable {
  public let energy: JoulesPerMole
  /// The temperature for which the time is printed.
  public let printed: Celsius
  /// Who says so.
  public let source: String

  static let form = Form<Activation>.mapping(
    "an activation",
    .required("energy", .quantity(above: .zero), "The energy of activation: 128 kJ/mol."),
    .required("printed", .quantity(), "The temperature for which the time is printed: 180 C."),
    .required("source", .text, "Who says so."),
    make: Activation.init)

  /// The same with a share of the energy, to see what hangs on it.
  public func withEnergy(of share: Double) -> Activation {
    Activation(energy: energy * share, printed: printed, source: source)
  }

  /// The longest hold that anybody means.
  public static let longest = Seconds(365 * 86_400)

  /// How long a hold must be at another temperature to do what `printed` does where it is printed;
  /// nil if that is longer than a year, or no time at all.
  public func hold(doing printed: Seconds, at temperature: Celsius) -> Seconds? {
    let span = printed.value * factor(at: temperature)
    // Written so that what is no number is too long.
    guard span > 0, span <= Self.longest.value else { return nil }
    return Seconds(span)
  }

  /// How many times as long the same change takes at another temperature.
  public func factor(at temperature: Celsius) -> Double {
    let gas = 8.314462618
    let here = 1 / (temperature.value + 273.15)
    let there = 1 / (printed.value + 273.15)
    return Arithmetic.exp(energy.value / gas * (here - there))
  }
}

/// Let a zone cool down.
public struct CoolStep: Sendable {
  public let zone: Located<String>
  public let below: Amount<Celsius>

  static let form = Form<CoolStep>.mapping(
    "a cool step", HeatStep.zoneField,
    .required("below", .amount(), "Where the step ends: 50 C."),
    make: CoolStep.init)
}
