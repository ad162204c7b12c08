public import Quantities

// What each chip can suffer inside; the thermocouple converters have a file of their own.

extension TCA9548AModel: Breakable {
  public func suffer(_ fault: ChipFault?, at now: Instant) -> Bool {
    switch fault {
    case nil: stick(at: nil)
    case .stuckBranch(let branch): stick(at: branch)
    case .wrongIdentity, .frozen, .stuckBit, .openSensor, .shortedSensor, .alertStuck,
      .alertsBackwards:
      return false
    }
    return true
  }
}

extension ADS1115Model: Breakable {
  public func suffer(_ fault: ChipFault?, at now: Instant) -> Bool {
    settle(to: now)
    switch fault {
    case nil: isFrozen = false
    case .frozen: isFrozen = true
    case .wrongIdentity, .stuckBranch, .stuckBit, .openSensor, .shortedSensor, .alertStuck,
      .alertsBackwards:
      return false
    }
    return true
  }
}

extension ADS122C04Model: Breakable {
  public func suffer(_ fault: ChipFault?, at now: Instant) -> Bool {
    settle(to: now)
    switch fault {
    case nil: isFrozen = false
    case .frozen: isFrozen = true
    case .wrongIdentity, .stuckBranch, .stuckBit, .openSensor, .shortedSensor, .alertStuck,
      .alertsBackwards:
      return false
    }
    return true
  }
}

extension DAC80501Model: Breakable {
  public func suffer(_ fault: ChipFault?, at now: Instant) -> Bool {
    switch fault {
    case nil: identityOverride = nil
    case .wrongIdentity: identityOverride = 0x5A5A
    case .frozen, .stuckBranch, .stuckBit, .openSensor, .shortedSensor, .alertStuck,
      .alertsBackwards:
      return false
    }
    return true
  }
}

extension INA228Model: Breakable {
  public func suffer(_ fault: ChipFault?, at now: Instant) -> Bool {
    switch fault {
    case nil: identityOverride = nil
    case .wrongIdentity: identityOverride = 0x5A5A
    case .frozen, .stuckBranch, .stuckBit, .openSensor, .shortedSensor, .alertStuck,
      .alertsBackwards:
      return false
    }
    return true
  }
}
