public import Control
public import Documents
import Instrument
import Procedures
public import Quantities
public import Safety
import Simulator

/// A calibration of one zone on a fresh simulated rig, from power-on to the fixed point.
///
/// A cell of the calibrant is on the stage and no foil; guard, rollout, governor and proofs are
/// those of every run, with the calibrant's ceiling.
public final class CalibrationRun {
  /// How it ended.
  public enum Outcome: Hashable, Sendable {
    case found(FixedPoint)
    /// The run went well, and its record shows no fixed point.
    case refused(PlateauRefusal)
    /// The run itself ended otherwise than done.
    case stopped(SimulatedRun.Outcome)
  }

  public let zone: String
  public let calibrant: Calibrant
  public let combination: Combination
  /// The highest that the sample may read meanwhile.
  public let limit: Celsius
  /// The highest that it did read.
  public private(set) var hottest = Celsius.absoluteZero
  public let run: SimulatedRun
  private let index: Int
  private let model: StageModel
  private let sensors: (sample: String, diverse: String)
  private var rest = PairMean()
  private var melting = Passage()
  private var freezing = Passage()

  /// - Parameters:
  ///   - name: the zone; the first of the board if nil.
  ///   - combination: what the certificate is to hold for; the stage must be identified for it.
  public init(
    _ files: BoardFiles, zone name: String? = nil, with calibrant: Calibrant,
    combination: Combination, seed: UInt64
  ) throws(RigError) {
    let (index, zone, channel) = try files.zone(name)
    let known = try KnownStage(zone, channel, files, combination)
    try Self.check(zone, channel, known, calibrant)
    let limit = ZonePolicy.guarding(channel, known, .calibrant(calibrant)).limit
    let program = CalibrationProgram(known.model).instructions(
      zone: UInt8(truncatingIfNeeded: index), through: calibrant.melts, limit: limit)
    run = try SimulatedRun(
      Program(program), calibrant: calibrant, combination: combination, on: files, seed: seed)
    try Self.checkCold(run, index, calibrant)
    self.index = index
    self.zone = zone
    self.calibrant = calibrant
    self.combination = combination
    self.limit = limit
    model = known.model
    sensors = (channel.sample?.value ?? channel.element.value, channel.diverse?.value ?? "")
  }

  /// What must be so before anything is powered.
  private static func check(
    _ zone: String, _ channel: ZoneChannel, _ known: KnownStage, _ calibrant: Calibrant
  ) throws(RigError) {
    guard channel.diverse != nil else {
      throw RigError(
        "zone '\(zone)' has no second sensor of another kind, so no certificate of it could count",
        remedy: "give the zone 'diverse' in board.yaml")
    }
    guard channel.surroundings != nil else {
      throw RigError(
        "zone '\(zone)' has no thermometer of its surroundings, so its losses cannot be seen",
        remedy: "give the zone 'surroundings' in board.yaml")
    }
    switch known.basis {
    case .identified: break
    case .drawing(let combination):
      let what = combination.map { " for \($0)" } ?? ""
      throw RigError(
        "zone '\(zone)' was never identified\(what)",
        remedy: "run 'solidus identify' with the same --holder, --gas and --pressure first")
    }
    let ceiling = calibrant.melts + Calibrant.headroom
    guard ZonePolicy.boardLimit(channel) >= ceiling else {
      throw RigError(
        "zone '\(zone)' bears less than the \(QuantityPrinter.text(ceiling)) that"
          + " \(calibrant.word) needs",
        remedy: "use a calibrant that melts lower")
    }
  }

  /// A stage that can only heat must begin below the fixed point; nothing has been heated yet.
  private static func checkCold(
    _ run: SimulatedRun, _ index: Int, _ calibrant: Calibrant
  ) throws(RigError) {
    guard let seen = run.instrument.zone(index).observation else {
      run.leave()
      throw RigError("the zone's thermometers say nothing", remedy: "see 'solidus board probe'")
    }
    let highest = calibrant.melts - CalibrationProgram.start - Kelvins(1.5)
    guard seen.sample.value < highest else {
      run.leave()
      throw RigError(
        "the stage is at \(QuantityPrinter.text(rounded(seen.sample.value))) and can only heat:"
          + " \(calibrant.word) is molten before it begins",
        remedy:
          "bring the rig below \(QuantityPrinter.text(highest)) first, or use a calibrant that"
          + " melts higher")
    }
  }

