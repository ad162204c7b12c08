import Documents

/// Values for what a recipe leaves open, as `--with dose=0.1s` gives them.
enum ParameterValues {
  static func read(_ arguments: Arguments) throws(Refusal) -> [(name: String, value: AnyQuantity)] {
    var values: [(name: String, value: AnyQuantity)] = []
    for text in arguments.all("with") {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let value = AnyQuantity(written: parts[1]) else {
        throw Refusal("solidus: '\(text)' is no parameter; write --with dose=0.1s", .usage)
      }
      values.append((parts[0], value))
    }
    return values
  }
}
