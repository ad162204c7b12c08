import Documents

/// Values for what a procedure leaves open, as `--with dose=0.1s` gives them.
enum ParameterValues {
  static func read(_ arguments: Arguments) throws(Refusal) -> [(name: String, value: AnyQuantity)] {
    var values: [(name: String, value: AnyQuantity)] = []
    for text in arguments.all("with") {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw Refusal("solidus: '\(text)' is no parameter; write --with dose=0.1s", .usage)
      }
      let all = parts[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let read = all.compactMap { AnyQuantity(written: $0) }
      guard read.count == all.count else {
        throw Refusal(
          "solidus: '\(parts[1])' is no value for '\(parts[0])'; write a number with its unit, as in"
            + " --with dose=0.1s, or several with commas", .usage)
      }
      values += read.map { (parts[0], $0) }
    }
    return values
  }
}
