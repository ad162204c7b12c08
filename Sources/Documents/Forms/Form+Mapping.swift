/// A field had an error, which is in the report.
private struct Unread: Error {}

private func present<Value>(_ value: Value?) throws(Unread) -> Value {
  guard let value else { throw Unread() }
  return value
}

extension Form {
  /// A mapping with fixed keys; all errors in it are reported, then the value is made or not.
  public static func mapping<each Part: Sendable>(
    _ noun: String, _ fields: repeat Field<each Part>,
    make: @escaping @Sendable (repeat each Part) -> Value
  ) -> Form {
    var properties: [Shape.Property] = []
    var exclusive: [[String]] = []
    var rivals: [[String]] = []
    for field in repeat each fields {
      properties += field.properties
      exclusive += field.exclusive
      rivals += field.rivals
    }
    let shape = Shape.Mapping(
      noun: noun, properties: properties, exclusive: exclusive, rivals: rivals)
    return Form(shape: .mapping(shape)) { node, report in
      guard node.hasKeys(of: shape, &report) else { return nil }
      let parts = (repeat (each fields).read(node, &report))
      do throws(Unread) { return make(repeat try present(each parts)) } catch { return nil }
    }
  }

  /// A mapping whose other keys depend on the word under one key.
  public static func variants(
    by key: String, what: String, _ variants: [(word: String, form: Form)]
  ) -> Form {
    let words = variants.map(\.word)
    let mappings = variants.compactMap { variant -> Shape.Mapping? in
      if case .mapping(let mapping) = variant.form.shape { mapping } else { nil }
    }
    let word = Form<String>.word(words, what: what)
    return Form(shape: .variants(key: key, mappings)) { node, report in
      guard node.isMapping("a mapping with '\(key)'", keys: [key], &report) else { return nil }
      guard let chosen = node[key] else {
        node.reportMissing(key, example: words.first ?? "", &report)
        return nil
      }
      guard let name = word.read(chosen, &report),
        let variant = variants.first(where: { $0.word == name })
      else { return nil }
      return variant.form.read(node, &report)
    }
  }
}
