extension Form {
  /// A list, each item in one form.
  public static func list<Item: Sendable>(
    of item: Form<Item>, what: String, count: ClosedRange<Int> = 0...DocumentLimits.nodes
  ) -> Form where Value == [Item] {
    Form(shape: .list(item.shape, count: count)) { node, report in
      guard case .sequence(let nodes) = node.content else {
        let example = item.shape.example
        let remedy = example.isEmpty ? "write each after '- '" : "write [\(example), ...]"
        node.refuse(due: what, remedy: remedy, &report)
        return nil
      }
      if !count.contains(nodes.count) {
        let due =
          count.lowerBound == count.upperBound
          ? "\(count.lowerBound)" : "at least \(count.lowerBound)"
        report.error(
          at: node.place, "\(what) with \(nodes.count) items", remedy: "write \(due)")
        return nil
      }
      let items = nodes.map { item.read($0, &report) }
      let read = items.compactMap(\.self)
      return read.count == items.count ? read : nil
    }
  }

  /// A mapping from names that the author chooses to values in one form.
  public static func names<Item: Sendable>(
    of item: Form<Item>, what: String, pattern: String = Name.pattern,
    isName: @escaping @Sendable (String) -> Bool = { Name.isValid($0) }
  ) -> Form where Value == Named<Item> {
    Form(shape: .names(pattern: pattern, item.shape)) { node, report in
      guard let members = node.members else {
        node.refuse(due: "a mapping of \(what) by name", remedy: "write 'name: ...' lines", &report)
        return nil
      }
      var entries: [Named<Item>.Entry] = []
      for member in members {
        if !isName(member.key) {
          report.error(
            at: member.place, "'\(Excerpt.of(member.key))' cannot name one of the \(what)",
            remedy: "begin with a letter, then letters, digits, _ and -")
        }
        guard let value = item.read(member.value, &report) else { continue }
        entries.append(.init(name: member.key, place: member.place, value: value))
      }
      return Named(entries)
    }
  }

  /// A sequence or anything else: the form for lists, or the other one.
  public static func listOr(_ list: Form, _ other: Form) -> Form {
    Form(shape: .either([other.shape, list.shape])) { node, report in
      if case .sequence = node.content { return list.read(node, &report) }
      return other.read(node, &report)
    }
  }
}
