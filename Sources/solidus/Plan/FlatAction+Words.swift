import Documents
import Procedures
import Quantities

extension FlatAction {
  /// The step as a notebook has it.
  var words: String {
    switch self {
    case .heat(let zone, let goal, let rate):
      "heat \(zone.value) to \(goal.value.words)\(rate.words)"
    case .ramp(let zone, let goal, let rate):
      "begin to heat \(zone.value) to \(goal.value.words)\(rate.words)"
    case .anneal(let zone, let goal, let rate, let span, _):
      "anneal \(zone.value) at \(goal.value.words)\(rate.words) for \(QuantityPrinter.text(span))"
    case .cool(let zone, let below): "cool \(zone.value) below \(QuantityPrinter.text(below))"
    case .hold(let span): "hold \(QuantityPrinter.text(span))"
    case .pulse(let name, let span): "pulse \(name.value) \(QuantityPrinter.text(span))"
    case .purge(let span): "purge \(QuantityPrinter.text(span))"
    case .expose(let name, let pulse, let span):
      "expose to \(name.value): pulse \(QuantityPrinter.text(pulse)), stay"
        + " \(QuantityPrinter.text(span))"
    case .soak(let span): "soak \(QuantityPrinter.text(span))"
    case .vacuum(let span): "vacuum \(QuantityPrinter.text(span))"
    case .flow(let name, let flow): "flow \(name.value) \(QuantityPrinter.text(flow))"
    case .pressure(let goal, let longest):
      "hold \(QuantityPrinter.text(goal)), within \(QuantityPrinter.text(longest))"
    case .plasma(let gas, let power, let span):
      "plasma in \(gas.value), \(QuantityPrinter.text(power)) for \(QuantityPrinter.text(span))"
    case .sputter(let power, let span):
      "sputter at \(QuantityPrinter.text(power)) for \(QuantityPrinter.text(span))"
    case .sputterUntil(let goal, let power, let longest):
      "sputter \(QuantityPrinter.text(goal)) at \(QuantityPrinter.text(power)), within"
        + " \(QuantityPrinter.text(longest))"
    case .turn(let name, let on): "\(on ? "open" : "close") \(name.value)"
    case .wait(_, let longest): "wait, at most \(QuantityPrinter.text(longest))"
    case .expect: "expect"
    case .checkpoint(let name): "checkpoint \(name)"
    }
  }

  /// The lane of the picture that the step fills, if it fills one.
  var lane: String? {
    switch self {
    case .pulse(let name, _), .expose(let name, _, _): name.value
    case .plasma(let gas, _, _): "\(gas.value) plasma"
    case .sputter, .sputterUntil: "sputter"
    case .purge: "purge"
    case .vacuum: "vacuum"
    case .heat, .ramp, .anneal, .cool, .hold, .soak, .flow, .pressure, .turn, .wait, .expect,
      .checkpoint:
      nil
    }
  }
}

extension FlatGoal {
  fileprivate var words: String {
    switch self {
    case .temperature(let goal): QuantityPrinter.text(goal)
    case .asHotAsProvable: "what can be proved"
    }
  }
}

extension KelvinsPerSecond {
  /// As a plan says it after a goal; nothing where the governor sets the pace.
  fileprivate var words: String {
    self == .asFastAsProvable ? "" : " at \(fixed(value * 60, 1)) K/min"
  }
}
