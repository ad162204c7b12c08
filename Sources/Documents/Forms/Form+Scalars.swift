extension Form where Value == String {
  /// Any text; a bare number or `true` needs quotes, so that every reader takes it for text.
  public static var text: Form { text(like: "some text") }

  /// The same, with something right to write for whoever left it out.
  public static func text(like example: String) -> Form {
    Form(shape: .text(pattern: #"[\s\S]*\S[\s\S]*"#, example: example)) { node, report in
      guard let text = node.text(due: "text", &report) else { return nil }
      guard text.allSatisfy(\.isWhitespace) else { return text }
      report.error(
        at: node.place, "a text with nothing in it",
        remedy: "write \(example), or leave the line out if it may be")
      return nil
    }
  }

  /// The same on one line, without what steers a terminal: names and what stands in lists.
  public static func line(like example: String) -> Form {
    let text = text(like: example)
    return Form(shape: text.shape) { node, report in
      guard let line = text.read(node, &report) else { return nil }
      guard let letter = PlainText.steering(in: line) else { return line }
      report.error(
        at: node.place, "a text with \(letter), which steers a terminal and cannot be read",
        remedy: "write it without, on one line, as in \(example)")
      return nil
    }
  }

  /// One of some words.
  public static func word(_ words: [String], what: String) -> Form {
    Form(shape: .choice(words)) { node, report in
      let remedy = "write \(Suggestion.list(words))"
      guard let text = node.text(due: what, remedy: remedy, &report) else { return nil }
      if words.contains(text) { return text }
      report.error(
        at: node.place, "'\(Excerpt.of(text))' is not \(what)",
        remedy: Suggestion.remedy(for: text, among: words))
      return nil
    }
  }
}

extension Form where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the cases of an enumeration, by its raw value.
  public static func choice(_ what: String) -> Form {
    let words = Value.allCases.map(\.rawValue)
    let word = Form<String>.word(words, what: what)
    return Form(shape: word.shape) { node, report in
      word.read(node, &report).flatMap(Value.init(rawValue:))
    }
  }
}

extension Form where Value == Bool {
  /// `true` or `false`, and no other word for them.
  public static var boolean: Form {
    Form(shape: .boolean) { node, report in
      if case .scalar(let scalar) = node.content, case .boolean(let truth) = scalar.nature {
        return truth
      }
      node.refuse(due: "true or false", remedy: "write true or false", &report)
      return nil
    }
  }
}

extension Form where Value == Double {
  /// A finite number without a unit.
  public static var number: Form {
    Form(shape: .number) { node, report in
      guard case .scalar(let scalar) = node.content, scalar.nature == .number else {
        node.refuse(due: "a plain number", remedy: "write a number without a unit", &report)
        return nil
      }
      if let number = Decimal(scalar.text)?.value() { return number }
      if let number = HexInteger.value(of: scalar.text) { return Double(number) }
      report.error(
        at: node.place, "'\(Excerpt.of(scalar.text))' is beyond the range of numbers",
        remedy: "check the exponent")
      return nil
    }
  }
}

extension Form where Value == Int {
  /// A whole number in a range, also in hexadecimal.
  public static func integer(_ range: ClosedRange<Int>, hexadecimal: Bool = false) -> Form {
    Form(shape: .integer(range)) { node, report in
      let shown = [range.lowerBound, range.upperBound].map {
        hexadecimal ? HexInteger.text(of: $0) : "\($0)"
      }
      let due = "a whole number from \(shown[0]) to \(shown[1])"
      guard case .scalar(let scalar) = node.content, let number = scalar.integer else {
        node.refuse(due: due, remedy: "write \(due)", &report)
        return nil
      }
      if range.contains(number) { return number }
      report.error(
        at: node.place, "\(Excerpt.of(scalar.text)) is out of range", remedy: "write \(due)")
      return nil
    }
  }
}

extension Form where Value == Int {
  /// One of some whole numbers: what a chip can be switched to.
  static func integer(oneOf choices: [Int]) -> Form {
    let any = integer((choices.min() ?? 0)...(choices.max() ?? 0))
    return Form(shape: any.shape) { node, report in
      guard let number = any.read(node, &report) else { return nil }
      if choices.contains(number) { return number }
      report.error(
        at: node.place, "\(number) is none of those that the chip has",
        remedy: "write \(Suggestion.list(choices.map { "\($0)" }))")
      return nil
    }
  }
}

extension Scalar {
  /// The whole number that is written; `"0x60"` in quotes too, since JSON has no other way.
  var integer: Int? {
    if let number = HexInteger.value(of: text) { return number }
    return isQuoted ? nil : Decimal(text)?.integer
  }
}
