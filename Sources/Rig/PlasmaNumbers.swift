import Documents
import Quantities
import Simulator

/// The numbers of generators and targets as documents have them, made into those of the simulator.
enum PlasmaNumbers {
  static func generator(_ document: PlantParameters) -> GeneratorParameters {
    func number(_ key: String) -> Double? { document[key]?.counted }
    var p = GeneratorParameters()
    if let w = number("power") { p.full = Watts(w) }
    if let v = number("setpoint_span") { p.setpointSpan = Volts(v) }
    if let v = number("reading_span") { p.readingSpan = Volts(v) }
    if let t = number("lag") { p.lag = Seconds(t) }
    if let t = number("tuning") { p.tuning = Seconds(t) }
    if let r = number("matched") { p.matched = r }
    if let r = number("unlit") { p.unlit = r }
    if let x = number("lights_from") { p.lightsFrom = Pascals(x) }
    if let x = number("lights_to") { p.lightsTo = Pascals(x) }
    if let w = number("least") { p.least = Watts(w) }
    if let h = number("heat") { p.heat = h }
    return p
  }

  static func magnetron(_ document: PlantParameters) -> MagnetronParameters {
    func number(_ key: String) -> Double? { document[key]?.counted }
    let (depth, span, power) = (
      number("depth") ?? 0, number("in") ?? 1, number("power") ?? 1
    )
    // Lengths are counted in nm, as films are.
    var p = MagnetronParameters(document[name: "film"] ?? "", rate: depth / span / power)
    if let d = number("density") { p.density = d }
    if let x = number("at") { p.reference = Pascals(x) }
    if let d = number("distance") { p.distance = d * 1e-9 }
    if let d = number("scatter") { p.scatter = d * 1e-9 }
    if let h = number("heat") { p.heat = h }
    if let f = number("tooling") { p.tooling = f }
    if let n = number("noise") { p.noise = n }
    return p
  }
}
