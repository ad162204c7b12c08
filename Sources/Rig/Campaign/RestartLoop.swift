import Documents
import Instrument
import Procedures
import Quantities
import Safety
import Simulator

/// Starts a program again and again where one has died, as a service manager does.
struct RestartLoop {
  private let one: CampaignCase
  private let known: KnownPlant

  init(_ one: CampaignCase, on known: KnownPlant) {
    self.one = one
    self.known = known
  }

  /// What a start did that it must not: come up other than tripped, be armed, or heat.
  func trouble(after dead: SimulatedRun) throws(RigError) -> String? {
    let world = dead.world
    for attempt in 1...3 {
      world.lines.loseOwner()
      let run = try SimulatedRun(
        powering: [.heat(zone: 0, to: Celsius(40), rate: .asFastAsProvable)], metal: one.metal,
        combination: known.combination, on: known.files, seed: one.seed, latches: world.latches,
        in: world)
      guard case .tripped = run.instrument.state else {
        return "start \(attempt) after a death came up \(run.instrument.state)"
      }
      for _ in 0..<30 {
        run.stepOnce()
        guard run.instrument.arm() != nil else { return "start \(attempt) could be armed" }
        let heater = world.parts.heaters.first?.circuit
        if heater?.isHeating(at: run.now) == true { return "start \(attempt) heated" }
      }
    }
    return nil
  }
}
