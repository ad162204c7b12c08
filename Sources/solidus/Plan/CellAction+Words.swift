import Documents
import Quantities

extension CellAction {
  /// The step as a notebook has it.
  var words: String {
    switch self {
    case .rest(let stay, _): "rest\(stay.words)"
    case .tick(let period, _): "rest to the next \(QuantityPrinter.text(period))"
    case .impedance(let spectrum, _): spectrum.words
    case .current(let asked, let stay, _): "current \(asked.words)\(stay.words)"
    case .potential(let volts, let stay, _): "hold \(QuantityPrinter.text(volts))\(stay.words)"
    case .sweep(let start, let end, let rate, _, _):
      "sweep" + (start.map { " from \(QuantityPrinter.text($0))" } ?? "")
        + " to \(QuantityPrinter.text(end)) at \(QuantityPrinter.text(rate))"
    case .temperature(let climate, _):
      "go to \(QuantityPrinter.text(climate.goal)) within"
        + " \(QuantityPrinter.text(climate.within)), then rest \(QuantityPrinter.text(climate.rest))"
    case .cycle: "cycle"
    case .label(let name): "label \(name.value)"
    case .go(let name, let condition): "go to \(name.value) if \(condition.value.words)"
    }
  }
}

extension CellSpectrum {
  fileprivate var words: String {
    let bias = bias.map { " at \($0.words)" } ?? ""
    return "impedance\(bias), \(QuantityPrinter.text(highest)) to \(QuantityPrinter.text(lowest)),"
      + " \(points) a decade, \(amplitude.words)"
      + (together.map { ", all at once from \(QuantityPrinter.text($0)) down" } ?? "")
  }
}

extension CellStay {
  fileprivate var words: String {
    let span = longest.map { " for \(QuantityPrinter.text($0))" } ?? ""
    let ends = until.map(\.value.words).joined(separator: " or ")
    return span + (ends.isEmpty ? "" : " or until ".dropFirst(span.isEmpty ? 3 : 0) + ends)
  }
}

extension ConditionText {
  fileprivate var words: String {
    terms.map { term in
      switch term.test {
      case .above(let bound): "\(term.name) > \(bound.words)"
      case .below(let bound): "\(term.name) < \(bound.words)"
      case .on: "\(term.name) is on"
      case .off: "\(term.name) is off"
      }
    }.joined(separator: " and ")
  }
}

extension AnyQuantity {
  fileprivate var words: String { QuantityPrinter.text(counted, as: kind) }
}
