import Analysis
import Documents
import Quantities

extension ImpedanceReport {
  /// What `--json` prints.
  var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("file", .string(path)), ("columns", .string(understood)),
      ("spectrum", .integer(number)), ("spectra", .integer(count)),
      ("points", .integer(spectrum.points.count)),
      ("highest_Hz", .number(spectrum.highest.value)),
      ("lowest_Hz", .number(spectrum.lowest.value)), ("kramers_kronig", kramersKronig),
    ]
    if let ohms = spectrum.resistor { members.append(("resistor_ohm", .number(ohms.value))) }
    if let fit { members.append(("fit", object(of: fit))) }
    members.append(("sound", .boolean(isSound)))
    return .object(members)
  }

  private var kramersKronig: JSON {
    var members: [(key: String, value: JSON)] = []
    switch test.verdict {
    case .consistent: members.append(("verdict", .string("consistent")))
    case .noisy: members.append(("verdict", .string("noisy")))
    case .tooFew: members.append(("verdict", .string("too few points")))
    case .systematic(let strength, let from, let to):
      members += [
        ("verdict", .string("inconsistent")), ("strength", .number(strength)),
        ("from_Hz", .number(from.value)), ("to_Hz", .number(to.value)),
      ]
    }
    return .object(
      members + [
        ("largest", .number(test.largest)), ("scatter", .number(test.scatter)),
        ("pairs", .integer(test.pairs)), ("mu", .number(test.mu)),
      ])
  }

  private func object(of fit: CircuitFit) -> JSON {
    .object([
      ("circuit", .string(fit.circuit.text)), ("converged", .boolean(fit.end == .converged)),
      ("describes", .boolean(describes)),
      ("parameters", .array(fit.parameters.map(object))),
      ("chi_squared", .number(fit.chiSquared)), ("scatter", .number(fit.scatter)),
      ("starts", .integer(fit.starts)), ("evaluations", .integer(fit.evaluations)),
    ])
  }

  private func object(of parameter: FittedParameter) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("name", .string(parameter.name)), ("value", .number(parameter.value)),
      ("unit", .string(parameter.kind.unit)),
    ]
    switch parameter.certainty {
    case .between(let low, let high):
      members += [("low", .number(low)), ("high", .number(high))]
    case .atBound: members.append(("interval", .string("at bound")))
    case .undetermined: members.append(("interval", .string("undetermined")))
    }
    return .object(members)
  }
}
