extension Unit {
  /// The one table of units: reading, printing, messages, schemas and documentation all use it.
  ///
  /// Exact factors are those of the SI brochure (9th edition); the torr is 101325/760 Pa.
  public static let table: [Unit] = thermal + electrical + chemical + mechanical

  private static let thermal: [Unit] = [
    Unit(.temperature, "C", also: ["\u{B0}C", "degC"]),
    Unit(.difference, "mK", -3),
    Unit(.difference, "K"),
    Unit(.ramp, "K/h", over: 3600),
    Unit(.ramp, "K/min", over: 60),
    Unit(.ramp, "K/s"),
    Unit(.time, "ns", -9),
    Unit(.time, "us", -6),
    Unit(.time, "ms", -3),
    Unit(.time, "s"),
    Unit(.time, "min", times: 60),
    Unit(.time, "h", times: 3600),
    Unit(.time, "d", times: 86400),
    Unit(.power, "mW", -3),
    Unit(.power, "W"),
    Unit(.power, "kW", 3),
    Unit(.energy, "mJ", -3),
    Unit(.energy, "J"),
    Unit(.energy, "kJ", 3),
    Unit(.energy, "Wh", times: 3600),
    Unit(.heatCapacity, "mJ/K", -3),
    Unit(.heatCapacity, "J/K"),
    Unit(.heatCapacity, "kJ/K", 3),
    Unit(.conductance, "mW/K", -3),
    Unit(.conductance, "W/K"),
    Unit(.ratio, "ppb", -9),
    Unit(.ratio, "ppm", -6),
    Unit(.ratio, "%", -2),
    Unit(.ratio, ""),
  ]

  private static let electrical: [Unit] = [
    Unit(.voltage, "uV", -6),
    Unit(.voltage, "mV", -3),
    Unit(.voltage, "V"),
    Unit(.voltage, "kV", 3),
    Unit(.drift, "uV/h", -6, over: 3600),
    Unit(.drift, "mV/h", -3, over: 3600),
    Unit(.drift, "mV/min", -3, over: 60),
    Unit(.drift, "mV/s", -3),
    Unit(.drift, "V/s"),
    Unit(.current, "pA", -12),
    Unit(.current, "nA", -9),
    Unit(.current, "uA", -6),
    Unit(.current, "mA", -3),
    Unit(.current, "A"),
    Unit(.currentDensity, "nA/cm2", -5),
    Unit(.currentDensity, "uA/cm2", -2),
    Unit(.currentDensity, "A/m2"),
    Unit(.currentDensity, "mA/cm2", 1),
    Unit(.currentDensity, "A/cm2", 4),
    Unit(.resistance, "mohm", -3),
    Unit(.resistance, "ohm"),
    Unit(.resistance, "kohm", 3),
    Unit(.resistance, "Mohm", 6),
    Unit(.frequency, "mHz", -3),
    Unit(.frequency, "Hz"),
    Unit(.frequency, "kHz", 3),
    Unit(.frequency, "MHz", 6),
    Unit(.capacitance, "pF", -12),
    Unit(.capacitance, "nF", -9),
    Unit(.capacitance, "uF", -6),
    Unit(.capacitance, "mF", -3),
    Unit(.capacitance, "F"),
  ]

  private static let chemical: [Unit] = [
    Unit(.charge, "uC", -6),
    Unit(.charge, "mC", -3),
    Unit(.charge, "uAh", -6, times: 3600),
    Unit(.charge, "C"),
    Unit(.charge, "mAh", -3, times: 3600),
    Unit(.charge, "Ah", times: 3600),
    Unit(.rate, "/h"),
    Unit(.arealCapacity, "C/m2"),
    Unit(.arealCapacity, "uAh/cm2", -2, times: 3600),
    Unit(.arealCapacity, "mAh/cm2", 1, times: 3600),
    Unit(.specificCapacity, "C/kg"),
    Unit(.specificCapacity, "mAh/g", times: 3600),
    Unit(.specificCapacity, "Ah/kg", times: 3600),
    Unit(.arealResistance, "ohm.cm2"),
    Unit(.arealMass, "ug/cm2", -5),
    Unit(.arealMass, "mg/cm2", -2),
    Unit(.arealMass, "kg/m2"),
    Unit(.flow, "sccm"),
    Unit(.flow, "slm", 3),
    Unit(.molarMass, "g/mol"),
    Unit(.molarEnergy, "J/mol"),
    Unit(.molarEnergy, "kJ/mol", 3),
    Unit(.density, "kg/m3", -3),
    Unit(.density, "g/cm3"),
  ]

  private static let mechanical: [Unit] = [
    Unit(.pressure, "mPa", -3),
    Unit(.pressure, "mTorr", -3, times: 101_325, over: 760),
    Unit(.pressure, "Pa"),
    Unit(.pressure, "hPa", 2),
    Unit(.pressure, "mbar", 2),
    Unit(.pressure, "Torr", times: 101_325, over: 760),
    Unit(.pressure, "kPa", 3),
    Unit(.pressure, "bar", 5),
    Unit(.pressure, "atm", times: 101_325),
    Unit(.pressure, "MPa", 6),
    Unit(.length, "nm"),
    Unit(.length, "um", 3),
    Unit(.length, "mm", 6),
    Unit(.length, "cm", 7),
    Unit(.length, "m", 9),
    Unit(.area, "mm2", -6),
    Unit(.area, "cm2", -4),
    Unit(.area, "m2"),
    Unit(.volume, "cm3", -6),
    Unit(.volume, "L", -3),
    Unit(.volume, "m3"),
    Unit(.pumpingSpeed, "cm3/s", -6),
    Unit(.pumpingSpeed, "m3/h", over: 3600),
    Unit(.pumpingSpeed, "L/s", -3),
    Unit(.pumpingSpeed, "m3/s"),
    Unit(.mass, "ug", -9),
    Unit(.mass, "mg", -6),
    Unit(.mass, "g", -3),
    Unit(.mass, "kg"),
  ]

  /// All units that a spelling may mean: `C` is a temperature or a charge.
  static func named(_ spelling: String) -> [Unit] { bySpelling[spelling] ?? [] }

  // Looked up only, never walked, so that its order cannot matter.
  private static let bySpelling: [String: [Unit]] = {
    var index: [String: [Unit]] = [:]
    for unit in table {
      for spelling in unit.spellings { index[spelling, default: []].append(unit) }
    }
    return index
  }()
}
