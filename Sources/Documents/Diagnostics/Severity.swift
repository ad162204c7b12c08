/// How much a finding matters: only an error keeps a document from being used.
public enum Severity: String, Hashable, Sendable {
  case error, warning, note
}
