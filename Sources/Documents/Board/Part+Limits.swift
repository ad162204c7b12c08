import Quantities

extension Part {
  /// What the datasheet allows of the settings of a chip; what is left out is not checked.
  struct Limits: Sendable {
    var supply: ClosedRange<Volts>?
    /// The full scales of a converter that has a fixed set of them.
    var ranges: [Volts] = []
    var gains: [Int] = []
    /// The fastest clock that may be fed in.
    var clock: Hertz?
  }

  /// The voltage at the end of the range of each input, as a board has set it up.
  static func reading(_ chip: ChipDocument) -> Volts? {
    let settings = chip.settings
    let full: Volts
    switch chip.part.number {
    // SBAS444: 6.144 V scales the code; no pin may leave the supply.
    case "ADS1115": full = settings.range ?? Volts(6.144)
    // SBAS751: 2.048 V of its own unless a reference is wired to it.
    case "ADS122C04": full = (settings.reference ?? Volts(2.048)) / Double(settings.gain ?? 1)
    default: return nil
    }
    return settings.vdd.map { min($0, full) } ?? full
  }

  /// The highest voltage that each output can give, as a board has set it up.
  static func driving(_ chip: ChipDocument) -> Volts? {
    let settings = chip.settings
    let supply = settings.vdd ?? Volts(5)
    switch chip.part.number {
    // DS22187: the supply itself, unless its own 2.048 V are named.
    case "MCP4728": return settings.reference.map { min(supply, $0 * gain(settings)) } ?? supply
    // SBAS794E: 2.5 V of its own, and twice that after power-on.
    case "DAC80501": return min(supply, (settings.reference ?? Volts(2.5)) * gain(settings))
    default: return nil
    }
  }

  private static func gain(_ settings: ChipSettings) -> Double { Double(settings.gain ?? 2) }
}
