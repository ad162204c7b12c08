import Rig

/// How the zones of a run that was cut off are latched, as far as somebody says where that is kept.
struct LatchNote {
  let text: String

  init(_ path: String?) {
    guard let path else {
      text =
        "what ran with --state DIR is latched there, until 'solidus acknowledge --state DIR'"
      return
    }
    do throws(RigError) {
      let latched = try LatchSurvey(path).entries.filter { !$0.isClean }
      guard !latched.isEmpty else {
        text = "no zone in \(path) is latched"
        return
      }
      text = latched.map { entry in
        let words = LatchWords(entry.zone, entry.record, in: path)
        return "zone '\(entry.zone)' is latched: \(words.why); \(words.remedy)"
      }.joined(separator: "; ")
    } catch { text = "\(error)" }
  }
}
