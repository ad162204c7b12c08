import HAL
public import Quantities

/// The faults of a campaign, as this chip has them.
extension MCP9601Model {
  public func suffer(_ fault: ChipFault?, at now: Instant) -> Bool {
    settle(to: now)
    switch fault {
    case nil:
      faults = ChipFaults()
      probe.condition = .intact
    case .wrongIdentity: faults.identity = 0x5A5A
    case .frozen: faults.freeze = .repeating
    case .stuckBit(let bit, let high):
      faults.stuckBit = StuckBit(UInt8(bit & 15), of: 0x00, at: high ? .high : .low)
    case .openSensor: probe.condition = .open
    case .shortedSensor: probe.condition = .shorted
    case .alertStuck(let level): faults.alertStuck = level
    case .alertsBackwards: faults.alertsBackwards = true
    case .stuckBranch: return false
    }
    showAlerts(at: now)
    return true
  }
}
