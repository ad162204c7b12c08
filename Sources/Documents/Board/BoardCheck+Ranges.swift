import Quantities

extension BoardCheck {
  /// What stands for full scale must be a voltage that the chip at that pin can read or give.
  func checkRanges(_ report: inout Report) {
    for entry in board.channels.entries where !report.isFull {
      switch entry.value {
      case .gauge(let gauge): checkReading(entry.name, gauge.input, gauge.span, &report)
      case .flow(let flow):
        checkSetpoint(entry.name, flow.setpoint, flow.span, &report)
        checkReading(entry.name, flow.reading, flow.span, &report)
      case .generator(let generator):
        checkSetpoint(entry.name, generator.setpoint, generator.setpointSpan, &report)
        checkReading(entry.name, generator.forward, generator.readingSpan, &report)
        checkReading(entry.name, generator.reflected, generator.readingSpan, &report)
      case .film(let film): checkReading(entry.name, film.input, film.span, &report)
      case .throttle(let throttle):
        checkSetpoint(entry.name, throttle.setpoint, throttle.span, &report)
      case .thermostat(let thermostat):
        checkSetpoint(entry.name, thermostat.setpoint, thermostat.to, &report)
      case .zone, .thermometer, .valve, .turned, .interlock, .rule, .cell, .frontEnd,
        .analyser:
        break
      }
    }
  }

  private func checkReading(
    _ name: String, _ pin: Located<PinReference>, _ span: Volts, _ report: inout Report
  ) {
    guard let most = board.chips[pin.value.chip].flatMap(Part.reading), span > most else { return }
    report.error(
      at: pin.place,
      "'\(name)' gives \(QuantityPrinter.text(span)) at full scale, and '\(pin.value.chip)' reads "
        + "at most \(QuantityPrinter.text(most))",
      remedy: "divide it down and write the span behind the divider")
  }

  private func checkSetpoint(
    _ name: String, _ pin: Located<PinReference>, _ span: Volts, _ report: inout Report
  ) {
    guard let most = board.chips[pin.value.chip].flatMap(Part.driving), span > most else { return }
    report.error(
      at: pin.place,
      "'\(name)' wants \(QuantityPrinter.text(span)) for full scale, and '\(pin.value.chip)' gives "
        + "at most \(QuantityPrinter.text(most))",
      remedy: "amplify it and write the span before the amplifier, or correct 'span'")
  }
}