  private static func rounded(_ value: Celsius) -> Celsius {
    Celsius(Arithmetic.rounded(value.value * 10) / 10)
  }

  /// Twice as long as the slowest plant took; a heater that is too weak never gets there.
  public static let patience = Seconds(36_000)

  /// Runs the program to its end and says what the record says.
  public func calibrate(each: (SimulatedRun) -> Void = { _ in }) -> Outcome {
    let ended = run.run(for: Self.patience) { run in
      note(run)
      each(run)
    }
    guard ended == .done else { return .stopped(ended) }
    let (up, down) = (melting.samples, freezing.samples)
    do throws(PlateauRefusal) {
      return .found(
        try FixedPoint.find(melting: up.span, freezing: down.span, of: calibrant, on: model))
    } catch { return .refused(error) }
  }

  private func note(_ run: SimulatedRun) {
    let zone = run.instrument.zone(index)
    guard let seen = zone.observation else { return }
    hottest = max(hottest, seen.sample.value)
    let pair = zone.pairSeen
    switch run.instrument.instructionIndex {
    case CalibrationProgram.rest: rest.add(pair)
    case CalibrationProgram.melting: melting.note(seen, pair)
    case CalibrationProgram.freezing: freezing.note(seen, pair)
    default: break  // What lies between is not looked at.
    }
  }

  /// What the two sensors differed by at rest and in both arrests; nil if one never spoke.
  private func pair(_ point: FixedPoint) -> CertifiedPair? {
    var arrest = PairMean()
    melting.add(to: &arrest, within: point.melting)
    freezing.add(to: &arrest, within: point.freezing)
    guard let (cold, apart) = rest.means, let (warm, there) = arrest.means else { return nil }
    return CertifiedPair(rest: cold, apartAtRest: apart, point: warm, apartAtPoint: there)
  }

  /// The certificate of what was found; nil if the two sensors were not both seen.
  public func certificate(
    _ point: FixedPoint, date: Day, instrument: String
  ) -> Certificate? {
    guard let pair = pair(point) else { return nil }
    return Certificate(
      date: date, zone: zone, calibrant: calibrant, source: calibrant.source, found: point.value,
      uncertainty: point.uncertainty, combination: combination, sample: sensors.sample,
      diverse: sensors.diverse, pair: pair, isSimulated: true, instrument: instrument,
      trace: run.world.trace.hash())
  }
}

extension Calibrant {
  /// Where its melting point comes from.
  var source: String {
    switch self {
    case .indium: "ITS-90, table 1: freezing point of indium"
    case .ice: "melting of ice in air at 101325 Pa"
    case .sodium, .lithium: "melting point of the pure metal, as the metal's own limit has it"
    }
  }
}

/// The mean of what two sensors of one place show.
private struct PairMean {
  private var count = 0.0
  private var second = 0.0
  private var apart = 0.0

  mutating func add(_ pair: (sample: Celsius, diverse: Celsius)?) {
    guard let pair else { return }
    count += 1
    second += pair.diverse.value
    apart += (pair.sample - pair.diverse).value
  }

  var means: (diverse: Celsius, apart: Kelvins)? {
    count > 0 ? (Celsius(second / count), Kelvins(apart / count)) : nil
  }
}

/// One slow passage: means over a second.
private struct Passage {
  private(set) var samples: [PlateauSample] = []
  private var pairs: [(sample: Celsius, diverse: Celsius)?] = []
  private var sums = (count: 0.0, element: 0.0, sample: 0.0, surroundings: 0.0)
  private static let perSample = 10.0

  mutating func note(
    _ seen: ThermalGuard.Observation, _ pair: (sample: Celsius, diverse: Celsius)?
  ) {
    sums.count += 1
    sums.element += seen.element.value.value
    sums.sample += seen.sample.value.value
    sums.surroundings += seen.surroundings.value
    guard sums.count == Self.perSample, samples.last.map({ $0.time < seen.taken }) ?? true else {
      return
    }
    samples.append(
      PlateauSample(
        time: seen.taken, element: Celsius(sums.element / sums.count),
        sample: Celsius(sums.sample / sums.count),
        surroundings: Celsius(sums.surroundings / sums.count)))
    pairs.append(pair)
    sums = (0, 0, 0, 0)
  }

  func add(to mean: inout PairMean, within arrest: Arrest) {
    for (sample, pair) in zip(samples, pairs)
    where sample.time >= arrest.begins && sample.time <= arrest.ends { mean.add(pair) }
  }
}
