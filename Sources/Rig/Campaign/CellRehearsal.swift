import Documents
import Instrument
import Procedures
import Quantities
import Safety
import Simulator

/// Two cells beside a stage that is held warm: one that something befalls, and one that must not
/// notice; nor must either notice what befalls the stage.
public struct CellRehearsal {
  private let one: CampaignCase
  private let row: FaultRow
  private let known: KnownPlant

  init(_ one: CampaignCase, _ row: FaultRow, on known: KnownPlant) {
    self.one = one
    self.row = row
    self.known = known
  }

  /// Whether a board and its world have cells that could be disturbed.
  public static func canMeasure(_ files: BoardFiles) -> Bool { channels(of: files).count > 2 }

  /// Channels with a holder behind their card.
  static func channels(of files: BoardFiles) -> [(name: String, holder: Int)] {
    files.world.plants.entries.compactMap { plant in
      let numbers = plant.value.parameters
      guard plant.value.kind.word == "potentiostat", let channel = numbers[name: "channel"],
        let holder = numbers[name: "holder"],
        let fixture = files.world.plants[holder]?.parameters["fixture"]?.counted
      else { return nil }
      return (channel, Int(fixture))
    }
  }

  func run() throws(RigError) -> CampaignResult {
    let channels = Self.channels(of: known.files)
    // Two cells that are exchanged are neighbours; the third is of nobody.
    let (mine, other) = (channels[0], channels[2])
    let cells = [
      try CellSubject(row.cell, for: span, holder: mine.holder).task(on: mine.name),
      try CellSubject.neighbour(for: Self.minute, holder: other.holder).task(on: other.name),
    ]
    let run = try SimulatedRun(
      [.heat(zone: 0, to: Celsius(60), rate: .asFastAsProvable), .hold(Seconds(3600))],
      metal: one.metal, combination: known.combination, cells: cells, on: known.files,
      seed: one.seed, faults: faults())
    run.faultsComeBetweenSteps = true
    var onlooker = CellOnlooker(run, row)
    let end = run.now + Self.longest
    while run.now < end, !onlooker.isDone(run) {
      run.stepOnce()
      onlooker.see(run)
    }
    run.leave()
    return CellJudgement(one, row).result(of: run, onlooker)
  }

  private static let minute = Seconds(60)
  private static let longest = Seconds(2000)

  /// One conversion in a thousand takes its time to be lost.
  private var span: Seconds { row.fault.kind.value == "drop" ? Seconds(1500) : Self.minute }

  /// How far apart glitches are: some of them fall on a conversion, whatever its phase.
  static let glitches = (every: Seconds.milliseconds(153), count: 34)

  private func faults() -> FaultDocument? {
    if row.isStatic { return FaultDocument(faults: [row.fault.at(nil)]) }
    let dice = Noise(seed: one.seed).stream("moment of \(row.id)").uniform(0)
    let after = one.after ?? Seconds(3 + Arithmetic.rounded(dice * 100_000) / 10_000)
    let count = row.fault.kind.value == "glitch" ? Self.glitches.count : 1
    return FaultDocument(
      faults: (0..<count).map { number in
        let moment = after + Seconds(nanoseconds: Self.glitches.every.nanoseconds * Int64(number))
        return row.fault.at(FaultMoment(after: moment, phase: "cell"))
      })
  }
}

extension FaultRow {
  /// What may flow otherwise beside all that measures, in coulombs, each time: a milliampere in the
  /// 10 ms of a glitch that the other chip does not look at.
  var unseen: Double { fault.kind.value == "glitch" ? 1e-5 : 0 }
}
