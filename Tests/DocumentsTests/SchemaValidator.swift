import Documents

/// A small validator of JSON Schema, apart from the code that generates it: what Solidus uses.
struct SchemaValidator {
  let schema: Node

  /// The schema is JSON, and JSON is valid input.
  init?(_ text: String) {
    var report = Report()
    guard let node = Node.read(Array(text.utf8), file: "schema", report: &report) else {
      return nil
    }
    schema = node
  }

  func accepts(_ document: Node) -> Bool { accepts(document, schema) }

  private func accepts(_ node: Node, _ schema: Node) -> Bool {
    // What it does not know would be a hole in the comparison.
    (schema.members ?? []).allSatisfy { keyword in
      check(keyword.key, keyword.value, node, schema)
    }
  }

  private func check(_ keyword: String, _ value: Node, _ node: Node, _ schema: Node) -> Bool {
    switch keyword {
    case "$schema", "title", "description", "$defs": true
    case "$ref": definition(value.word).map { accepts(node, $0) } ?? false
    case "type": isType(node, value.word)
    case "enum": value.items.contains { $0.word == node.text }
    case "pattern": node.text.map { matches($0, value.word) } ?? true
    case "minimum": node.number.map { $0 >= (value.number ?? .nan) } ?? true
    case "maximum": node.number.map { $0 <= (value.number ?? .nan) } ?? true
    case "minItems": node.list.map { $0.count >= Int(value.number ?? 0) } ?? true
    case "maxItems": node.list.map { $0.count <= Int(value.number ?? 0) } ?? true
    case "items": node.list?.allSatisfy { accepts($0, value) } ?? true
    case "required": node.members == nil || value.items.allSatisfy { node[$0.word] != nil }
    case "properties":
      (value.members ?? []).allSatisfy { property in
        node[property.key].map { accepts($0, property.value) } ?? true
      }
    case "patternProperties": patterns(node, value)
    case "additionalProperties": value.word == "true" || additional(node, schema)
    case "anyOf": value.items.contains { accepts(node, $0) }
    case "oneOf": value.items.count { accepts(node, $0) } == 1
    case "allOf": value.items.allSatisfy { accepts(node, $0) }
    case "not": !accepts(node, value)
    case "if": !accepts(node, value) || schema["then"].map { accepts(node, $0) } ?? true
    case "then": true
    default: false
    }
  }

  /// What a reference such as `#/$defs/step` names.
  private func definition(_ path: String) -> Node? {
    let parts = path.split(separator: "/")
    guard parts.count == 3, parts[0] == "#" else { return nil }
    return schema[String(parts[1])]?[String(parts[2])]
  }

  private func patterns(_ node: Node, _ patterns: Node) -> Bool {
    (node.members ?? []).allSatisfy { member in
      (patterns.members ?? []).allSatisfy {
        !matches(member.key, $0.key) || accepts(member.value, $0.value)
      }
    }
  }

  private func additional(_ node: Node, _ schema: Node) -> Bool {
    (node.members ?? []).allSatisfy { member in
      schema["properties"]?[member.key] != nil
        || (schema["patternProperties"]?.members ?? []).contains { matches(member.key, $0.key) }
    }
  }

  private func isType(_ node: Node, _ type: String) -> Bool {
    switch type {
    case "object": node.members != nil
    case "array": node.list != nil
    case "string": node.text != nil
    case "boolean": node.nature.map { $0 == .boolean(true) || $0 == .boolean(false) } ?? false
    case "number": node.number != nil
    case "integer": node.number.map { $0 == $0.rounded() } ?? false
    default: false
    }
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    do {
      // Schemas compare code points, so that the two ohm signs differ.
      let regex = try Regex(pattern).matchingSemantics(.unicodeScalar)
      return text.firstMatch(of: regex) != nil
    } catch {
      return false
    }
  }
}

extension Node {
  fileprivate var scalar: Scalar? { if case .scalar(let scalar) = content { scalar } else { nil } }
  fileprivate var nature: Scalar.Nature? { scalar?.nature }
  fileprivate var list: [Node]? { if case .sequence(let items) = content { items } else { nil } }
  fileprivate var items: [Node] { list ?? [] }
  fileprivate var word: String { scalar?.text ?? "" }
  fileprivate var text: String? { nature == .text ? word : nil }

  fileprivate var number: Double? {
    guard nature == .number else { return nil }
    return word.hasPrefix("0x") ? Int(word.dropFirst(2), radix: 16).map(Double.init) : Double(word)
  }
}
