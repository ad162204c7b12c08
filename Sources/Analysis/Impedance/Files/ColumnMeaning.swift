/// What a column of a table of impedances holds.
enum ColumnMeaning: CaseIterable {
  case frequency, real, imaginary, magnitude, phase, cycle

  /// The names that programs give it, without spaces, marks and case; of two that fit the longer
  /// counts.
  var names: [String] {
    switch self {
    case .frequency: ["frequency", "freq", "f"]
    case .real:
      ["re(z)", "rez", "zre", "zreal", "z'", "real", "re", "realimpedance", "impedancereal"]
    case .imaginary:
      [
        "im(z)", "imz", "zim", "zimag", "zimaginary", "z''", "z\"", "imag", "imaginary", "im",
        "imaginaryimpedance", "impedanceimaginary",
      ]
    case .magnitude: ["|z|", "absoluteimpedance", "zmod", "zabs", "abs(z)", "modulus"]
    case .phase: ["phase(z)", "phase", "zphz", "arg(z)", "theta"]
    case .cycle: ["cyclenumber", "cyclecount", "cycle", "spectrum"]
    }
  }

  /// What a unit makes of a number; nil for one that is not known here.
  func factor(_ unit: String) -> Double? {
    switch self {
    case .frequency: Self.frequencies[unit]
    case .real, .imaginary, .magnitude: Self.impedances[unit]
    case .phase: Self.angles[unit]
    case .cycle: unit.isEmpty || unit == "1" ? 1 : nil
    }
  }

  /// The units that may be written, for a message.
  var units: String {
    switch self {
    case .frequency: "Hz, kHz, MHz or mHz"
    case .real, .imaginary, .magnitude: "ohm, mohm, kohm or Mohm"
    case .phase: "deg or rad"
    case .cycle: "no unit"
    }
  }

  private static let frequencies = [
    "": 1.0, "Hz": 1, "hz": 1, "HZ": 1, "hertz": 1, "Hertz": 1, "kHz": 1e3, "MHz": 1e6,
    "mHz": 1e-3,
  ]

  private static let impedances: [String: Double] = {
    var units = ["": 1.0]
    for (prefix, factor) in [("", 1.0), ("m", 1e-3), ("k", 1e3), ("M", 1e6)] {
      // The letter omega, and the sign that looks like it.
      for name in ["ohm", "Ohm", "ohms", "Ohms", "\u{3A9}", "\u{2126}"] {
        units[prefix + name] = factor
      }
    }
    return units
  }()

  private static let angles = [
    "": Double.pi / 180, "deg": Double.pi / 180, "degree": Double.pi / 180,
    "degrees": Double.pi / 180, "\u{B0}": Double.pi / 180, "rad": 1,
  ]
}
