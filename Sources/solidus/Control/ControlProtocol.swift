import Documents
import Instrument

/// What is said over a control socket: a line `control/1 WORD`, and one JSON object in a line for it.
enum ControlProtocol {
  static let name = "control/1"

  /// What a line asks for.
  enum Asked: Hashable {
    case status
    case request(OperatorRequest)
    /// To end one cell, by its channel.
    case stop(String)
    /// To begin what lies in a folder of this name.
    case begin(String)
    /// What became of that.
    case job(String)
  }

  static let words = ["status"] + OperatorRequest.allCases.map { "\($0)" }

  static func line(_ word: String) -> String { "\(name) \(word)" }

  /// Nil if the line is none of this version.
  static func read(_ line: String) -> Asked? {
    // Whoever types it by hand may end it as terminals do.
    let text = line.last == "\r" ? line.dropLast() : line[...]
    guard text.hasPrefix(name + " ") else { return nil }
    let word = text.dropFirst(name.count + 1)
    if word == "status" { return .status }
    let parts = word.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, !parts[1].isEmpty {
      switch parts[0] {
      case "stop": return .stop(parts[1])
      case "begin": return .begin(parts[1])
      case "job": return .job(parts[1])
      default: return nil  // What people may type is open.
      }
    }
    return OperatorRequest.allCases.first { "\($0)" == word }.map(Asked.request)
  }

  static func answer(_ members: [(key: String, value: JSON)]) -> String {
    JSON.object([("protocol", .string(name))] + members).line
  }

  static let misunderstood = answer([
    ("done", .boolean(false)),
    (
      "why",
      .string("not understood; write one line: \(name) and one of \(words.joined(separator: ", "))")
    ),
  ])
}
