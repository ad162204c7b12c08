extension BoardCheck {
  /// An alert pulls an input of this machine, which is its own; who guards a zone should have one.
  func checkAlerts(_ report: inout Report) {
    var taken: [String: String] = [:]
    for chip in board.chips.entries where !report.isFull {
      guard let alert = chip.value.settings.alert else { continue }
      check(Reference(place: alert.place, target: .line(alert.value, .input)), &report)
      checkMachine(alert, &report)
      if let other = taken.updateValue(chip.name, forKey: alert.value) {
        report.error(
          at: alert.place, "'\(chip.name)' and '\(other)' both pull '\(alert.value)'",
          remedy: "give each a line of its own, or nobody knows which of them calls")
      }
    }
    for entry in board.channels.entries where !report.isFull {
      if case .zone(let zone) = entry.value { warn(entry.name, zone, &report) }
    }
  }

  private func checkMachine(_ alert: Located<String>, _ report: inout Report) {
    guard let line = board.lines[alert.value], line.direction == .input,
      case .expander(let pin) = line.source.value
    else { return }
    report.error(
      at: alert.place, "'\(alert.value)' is a pin of an expander, \(pin)",
      remedy: "wire an alert to a gpio line: it must be seen without the bus")
  }

  private func warn(_ name: String, _ zone: ZoneChannel, _ report: inout Report) {
    for guarding in [zone.element, zone.sample].compactMap(\.self) {
      guard let chip = board.chips.entries.first(where: { $0.name == guarding.value }),
        chip.value.part.role == .thermocouple, chip.value.settings.alert == nil
      else { continue }
      report.warning(
        at: chip.place, "no line is wired to the alert of '\(chip.name)', which guards '\(name)'",
        remedy: "wire ALERT1 to an input and write 'alert: LINE', so that it can be proved")
    }
  }
}
