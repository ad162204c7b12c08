/// How findings are written: for people, for programs, for editors.
public enum DiagnosticFormat: String, CaseIterable, Sendable {
  /// One line each: `file:line:column: error: what is wrong; what to write`.
  case text
  /// One object with the list and the counts.
  case json
  /// What compilers print: the remedy is a note of its own, for editors that jump to places.
  case gcc
}

extension Diagnostics {
  /// The findings in a format; every line ends with a line feed.
  public func written(as format: DiagnosticFormat) -> String {
    switch format {
    case .text: all.map { "\($0)\n" }.joined()
    case .json: json
    case .gcc: all.map(Self.gcc).joined()
    }
  }

  private static func gcc(_ finding: Diagnostic) -> String {
    let first = "\(finding.place): \(finding.severity.rawValue): \(finding.message)\n"
    return finding.remedy.isEmpty ? first : "\(first)\(finding.place): note: \(finding.remedy)\n"
  }

  private var json: String {
    JSON.object([
      ("errors", .integer(count(of: .error))),
      ("warnings", .integer(count(of: .warning))),
      ("diagnostics", .array(all.map(Self.object))),
    ]).text + "\n"
  }

  private static func object(_ finding: Diagnostic) -> JSON {
    .object([
      ("file", .string(finding.place.file)),
      ("line", .integer(finding.place.line)),
      ("column", .integer(finding.place.column)),
      ("severity", .string(finding.severity.rawValue)),
      ("message", .string(finding.message)),
      ("remedy", .string(finding.remedy)),
    ])
  }
}
