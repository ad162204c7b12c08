/// Where a reading collects what it finds, so that one wrong value does not hide the next.
public struct Report: Sendable {
  private var findings: [Diagnostic] = []
  /// Findings beyond this many are the same mistake over and over; reading goes on without them.
  private static let limit = 1000
  public private(set) var hasErrors = false

  public init() {}

  public mutating func error(at place: Place, _ message: String, remedy: String) {
    add(Diagnostic(at: place, .error, message, remedy: remedy))
  }

  public mutating func warning(at place: Place, _ message: String, remedy: String) {
    add(Diagnostic(at: place, .warning, message, remedy: remedy))
  }

  public mutating func add(_ finding: Diagnostic) {
    if finding.severity == .error { hasErrors = true }
    if !isFull { findings.append(finding) }
  }

  /// Whether further findings would be dropped, so that looking for them is in vain.
  public var isFull: Bool { findings.count >= Self.limit }
  public var diagnostics: Diagnostics { Diagnostics(findings) }
}
