extension Form {
  /// Text of a fixed structure, such as `gas_mux.0`.
  ///
  /// The pattern goes into the schema; `parse` decides, and a test holds the two together.
  public static func parsed(
    as what: String, pattern: String, example: String,
    _ parse: @escaping @Sendable (String) -> Value?
  ) -> Form {
    Form(shape: .text(pattern: pattern, example: example)) { node, report in
      let remedy = "write for example '\(example)'"
      guard let text = node.text(due: what, remedy: remedy, &report) else { return nil }
      if let value = parse(text) { return value }
      report.error(
        at: node.place, "'\(Excerpt.of(text))' is not \(what)", remedy: remedy)
      return nil
    }
  }
}

/// Names of buses, chips, lines, channels, plants and nets.
public enum Name {
  /// As a regular expression for the whole of the text.
  public static let pattern = "[A-Za-z][A-Za-z0-9_-]{0,63}"

  /// A letter, then letters, digits, `_` and `-`.
  public static func isValid(_ text: some StringProtocol) -> Bool {
    let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    guard let first = text.utf8.first, isLetter(first), text.utf8.count <= 64 else { return false }
    return text.utf8.allSatisfy {
      isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D
    }
  }
}

extension Form where Value == String {
  /// A name that the author chose elsewhere in the documents.
  public static func name(of what: String, example: String) -> Form {
    .parsed(as: "the name of \(what)", pattern: Name.pattern, example: example) {
      Name.isValid($0) ? $0 : nil
    }
  }
}
