extension BoardCheck {
  /// Something that a document names and that must exist and fit.
  struct Reference {
    enum Target {
      case chip(String, roles: [Part.Role])
      case pin(PinReference, roles: [Part.Role], use: Part.PinUse)
      case line(String, LineDocument.Direction)
    }

    let place: Place
    let target: Target
  }

  func check(_ reference: Reference, _ report: inout Report) {
    switch reference.target {
    case .chip(let name, let roles): _ = chip(name, roles, reference.place, &report)
    case .pin(let pin, let roles, let use):
      guard let chip = chip(pin.chip, roles, reference.place, &report) else { return }
      check(pin, of: chip.part, use, reference.place, &report)
    case .line(let name, let direction):
      checkLine(name, direction, reference.place, &report)
    }
  }

  private func chip(
    _ name: String, _ roles: [Part.Role], _ place: Place, _ report: inout Report
  ) -> ChipDocument? {
    let chip = board.chips[name]
    if let chip, roles.contains(chip.part.role) { return chip }
    let fitting = board.chips.entries.filter { roles.contains($0.value.part.role) }.map(\.name)
    if let chip {
      let due = Suggestion.list(roles.map(\.phrase))
      report.error(
        at: place, "'\(name)' (\(chip.part.number)) is \(chip.part.role.phrase), not \(due)",
        remedy: fitting.isEmpty ? "add \(due) to the chips" : "write \(Suggestion.list(fitting))")
    } else {
      report.error(
        at: place, "there is no chip '\(name)'",
        remedy: Suggestion.remedy(for: name, among: fitting))
    }
    return nil
  }

  private func check(
    _ pin: PinReference, of part: Part, _ use: Part.PinUse, _ place: Place,
    _ report: inout Report
  ) {
    if part.pin(pin.pin)?.use == use { return }
    let fitting = part.pins.filter { $0.use == use }.map(\.name)
    report.error(
      at: place, "'\(pin.chip)' (\(part.number)) has no such pin '\(pin.pin)'",
      remedy: Suggestion.remedy(for: pin.pin, among: fitting))
  }

  private func checkLine(
    _ name: String, _ direction: LineDocument.Direction, _ place: Place, _ report: inout Report
  ) {
    let line = board.lines[name]
    if line?.direction == direction { return }
    let fitting = board.lines.entries.filter { $0.value.direction == direction }.map(\.name)
    if let line {
      let found = line.direction.rawValue
      report.error(
        at: place, "'\(name)' is an \(found), but an \(direction.rawValue) is due here",
        remedy: fitting.isEmpty ? "correct its direction" : "write \(Suggestion.list(fitting))")
    } else {
      report.error(
        at: place, "there is no line '\(name)'",
        remedy: Suggestion.remedy(for: name, among: fitting))
    }
  }
}
