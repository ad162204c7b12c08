import Documents
import Quantities
import Rig
import Safety

/// `status`: how each zone of a state folder was left.
struct StatusReport {
  private let survey: LatchSurvey
  private let path: String
  /// What the run says of itself that has the folder, if one listens there.
  private let run: ControlAnswer?

  init(_ survey: LatchSurvey, in path: String, _ run: ControlAnswer? = nil) {
    self.survey = survey
    self.path = path
    self.run = run
  }

  var text: String {
    let said = run?.text ?? ""
    if survey.entries.isEmpty {
      return run == nil ? "no zone was ever left in \(path)\n" : said
    }
    return said + survey.entries.map { "\($0.board).\($0.zone)  \(words($0))\n" }.joined()
  }

  private func words(_ entry: LatchSurvey.Entry) -> String {
    if entry.isClean { return "clean" }
    if survey.isInUse { return "in use: a program has \(path) now" }
    let words = LatchWords(entry.zone, entry.record, in: path, isReal: survey.isReal)
    return "latched: \(words.why); \(words.remedy)"
  }

  var json: JSON {
    .object(
      [
        ("state", .string(path)), ("in_use", .boolean(survey.isInUse)),
        ("zones", .array(survey.entries.map(json))),
      ] + (run?.run.map { [("run", $0)] } ?? []))
  }

  private func json(_ entry: LatchSurvey.Entry) -> JSON {
    let words = LatchWords(entry.zone, entry.record, in: path, isReal: survey.isReal)
    var members: [(key: String, value: JSON)] = [
      ("board", .string(entry.board)), ("zone", .string(entry.zone)),
      ("latched", .boolean(!entry.isClean)),
    ]
    if let record = entry.record { members.append(("metal", .string(record.metal.symbol))) }
    if !entry.isClean {
      members += [("reason", .string(words.why)), ("remedy", .string(words.remedy))]
      if let trip = entry.record?.trip { members.append(("after_s", .seconds(trip.after))) }
    }
    return .object(members)
  }
}
