import Documents
import Quantities
import Simulator

/// How one sensor truly is: off by a constant, and noisy.
struct SensorTruth {
  let offset: Kelvins
  /// The standard deviation of its noise.
  let sigma: Kelvins
  let noise: Noise

  /// A net that has what the sensor makes of another.
  func sensed(_ net: Net, as name: String) -> Net {
    let sensed = Net(name, from: net, slope: 1, offset: offset.value)
    sensed.disturb(with: Noisy(sigma: sigma.value, noise: noise))
    return sensed
  }
}

/// What the sensors of a seed are off by: even over their classes.
extension Scatter {
  /// A class 1 thermocouple with its converter, at a temperature where it matters most.
  func couple(
    _ type: ChipSettings.Thermocouple, of chip: String, at hottest: Celsius
  ) -> SensorTruth {
    let wire = Self.classOne(type, at: hottest).value * share("\(chip).couple")
    let converter = Self.converterBound.value * share("\(chip).converter")
    return SensorTruth(
      offset: Kelvins(wire + converter), sigma: Self.coupleNoise, noise: stream("\(chip).noise"))
  }

  /// A Pt100 of class A.
  func platinum(of chip: String, at hottest: Celsius) -> SensorTruth {
    let bound = Self.classA(at: hottest)
    return SensorTruth(
      offset: bound * share("\(chip).platinum"), sigma: Self.platinumNoise,
      noise: stream("\(chip).noise"))
  }

  /// IEC 60584-1:2013, table 12: class 1, or 0.4 % of the reading if that is more.
  static func classOne(_ type: ChipSettings.Thermocouple, at hottest: Celsius) -> Kelvins {
    let least: Double
    switch type {
    case .typeT: least = 0.5
    case .typeR, .typeS: return Kelvins(1)
    // Type B has no class 1, and no class at all below 600 °C.
    case .typeE, .typeJ, .typeK, .typeN, .typeB: least = 1.5
    }
    return Kelvins(max(least, 0.004 * hottest.value.magnitude))
  }

  /// IEC 60751:2022, table 4: 0.15 K and 0.2 % of the reading.
  static func classA(at hottest: Celsius) -> Kelvins {
    Kelvins(0.15 + 0.002 * hottest.value.magnitude)
  }

  /// DS20005426, section 1.0: the hot junction of an MCP960x is right to ±1.5 °C at most.
  static let converterBound = Kelvins(1.5)

  /// 0.05 K rms from the wiring, and a step of 0.0625 K, even over itself, from the converter:
  /// what the model's own rounding has not got already.
  static let coupleNoise = Kelvins(0.053)
  static let platinumNoise = Kelvins(0.02)
}
