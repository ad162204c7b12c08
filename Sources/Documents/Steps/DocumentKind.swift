/// What can be run, or run on, by what a document says of itself.
public enum DocumentKind: Sendable {
  case recipe, method, cell, sample

  /// What a file says under `solidus:`; nil if it says none of them, or cannot be read.
  ///
  /// A protocol of aurora-unicycler is a method too.
  public static func of(_ path: String, in files: DocumentFiles = .disk) -> DocumentKind? {
    var aside = Report()
    return files.node(at: path, report: &aside).flatMap(of)
  }

  static func of(_ node: Node) -> DocumentKind? {
    if UnicyclerDocument.isMeant(by: node) { return .method }
    guard case .scalar(let kind)? = node["solidus"]?.content else { return nil }
    switch kind.text.split(separator: "/").first {
    case "recipe": return .recipe
    case "method": return .method
    case "cell": return .cell
    case "sample": return .sample
    default: return nil
    }
  }
}
