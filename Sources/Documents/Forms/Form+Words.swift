extension Form {
  /// The same, or a few words in place of a number; other words are told both ways to write it.
  func or(_ words: String, meaning value: Value, due: String, example: String) -> Form {
    let number = self
    return Form(shape: .either([number.shape, .choice([words])])) { node, report in
      guard case .scalar(let scalar) = node.content else { return number.read(node, &report) }
      if scalar.text == words { return value }
      let isSum = ExpressionText.parse(scalar.text) != nil
      if let first = scalar.text.utf8.first, (0x61...0x7A).contains(first), !isSum {
        node.refuse(due: due, remedy: "write \(example), or '\(words)'", &report)
        return nil
      }
      return number.read(node, &report)
    }
  }
}
