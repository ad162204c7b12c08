extension BoardCheck {
  /// Every chip, pin and line that a channel names exists and can do what the channel needs.
  func checkChannels(_ report: inout Report) {
    for entry in board.channels.entries where !report.isFull {
      for reference in references(of: entry.value) { check(reference, &report) }
      if case .valve(let valve) = entry.value, let bottle = valve.bottle {
        checkBottle(bottle, &report)
      }
      if case .flow(let flow) = entry.value, let valve = flow.behind { checkSwitch(valve, &report) }
    }
  }

  private func checkSwitch(_ name: Located<String>, _ report: inout Report) {
    if case .turned? = board.channels[name.value] { return }
    let switches = board.channels.entries.filter {
      if case .turned = $0.value { true } else { false }
    }
    report.error(
      at: name.place, "there is no switch '\(name.value)'",
      remedy: Suggestion.remedy(for: name.value, among: switches.map(\.name)))
  }

  /// A bottle is a channel that has a temperature.
  private func checkBottle(_ bottle: Located<String>, _ report: inout Report) {
    let warm = board.channels.entries.filter { $0.value.isWarm }.map(\.name)
    guard !warm.contains(bottle.value) else { return }
    report.error(
      at: bottle.place, "there is no zone or thermometer '\(bottle.value)'",
      remedy: Suggestion.remedy(for: bottle.value, among: warm))
  }

  private func references(of channel: ChannelDocument) -> [Reference] {
    switch channel {
    case .zone(let zone):
      chips([zone.element, zone.sample, zone.diverse, zone.surroundings], [.thermocouple, .adc])
        + lines([zone.heater, zone.contactor], .output) + lines([zone.auxiliary], .input)
        + [zone.current?.input].compactMap(\.self).map { pin($0, [.adc], .measures) }
    case .thermometer(let thermometer):
      if let input = thermometer.input,
        let pin = PinReference("\(thermometer.chip.value).\(input.value)")
      {
        [
          Reference(
            place: input.place,
            target: .pin(pin, roles: [.thermocouple, .adc], use: .measures))
        ]
      } else {
        chips([thermometer.chip], [.thermocouple, .adc])
      }
    case .gauge(let gauge): [pin(gauge.input, [.adc], .measures)]
    case .valve(let valve): lines([valve.line], .output) + lines([valve.position], .input)
    case .turned(let turned): lines([turned.line], .output)
    case .generator(let generator):
      lines([generator.contact], .output) + [pin(generator.setpoint, [.dac], .drives)]
        + [generator.forward, generator.reflected].map { pin($0, [.adc], .measures) }
    case .rule: []
    case .film(let film): [pin(film.input, [.adc], .measures)]
    case .thermostat(let thermostat): [pin(thermostat.setpoint, [.dac], .drives)]
    case .throttle(let throttle): [pin(throttle.setpoint, [.dac], .drives)]
    case .interlock(let interlock): lines([interlock.line], .input)
    case .flow(let flow):
      [pin(flow.setpoint, [.dac], .drives), pin(flow.reading, [.adc], .measures)]
    case .cell(let cell):
      chips([cell.potential, cell.current], [.adc]) + chips([cell.setpoint], [.dac])
        + chips([cell.relays], [.expander]) + chips([cell.monitor], [.monitor])
        + chips([cell.impedance], [.impedance])
    case .frontEnd(let frontEnd):
      chips([frontEnd.chip], [.impedance]) + chips([frontEnd.relays], [.expander])
    case .analyser(let analyser): chips([analyser.relays], [.expander])
    }
  }

  private func chips(_ names: [Located<String>?], _ roles: [Part.Role]) -> [Reference] {
    names.compactMap(\.self).map {
      Reference(place: $0.place, target: .chip($0.value, roles: roles))
    }
  }

  private func lines(
    _ names: [Located<String>?], _ direction: LineDocument.Direction
  ) -> [Reference] {
    names.compactMap(\.self).map {
      Reference(place: $0.place, target: .line($0.value, direction))
    }
  }

  private func pin(
    _ pin: Located<PinReference>, _ roles: [Part.Role], _ use: Part.PinUse
  ) -> Reference {
    Reference(place: pin.place, target: .pin(pin.value, roles: roles, use: use))
  }
}

extension ChannelDocument {
  /// Whether it has a temperature.
  fileprivate var isWarm: Bool {
    switch self {
    case .zone, .thermometer: true
    case .gauge, .valve, .turned, .throttle, .interlock, .flow, .generator, .film, .rule, .cell,
      .thermostat, .frontEnd, .analyser:
      false
    }
  }
}
