import Documents

extension Console {
  /// What a quiet run says all the same: why it did not end as it should.
  func explain(_ status: ExitStatus, _ json: JSON, _ verdict: ReplayVerdict? = nil) {
    guard isQuiet else { return }
    if let verdict, !verdict.isSame { complain(String(verdict.line.dropLast())) }
    guard status != .done, verdict == nil, case .object(let members) = json else { return }
    func text(_ key: String) -> String {
      guard case .string(let text)? = members.first(where: { $0.key == key })?.value else {
        return ""
      }
      return text
    }
    let reason = text("reason")
    complain("solidus run: \(text("outcome"))\(reason.isEmpty ? "" : ": \(reason)")")
  }
}
