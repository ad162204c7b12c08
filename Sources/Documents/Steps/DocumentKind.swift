/// What can be run, by what a document says of itself.
public enum DocumentKind: Sendable {
  case recipe, method

  /// What a file says under `solidus:`; nil if it says neither, or cannot be read.
  public static func of(_ path: String, in files: DocumentFiles = .disk) -> DocumentKind? {
    var aside = Report()
    return files.node(at: path, report: &aside).flatMap(of)
  }

  static func of(_ node: Node) -> DocumentKind? {
    guard case .scalar(let kind)? = node["solidus"]?.content else { return nil }
    if kind.text.hasPrefix("method/") { return .method }
    return kind.text.hasPrefix("recipe/") ? .recipe : nil
  }
}
