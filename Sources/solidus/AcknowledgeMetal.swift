import Documents
import Quantities
import Rig
import Safety

/// What lies on the zones that are to be acknowledged: it decides how cool they must be.
enum AcknowledgeMetal {
  /// The metal that was written down; with several the one that melts first.
  static func read(
    _ arguments: Arguments, _ entries: [LatchSurvey.Entry]
  ) throws(Refusal) -> Metal {
    let known = entries.compactMap { $0.record?.metal }
    let first = known.min { ($0.melts?.value ?? .infinity) < ($1.melts?.value ?? .infinity) }
    let said = arguments.value("metal")
    let named = said.flatMap(Metal.init(symbol:))
    if said != nil, named == nil {
      throw Refusal("solidus acknowledge: --metal is Li, Na, K or none", .usage)
    }
    if let first, known.count == entries.count {
      guard named == nil || named == first else {
        throw Refusal(
          "solidus acknowledge: the record says \(first.symbol); leave --metal out", .usage)
      }
      return first
    }
    guard let named else {
      throw Refusal(
        "solidus acknowledge: the record is lost; say what lies there: --metal Li", .usage)
    }
    return named
  }
}
