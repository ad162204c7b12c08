import HAL
import Quantities

/// What the chip says besides the temperature.
extension MCP9601Model {
  /// Compares what was just measured with every limit.
  func compareAlerts(at now: Instant) {
    var compared = alerts
    var hasMoved = false
    for i in 0..<4 where compared[i].isEnabled {
      let code = compared[i].watchesCold ? coldCode : hotCode
      let before = compared[i].isAsserted
      compared[i].compare(code, backwards: broken.alertsBackwards)
      if compared[i].isAsserted != before { hasMoved = true }
    }
    alerts = compared
    if hasMoved { showAlerts(at: now) }
  }

  func showAlerts(at now: Instant) {
    alertPins[0].drive(broken.alertStuck ?? alerts[0].level, at: now)
    for i in 1..<4 { alertPins[i].drive(alerts[i].level, at: now) }
  }

  func showWires(at now: Instant) {
    guard part == .mcp9601 else { return }
    // Without the resistors bit 4 is about the range, which has no pin.
    openCircuit.drive(senses && flags & Flag.open != 0 ? .high : .low, at: now)
    shortCircuit.drive(flags & Flag.shorted != 0 ? .high : .low, at: now)
  }

  /// Sets bits 4 and 5 of the status.
  func check(_ hot: Double, inRange fits: Bool) {
    flags &= ~(Flag.open | Flag.shorted)
    if senses {
      switch probe.condition {
      case .open: flags |= Flag.open
      case .shorted: flags |= Flag.shorted
      case .intact, .crushed: break
      }
    } else if !fits || hot <= measuringRange.lowerBound || hot >= measuringRange.upperBound {
      flags |= Flag.open
    }
  }

  /// The range of each type: DS20005426, section 1.0, in °C.
  private var measuringRange: ClosedRange<Double> {
    switch ThermocoupleType(rawValue: sensorConfiguration >> 4 & 7) ?? .k {
    case .k: -200...1372
    case .j: -150...1200
    case .t: -200...400
    case .n: -150...1300
    case .s: 250...1664
    case .e: -200...1000
    case .b: 1000...1800
    case .r: 250...1664
    }
  }

  var status: UInt8 {
    var value = flags
    for i in 0..<4 where alerts[i].isAsserted { value |= 1 << UInt8(i) }
    return value
  }
}
