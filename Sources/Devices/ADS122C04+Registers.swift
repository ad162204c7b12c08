extension ADS122C04.Configuration {
  /// Multiplexer, gain, bypass.
  var word0: UInt8 {
    switch source {
    case .input(let input, let gain): input.rawValue | gain.rawValue
    case .chipTemperature: 0
    }
  }

  /// Rate, turbo, mode, reference, temperature sensor.
  var word1: UInt8 {
    let rest = rate.rawValue | mode.rawValue | reference.rawValue
    switch source {
    case .input: return rest
    case .chipTemperature: return rest | 0x01
    }
  }

  /// Counter and CRC-16, always; burn-out currents; size of the excitation.
  var word2: UInt8 {
    let rest = 0x60 | burnOut.rawValue
    switch excitation {
    case .off: return rest
    case .one(let current, _), .two(let current, _, _): return rest | current.rawValue
    }
  }

  /// Where the excitation comes out.
  var word3: UInt8 {
    switch excitation {
    case .off: 0
    case .one(_, let pin): pin.rawValue << 5
    case .two(_, let first, let second): first.rawValue << 5 | second.rawValue << 2
    }
  }

  func check() throws(ADS122C04.Failure) {
    switch source {
    case .chipTemperature: return
    case .input(let input, let gain):
      guard gain.isBypassed || !input.needsBypass else { throw .needsBypass(input) }
    }
  }
}
