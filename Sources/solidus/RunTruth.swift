import Documents
import Quantities
import Rig
import Safety
import Simulator

/// What truly happened to the sample, which only a simulator knows.
struct RunTruth {
  private let stage: HeatedStage?
  private let metal: Metal

  init(_ run: SimulatedRun) {
    stage = run.world.parts.stages.first?.stage
    metal = run.metal
  }

  /// How far the sample stayed below its melting point; nil if nothing was declared that melts.
  private var margin: Kelvins? {
    guard let stage, let melts = metal.melts else { return nil }
    return melts - stage.peak
  }

  var text: String {
    guard let stage else { return "none" }
    let below = margin.map { ", \(fixed($0.value, 2)) K below melting" } ?? ""
    let state = stage.melted > 0 ? "MELTED" : "solid\(below)"
    let limiter = stage.limiterHasTripped ? "; the limiter opened" : ""
    return "foil \(fixed(stage.peak.value, 2)) C at most, \(state)\(limiter)"
  }

  var json: JSON {
    guard let stage else { return .object([]) }
    let margin: [(key: String, value: JSON)] =
      margin.map { [("margin_K", .number($0.value))] } ?? []
    return .object(
      [
        ("peak_sample_C", .number(stage.peak.value)), ("melted", .boolean(stage.melted > 0)),
        ("melt_fraction", .number(stage.melted)),
      ] + margin + [("limiter_tripped", .boolean(stage.limiterHasTripped))])
  }
}
