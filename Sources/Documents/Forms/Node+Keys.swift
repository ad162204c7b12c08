extension Node {
  /// Whether this is a mapping; reports if not.
  func isMapping(_ noun: String, keys: [String], _ report: inout Report) -> Bool {
    if members != nil { return true }
    refuse(due: noun, remedy: "write its keys: \(Suggestion.list(keys))", &report)
    return false
  }

  /// Reports every key that is not allowed and every one that is missing.
  ///
  /// A key that is only misspelt is not missing as well.
  func hasKeys(of mapping: Shape.Mapping, _ report: inout Report) -> Bool {
    let keys = mapping.properties.map(\.key)
    guard isMapping(mapping.noun, keys: keys, &report), let members else { return false }
    var meant: [String?] = []
    for member in members where !keys.contains(member.key) && !report.isFull {
      meant.append(Suggestion.nearest(to: member.key, among: keys))
      report.error(
        at: member.place, "unknown key '\(Excerpt.of(member.key))' in \(mapping.noun)",
        remedy: Suggestion.remedy(for: member.key, among: keys))
    }
    for property in mapping.properties
    where property.isRequired && self[property.key] == nil && !meant.contains(property.key) {
      reportMissing(property.key, example: property.shape.example, &report)
    }
    return true
  }

  /// Whether a key that stands here was meant to be one of some.
  func misspells(one keys: [String]) -> Bool {
    (members ?? []).contains { member in
      !keys.contains(member.key) && Suggestion.nearest(to: member.key, among: keys) != nil
    }
  }

  func reportMissing(_ key: String, example: String, _ report: inout Report) {
    report.error(at: place, "'\(key)' is missing", remedy: "write '\(key): \(example)'")
  }
}
