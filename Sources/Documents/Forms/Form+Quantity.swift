extension Form where Value: WrittenQuantity {
  /// A quantity with its unit, within a range if one is given.
  public static func quantity(
    atLeast minimum: Value? = nil, atMost maximum: Value? = nil, above floor: Value? = nil
  ) -> Form {
    Form(shape: .quantity([Value.kind])) { node, report in
      guard let counted = node.quantity([Value.kind], &report)?.counted else { return nil }
      guard let value = Value(counted: counted) else {
        report.error(
          at: node.place, "\(node.summary) is more than can be counted", remedy: "write less")
        return nil
      }
      if let minimum, value.counted < minimum.counted {
        return node.outOfRange("below", minimum, "at least", &report)
      }
      if let maximum, value.counted > maximum.counted {
        return node.outOfRange("above", maximum, "at most", &report)
      }
      if let floor, value.counted <= floor.counted {
        return node.outOfRange("not above", floor, "more than", &report)
      }
      return value
    }
  }
}

extension Form where Value: WrittenQuantity & Equatable {
  /// One of some quantities: what a chip can be switched to.
  public static func quantity(oneOf choices: [Value]) -> Form {
    let any = quantity()
    return Form(shape: any.shape) { node, report in
      guard let value = any.read(node, &report) else { return nil }
      if choices.contains(value) { return value }
      report.error(
        at: node.place, "\(node.summary) is none of those that the chip has",
        remedy: "write \(Suggestion.list(choices.map { QuantityPrinter.text($0) }))")
      return nil
    }
  }
}

/// A quantity of which only the document knows the kind.
public struct AnyQuantity: Sendable {
  public let kind: QuantityKind
  /// In the unit that the type of the kind counts in: °C, V, A, Pa, sccm, nm and so on.
  public let counted: Double
  /// How somebody wrote it; nil for what was reckoned.
  private var writing: String?

  public init(kind: QuantityKind, counted: Double) {
    self.kind = kind
    self.counted = counted
  }

  /// As it was written, or in the unit in which people would.
  public var text: String { writing ?? QuantityPrinter.text(counted, as: kind) }

  /// The same in these words.
  func written(_ words: String) -> AnyQuantity {
    var quantity = self
    quantity.writing = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return quantity
  }
}

/// Two that are the same in different words are the same.
extension AnyQuantity: Hashable {
  public static func == (a: Self, b: Self) -> Bool { a.kind == b.kind && a.counted == b.counted }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(counted)
  }
}

extension AnyQuantity {
  /// A quantity of whatever kind its unit says; `C` is a temperature. Nil if it is none.
  public init?(written text: String) {
    guard case .quantity(let quantity)? = ExpressionText.parse(text) else { return nil }
    self = quantity.written(text)
  }
}

extension Form where Value == AnyQuantity {
  /// A quantity of any of several kinds.
  public static func quantity(of kinds: [QuantityKind]) -> Form {
    Form(shape: .quantity(kinds)) { node, report in
      node.quantity(kinds, &report).map { value in
        let quantity = AnyQuantity(kind: value.kind, counted: value.counted)
        if case .scalar(let scalar) = node.content { return quantity.written(scalar.text) }
        return quantity
      }
    }
  }
}

extension Form where Value == AnyQuantity {
  /// The same above nought, and up to the bound of its kind.
  ///
  /// - Parameter bounds: as people write them: `500 mg/cm2`.
  static func quantity(upTo bounds: [String]) -> Form {
    let most = bounds.compactMap { text in
      AnyQuantity(written: text).map { (quantity: $0, text: text) }
    }
    let any = quantity(of: most.map(\.quantity.kind))
    return Form(shape: any.shape) { node, report in
      guard let value = any.read(node, &report),
        let bound = most.first(where: { $0.quantity.kind == value.kind })
      else { return nil }
      if value.counted > 0, value.counted <= bound.quantity.counted { return value }
      let side = value.counted > 0 ? "above \(bound.text)" : "not above nought"
      report.error(
        at: node.place, "\(node.summary) is \(side)",
        remedy: "write more than nought and at most \(bound.text)")
      return nil
    }
  }
}

extension Node {
  func quantity(_ kinds: [QuantityKind], _ report: inout Report) -> QuantityText.Value? {
    let due = Suggestion.list(kinds.map(\.phrase))
    guard case .scalar(let scalar) = content else {
      refuse(due: due, remedy: "write \(shape(kinds).example)", &report)
      return nil
    }
    switch scalar.nature {
    case .empty, .null, .boolean:
      refuse(due: due, remedy: "write \(shape(kinds).example)", &report)
      return nil
    case .number, .text: break
    }
    do throws(QuantityProblem) {
      return try QuantityText.read(scalar.text, due: kinds)
    } catch {
      report.error(at: place, error.message, remedy: error.remedy)
      return nil
    }
  }

  private func shape(_ kinds: [QuantityKind]) -> Shape { .quantity(kinds) }

  fileprivate func outOfRange<Value: WrittenQuantity>(
    _ side: String, _ bound: Value, _ advice: String, _ report: inout Report
  ) -> Value? {
    let limit = QuantityPrinter.text(bound)
    report.error(at: place, "\(summary) is \(side) \(limit)", remedy: "write \(advice) \(limit)")
    return nil
  }
}
