import Documents
import Glibc
import Quantities
import Rig
import Synchronization

/// Results of a campaign in a file of one line each, from which it goes on after a break.
final class CampaignLog: Sendable {
  private let path: String?
  private let known: [String: [Substring]]
  private let lock = Mutex(())

  /// Reads what is there already; a line that was cut off by a break is no result.
  init(_ path: String?) throws(Refusal) {
    self.path = path
    var known: [String: [Substring]] = [:]
    if let path, case .success(let bytes) = DocumentFiles.disk.bytes(at: path) {
      let text = String(decoding: bytes, as: UTF8.self)
      for line in text.split(separator: "\n") {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        if fields.count == Self.width { known[String(fields[0])] = Array(fields) }
      }
    }
    self.known = known
    try open()
  }

  /// A campaign whose results cannot be kept is not begun.
  private func open() throws(Refusal) {
    guard let path else { return }
    guard let file = unsafe fopen(path, "a") else {
      throw Refusal(
        "solidus faults: \(path) cannot be written; name a file in a folder that is there", .usage)
    }
    _ = unsafe fclose(file)
  }

  private static let width = 12

  /// All results of a lot; nil if one is missing.
  func known(_ lot: Campaign.Lot) -> [(CampaignCase, CampaignResult)]? {
    var results: [(CampaignCase, CampaignResult)] = []
    for one in lot.cases {
      guard let fields = known[one.command], let result = Self.result(fields) else { return nil }
      results.append((one, result))
    }
    return results
  }

  func note(_ one: CampaignCase, _ result: CampaignResult) {
    guard let path else { return }
    let line = Self.line(one, result)
    lock.withLock { _ in
      guard let file = unsafe fopen(path, "a") else { return OutputTrouble.note(path, errno) }
      let isWritten = unsafe fputs(line, file) >= 0
      guard unsafe fclose(file) == 0, isWritten else { return OutputTrouble.note(path, errno) }
    }
  }

  private static func line(_ one: CampaignCase, _ result: CampaignResult) -> String {
    let anneal = result.anneal
    let numbers: [Double?] = [
      result.margin.value, result.reaction?.value, anneal?.gap.value, anneal?.overshoot.value,
      anneal?.ripple.value, anneal?.approach.value, anneal?.hours, anneal?.slower,
    ]
    let fields =
      [one.command, result.ending] + numbers.map { $0.map { "\($0)" } ?? "" }
      + [result.broken ?? "", result.hash]
    let clean = fields.map { String($0.map { $0 == "\t" || $0 == "\n" ? " " : $0 }) }
    return clean.joined(separator: "\t") + "\n"
  }

  private static func result(_ fields: [Substring]) -> CampaignResult? {
    let numbers = fields[2..<10].map { Double($0) }
    guard let margin = numbers[0] else { return nil }
    var anneal: CampaignResult.Anneal?
    if let gap = numbers[2], let overshoot = numbers[3], let ripple = numbers[4],
      let approach = numbers[5], let hours = numbers[6]
    {
      anneal = CampaignResult.Anneal(
        gap: Kelvins(gap), overshoot: Kelvins(overshoot), ripple: Kelvins(ripple),
        approach: Seconds(approach), slower: numbers[7], hours: hours)
    }
    return CampaignResult(
      ending: String(fields[1]), margin: Kelvins(margin), reaction: numbers[1].map { Seconds($0) },
      broken: fields[10].isEmpty ? nil : String(fields[10]), hash: String(fields[11]),
      anneal: anneal)
  }
}
