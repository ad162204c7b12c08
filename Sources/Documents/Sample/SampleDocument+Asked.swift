import Quantities

extension SampleDocument {
  /// What is asked of every cell and is not said here, as keys; a foil alone has none of it.
  public var missingOfCell: [String] {
    let said: [(key: String, isThere: Bool)] = [
      ("series", series != nil), ("replicate", replicate != nil), ("loading", loading != nil),
      ("electrolyte", electrolyte != nil), ("stack_pressure", stackPressure != nil),
      ("glovebox", glovebox != nil),
    ]
    return said.filter { !$0.isThere }.map(\.key)
  }

  /// Everything that is said, as a page or a file shows it.
  public var facts: [(name: String, value: String)] {
    let all: [(name: String, value: String?)] = [
      ("sample", name), ("naming", naming), ("series", series),
      ("replicate", replicate.map { "\($0)" }), ("operator", person),
      ("lots", lots.entries.map { "\($0.name) \($0.value)" }.joined(separator: ", ")),
      ("area", area.text { QuantityPrinter.text($0) }),
      ("loading", loading?.text { QuantityPrinter.text($0.counted, as: $0.kind) }),
      ("electrolyte", electrolyte),
      ("stack_pressure", stackPressure?.text { QuantityPrinter.text($0) }),
      ("glovebox_water", glovebox?.water.text(Self.millionths)),
      ("glovebox_oxygen", glovebox?.oxygen.text(Self.millionths)),
      ("comment", comment),
    ]
    return all.compactMap { fact in fact.value.map { (fact.name, $0) } }
  }

  /// As gloveboxes show it.
  private static func millionths(_ share: Ratio) -> String {
    QuantityPrinter.text(share, in: "ppm")
  }
}

extension Known {
  fileprivate func text(_ written: (Value) -> String) -> String {
    switch self {
    case .value(let value): written(value)
    case .unknown: "unknown"
    }
  }
}
