import Documents
import Rig

/// Why a command stopped before it did anything, and how it ends then.
struct Refusal: Error {
  let message: String
  let status: ExitStatus

  init(_ message: String, _ status: ExitStatus) {
    self.message = message
    self.status = status
  }

  /// A document with errors: findings, or a missing file.
  init(_ diagnostics: Diagnostics) {
    message = String(diagnostics.written(as: .text).dropLast())
    status = diagnostics.isAboutMissingFile ? .usage : .findings
  }

  init(_ error: RigError, _ status: ExitStatus) {
    message = "solidus: \(error)"
    self.status = status
  }

  /// What a world could not give: the status says whose business it is.
  init(_ error: RigError) {
    switch error.kind {
    case .request: self.init(error, .usage)
    case .refused: self.init(error, .refused)
    case .lost: self.init(error, .hardwareLost)
    }
  }

  /// The same, with what stands in the library beside the entries that were refused.
  func beside(_ names: [String]) -> Refusal {
    let others = names.compactMap(PaperIndex().beside).joined()
    guard status == .refused, !others.isEmpty else { return self }
    return Refusal("\(message)\n\(others.dropLast())", status)
  }

  func tell(_ console: Console) -> ExitStatus {
    console.complain(message)
    return status
  }
}
