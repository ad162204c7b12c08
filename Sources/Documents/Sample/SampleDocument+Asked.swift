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
      ("area", area.text()),
      ("loading", loading?.text()),
      ("electrolyte", electrolyte),
      ("stack_pressure", stackPressure?.text()),
      ("glovebox_water", glovebox?.water.text()),
      ("glovebox_oxygen", glovebox?.oxygen.text()),
      ("comment", comment),
    ]
    return all.compactMap { fact in fact.value.map { (fact.name, $0) } }
  }
}

extension Known {
  /// As it was written.
  fileprivate func text<Quantity>() -> String where Value == AsWritten<Quantity> {
    switch self {
    case .value(let value): value.text
    case .unknown: "unknown"
    }
  }
}
