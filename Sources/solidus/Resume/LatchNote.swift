import Rig

/// How the zones of a run that was cut off are latched, as far as somebody says where that is kept.
struct LatchNote {
  let text: String
  /// Whether one is, so that nothing can be armed before somebody has looked.
  let isLatched: Bool

  /// - Parameters:
  ///   - board: the name of the board that they are zones of; nil for any.
  ///   - more: what is to be said to 'acknowledge' besides.
  init(_ path: String?, of board: String?, more: String) {
    guard let path else {
      text = "what ran with --state DIR is latched there, until 'solidus acknowledge --state DIR'"
      isLatched = false
      return
    }
    do throws(RigError) {
      let survey = try LatchSurvey(path)
      let latched = survey.entries.filter { !$0.isClean && (board == nil || $0.board == board) }
      // What is not clean in a folder that a program has is energised, and that program's.
      isLatched = !latched.isEmpty && !survey.isInUse
      guard !latched.isEmpty else {
        text = "no zone in \(path) is latched"
        return
      }
      text = latched.map { entry in
        let words = LatchWords(entry.zone, entry.record, in: path + more)
        return "zone '\(entry.zone)' is latched: \(words.why); \(words.remedy)"
      }.joined(separator: "; ")
    } catch {
      text = "\(error)"
      isLatched = false
    }
  }
}
