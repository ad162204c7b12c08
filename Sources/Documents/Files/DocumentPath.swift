/// Paths of documents, changed by their text alone.
enum DocumentPath {
  /// The folder of a file, without the slash at its end.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What `relative` means in a folder, with `.` and `..` worked out.
  static func resolve(_ relative: String, in folder: String) -> String {
    let joined = relative.hasPrefix("/") ? relative : "\(folder)/\(relative)"
    var parts: [Substring] = []
    for part in joined.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (joined.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// A document by its file, or by the folder that holds it under its usual name.
  static func file(_ path: String, named name: String) -> String {
    let isFile = [".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
    return isFile ? path : (path.hasSuffix("/") ? path + name : "\(path)/\(name)")
  }
}
