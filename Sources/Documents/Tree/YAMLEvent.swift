/// One thing that the YAML parser met, with the place where it begins.
struct YAMLEvent {
  enum Kind {
    case documentStart(hasDirectives: Bool)
    case streamEnd
    case alias
    case scalar(Scalar)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    /// Beginnings and ends that carry nothing.
    case other
  }

  let kind: Kind
  /// From zero, as libyaml counts.
  let line: Int
  let column: Int
  var isAnchored = false
  var isTagged = false
}

/// Where and why the YAML parser could not go on.
struct YAMLSyntaxError: Error {
  let problem: String
  let line: Int
  let column: Int
}
