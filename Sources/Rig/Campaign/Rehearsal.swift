import Documents
import Instrument
import Procedures
import Quantities
import Safety
import Simulator

/// Runs one case: arms, anneals as hot as can be proved as soon as can be, and judges.
public struct Rehearsal {
  private let one: CampaignCase
  private let known: KnownPlant

  public init(_ one: CampaignCase, on known: KnownPlant) {
    self.one = one
    self.known = known
  }

  public func run() -> CampaignResult {
    do throws(RigError) { return try rehearse() } catch {
      return Judgement(one).refused(error)
    }
  }

  private func rehearse() throws(RigError) -> CampaignResult {
    if let fault = one.fault, fault.phase == .cell {
      return try CellRehearsal(one, fault.row, on: known).run()
    }
    let goal = try known.goal(one.metal)
    let program =
      switch one.fault?.phase {
      case .plasma: Self.coating(known.files)
      case .dose: Self.dosing(known.files)
      case .boot, .ramp, .soak, .cool, .cell, nil: Self.anneal(to: goal)
      }
    let run = try SimulatedRun(
      program, metal: one.metal, combination: known.combination,
      on: known.files, seed: one.seed, faults: faults())
    var watch = RehearsalWatch(run, goal: goal, fault: one.fault?.row.fault)
    let outcome = run.run(for: Seconds(4 * 3600)) { watch.see($0) }
    let result = Judgement(one).result(of: run, outcome, watch)
    guard one.fault?.row.fault.kind.value == "crashloop",
      let trouble = try RestartLoop(one, on: known).trouble(after: run)
    else { return result }
    return result.breaking(trouble)
  }

  /// Which instruction of the anneal is the soak.
  static let soak = 1

  /// As soon as it can, ten minutes there, and ten minutes of cooling.
  private static func anneal(to goal: Celsius) -> Program {
    [
      .heat(zone: 0, to: goal, rate: .asFastAsProvable), .hold(Seconds(600)),
      .cool(zone: 0, below: Celsius(1000)), .hold(Seconds(600)),
    ]
  }

  /// The fault at a moment of its phase that the seed chooses.
  private func faults() -> FaultDocument? {
    guard let (row, phase) = one.fault else { return nil }
    let dice = Noise(seed: one.seed).stream("moment of \(row.id)").uniform(0)
    func within(_ span: Double) -> Seconds {
      one.after ?? row.earliest + Seconds(Arithmetic.rounded(dice * span * 10) / 10)
    }
    let moment: FaultMoment? =
      switch phase {
      case .boot: nil
      case .ramp: FaultMoment(after: within(200), phase: "ramp")
      case .soak: FaultMoment(after: within(540), phase: "soak")
      // The hold after the cooling step is the cooling: the soak's own ten minutes come first.
      case .cool: FaultMoment(after: Seconds(601) + within(300), phase: "soak")
      case .plasma: FaultMoment(after: within(25), phase: "plasma")
      // What is there from the beginning is there before the first precursor.
      case .dose: row.isStatic ? nil : FaultMoment(after: within(30), phase: "dose")
      case .cell: nil
      }
    return FaultDocument(faults: [row.fault.at(moment)])
  }
}
