/// What a reading gave: the value unless there was an error, and every finding, warnings too.
public struct Checked<Value: Sendable>: Sendable {
  public let value: Value?
  public let diagnostics: Diagnostics

  init(_ value: Value?, _ report: Report) {
    diagnostics = report.diagnostics
    self.value = report.hasErrors ? nil : value
  }

  /// Nothing, for one reason.
  public init(failing finding: Diagnostic) {
    diagnostics = Diagnostics([finding])
    value = nil
  }

  /// The value, or all that stood in its way.
  public func get() throws(Diagnostics) -> Value {
    guard let value else { throw diagnostics }
    return value
  }
}
