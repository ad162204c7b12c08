public import Control
public import Documents
import Instrument
import Procedures
public import Quantities
public import Safety
import Simulator

/// An identification of one zone on a fresh simulated rig, from power-on to the numbers.
///
/// The guard works with the drawing's numbers meanwhile, as for any stage that is not known.
public final class IdentificationRun {
  /// How it ended.
  public enum Outcome: Hashable, Sendable {
    case identified(IdentifiedStage)
    /// The run went well, and its record says nothing.
    case refused(IdentificationRefusal)
    /// The run itself ended otherwise than done.
    case stopped(SimulatedRun.Outcome)
  }

  /// The zone's name on the board.
  public let zone: String
  /// What the guard worked with.
  public let drawing: StageModel
  /// The highest that the sample may read meanwhile.
  public let limit: Celsius
  /// The run that is identified from, for whoever wants to see more of it.
  public let run: SimulatedRun
  private let index: Int
  private let power: Watts
  private var record: [IdentificationSample] = []
  private var given = Joules.zero

  /// - Parameters:
  ///   - name: the zone; the first of the board if nil.
  ///   - combination: what lies in the chamber; a simulated one is pumped to its pressure.
  public init(
    _ files: BoardFiles, zone name: String? = nil, metal: Metal,
    combination: Combination? = nil, seed: UInt64
  ) throws(RigError) {
    let (index, zone, channel) = try files.zone(name)
    guard channel.surroundings != nil else {
      throw RigError(
        "zone '\(zone)' has no thermometer of its surroundings, so its losses cannot be seen",
        remedy: "give the zone 'surroundings' in board.yaml")
    }
    // What was identified before must not colour what is identified now.
    let files = files.knowing(files.identification?.drawingOnly)
    let known = try KnownStage(zone, channel, files, combination)
    let limit = ZonePolicy.limits(channel, known, metal).limit
    let start = try Self.start(files, index, metal, seed)
    let program = IdentificationProgram(known.model).instructions(
      zone: UInt8(truncatingIfNeeded: index), from: start, limit: limit)
    run = try SimulatedRun(
      Program(program), metal: metal, combination: combination, on: files, seed: seed)
    self.index = index
    self.zone = zone
    self.limit = limit
    drawing = known.model
    power = channel.power
  }

  /// Where the sample is before anything is heated.
  private static func start(
    _ files: BoardFiles, _ index: Int, _ metal: Metal, _ seed: UInt64
  ) throws(RigError) -> Celsius {
    let look = try SimulatedRun([], metal: metal, on: files, seed: seed)
    for _ in 0..<10 { look.stepOnce() }
    guard let seen = look.instrument.zone(index).observation else {
      throw RigError("the zone's thermometers say nothing", remedy: "see 'solidus board probe'")
    }
    return seen.sample.value
  }

  /// Runs the program to its end and says what the record says.
  public func identify(each: (SimulatedRun) -> Void = { _ in }) -> Outcome {
    let ended = run.run(for: Seconds(86_400)) { run in
      note(run)
      each(run)
    }
    guard ended == .done else { return .stopped(ended) }
    let record = record
    do throws(IdentificationRefusal) {
      return .identified(try Identification.identify(record.span))
    } catch { return .refused(error) }
  }

  /// After a step: what it saw, once a second, and what the heater gives until the next.
  private func note(_ run: SimulatedRun) {
    let zone = run.instrument.zone(index)
    if let seen = zone.observation { note(seen, in: zone) }
    if zone.isHeating { given += power * Instrument.period }
  }

  private func note(_ seen: ThermalGuard.Observation, in zone: Zone) {
    // Both readings are of this step; the first sample is the one before any heat.
    guard seen.element.measured == seen.sample.measured else { return }
    let time = seen.taken
    let since = record.last.map { time - $0.time }
    guard since.map({ $0 >= Self.interval }) ?? true else { return }
    let mean = since.map { Watts(given.value / $0.value) } ?? .zero
    record.append(
      IdentificationSample(
        time: time, element: seen.element.value, sample: seen.sample.value,
        surroundings: seen.surroundings, power: mean))
    given = .zero
  }

  private static let interval = Seconds(1)
}

extension BoardFiles {
  /// A zone by name, or the first, with its place among the zones.
  func zone(
    _ name: String?
  ) throws(RigError) -> (index: Int, name: String, channel: ZoneChannel) {
    var index = 0
    var names: [String] = []
    for entry in board.channels.entries {
      guard case .zone(let channel) = entry.value else { continue }
      if name == nil || entry.name == name { return (index, entry.name, channel) }
      names.append(entry.name)
      index += 1
    }
    let hint = name.flatMap { Suggestion.nearest(to: $0, among: names) }
    throw RigError(
      "the board has no zone" + (name.map { " '\($0)'" } ?? ""),
      remedy: hint.map { "did you mean '\($0)'?" }
        ?? "name one of: \(names.joined(separator: ", "))")
  }

  /// What is known of a zone for a combination and a metal, in words.
  public func knowledge(
    of zone: String, for combination: Combination?, under metal: Metal = .none
  ) -> String? {
    guard case .zone(let channel)? = board.channels[zone] else { return nil }
    do throws(RigError) {
      let known = try KnownStage(zone, channel, self, combination)
      let certified = CertificateStanding(channel, known, metal).words.map { "; \($0)" } ?? ""
      return "\(known.basis)\(certified)"
    } catch { return nil }
  }
}

extension IdentifiedCombination {
  /// What an identification found, as a board's document holds it.
  public init(_ combination: Combination, date: Day?, _ stage: IdentifiedStage) {
    self.init(
      combination, date: date,
      StageEstimates(
        element: stage.element, sample: stage.sample, coupling: stage.coupling,
        elementLoss: stage.elementLoss, sampleLoss: stage.sampleLoss,
        elementLag: stage.elementLag, sampleLag: stage.sampleLag, offsets: stage.offsets))
  }
}
