import Procedures
import Quantities
import Safety

/// The program of a calibration: rest, up to below the fixed point, through it slowly by moving
/// the element alone, and back.
///
/// A loop that holds the sample would heat against the arrest and hide it; a crept element gives
/// the calibrant what the contact lets through, and the sample stands still by itself.
struct CalibrationProgram {
  /// Which instruction is what.
  static let rest = 0
  static let melting = 3
  static let freezing = 4

  /// So far below its reading the passage begins: no sensor of a pair reads as much too high.
  static let start = Kelvins(3.5)
  /// So far below it ends: 3 K below where an arrest can be read.
  static let end = Kelvins(4)
  /// What the sensors differ by at rest is seen for so long.
  private static let stillness = Seconds(30)
  /// The fastest passage.
  private static let fastest = KelvinsPerSecond(0.25 / 60)
  /// What goes into the stage itself during a passage: little beside what a calibrant takes.
  private static let heating = Watts(2)
  /// How long a calibrant may melt or freeze.
  private static let patience = Seconds(2400)

  private let model: StageModel

  init(_ model: StageModel) { self.model = model }

  func instructions(zone: UInt8, through point: Celsius, limit: Celsius) -> [Instruction] {
    let below = point - Self.start
    return [
      .hold(Self.stillness), .heat(zone: zone, to: below, rate: .asFastAsProvable), .hold(settling),
      .creep(
        zone: zone, until: limit - Kelvins(0.5), rate: rate, longest: longest(Self.start * 2)),
      .creep(zone: zone, until: point - Self.end, rate: -rate, longest: longest(Self.start * 3)),
      .cool(zone: zone, below: point - Self.end - Kelvins(1)),
    ]
  }

  /// How fast the element is moved.
  var rate: KelvinsPerSecond {
    let gentle = Self.heating.value / model.sample.value
    return KelvinsPerSecond(min(gentle, Self.fastest.value))
  }

  private func longest(_ way: Kelvins) -> Seconds {
    Seconds(way.value / rate.value) + Self.patience
  }

  /// Five time constants of the sample behind the element, from five to twenty minutes.
  private var settling: Seconds {
    let constant = model.sample.value / model.coupling.value
    return Seconds(min(max(5 * constant, 300), 1200))
  }
}
