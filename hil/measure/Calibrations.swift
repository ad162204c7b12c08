import Control
import Documents
import Instrument
import Quantities
import Rig
import Safety
import Simulator

/// Calibrates the four plants as each seed scatters them, and anneals lithium or sodium as hot as
/// the certificate then lets be proved: what was found against what is true.
///
/// Exit status 1 if a value lies outside its uncertainty, a cell got hotter than its ceiling, or a
/// foil melted.
func calibrations(_ calibrant: Calibrant, seeds: UInt64) throws -> Int32 {
  var broken = 0
  for plant in ["puck", "ald-plate", "hot-wall", "hotplate"] {
    var tally = Tally()
    for seed in 1...seeds {
      do throws(RigError) { try tally.add(Specimen(plant, seed), calibrant, seed) } catch {
        tally.refuse(plant, seed, "\(error)")
      }
    }
    print(tally.line(plant))
    broken += tally.broken
  }
  return broken == 0 ? 0 : 1
}

/// One plant of one seed, identified.
private struct Specimen {
  let name: String
  let files: BoardFiles
  let combination: Combination

  init(_ name: String, _ seed: UInt64) throws(RigError) {
    self.name = name
    let folder = "boards/bench/plants/\(name)"
    let drawing: BoardFiles
    do throws(Diagnostics) { drawing = try BoardFiles.read(folder, from: Self.reset) } catch {
      throw RigError(error.written(as: .text), remedy: "run this where Solidus is")
    }
    let known = KnownPlant(drawing, seed: seed)
    if let refusal = known.refusal { throw RigError(refusal, remedy: "see 'solidus identify'") }
    files = known.files
    combination = known.combination
  }

  /// The limiter set anew, as somebody does who goes by a certificate: 7 K higher.
  private static let reset = DocumentFiles { path in
    DocumentFiles.disk.bytes(at: path).map { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return Array(
        text.replacing("limiter_lithium: 172.4 C", with: "limiter_lithium: 179.4 C")
          .replacing("limiter_sodium: 89.7 C", with: "limiter_sodium: 96.7 C").utf8)
    }
  }

  /// What the hotter of its two sensors reads too much.
  var offset: Double {
    ["tc_stage-felt", "pt_stage-felt"].map { net in
      guard case .sensor(let sensor)? = files.world.nets[net]?.driver else { return 0 }
      return sensor.offset.value
    }.max() ?? 0
  }

  /// As hot as can be proved for ten minutes on a day.
  func anneal(_ symbol: String, _ metal: Metal, _ seed: UInt64) throws(RigError) -> SimulatedRun {
    let text =
      "solidus: recipe/1\nname: t\nmetal: \(symbol)\nholder: plain\ngas: Ar\n"
      + "pressure: \(QuantityPrinter.text(combination.pressure))\nsteps:\n"
      + "  - heat: {zone: stage, to: as hot as provable, rate: 10 K/min}\n  - hold: 10 min\n"
    let program: Program
    do throws(Diagnostics) {
      let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
      program = try RecipeCompiler(recipe, on: files).compile().program
    } catch { throw RigError(error.written(as: .text), remedy: "mend the recipe") }
    return try SimulatedRun(
      program, metal: metal, combination: combination, on: files, seed: seed)
  }

  func certified(by certificate: Certificate) -> Specimen {
    Specimen(
      name, files.certified(by: .none.adding(certificate)).on(certificate.date), combination)
  }

  private init(_ name: String, _ files: BoardFiles, _ combination: Combination) {
    self.name = name
    self.files = files
    self.combination = combination
  }
}

/// What was seen of one plant.
private struct Tally {
  private var found = 0
  private var refused = 0
  private(set) var broken = 0
  private var error = 0.0
  private var uncertainty = 0.0
  private var over = -Double.infinity
  private var gains: [Double] = []
  private var nearest = Double.infinity

  mutating func refuse(_ plant: String, _ seed: UInt64, _ why: String) {
    refused += 1
    print("  \(plant) \(seed): refused: \(why)")
  }

  mutating func add(
    _ plant: Specimen, _ calibrant: Calibrant, _ seed: UInt64
  ) throws(RigError) {
    let work = try CalibrationRun(
      plant.files, with: calibrant, combination: plant.combination, seed: seed)
    let outcome = work.calibrate()
    let peak = work.run.world.parts.stage("stage")?.peak.value ?? .infinity
    over = max(over, peak - calibrant.melts.value)
    if peak > work.limit.value { fail(plant, seed, "the cell was at \(peak) C") }
    guard case .found(let point) = outcome, let day = Day("2026-11-21"),
      let certificate = work.certificate(point, date: day, instrument: "measure")
    else { return refuse(plant.name, seed, "\(outcome) of \(plant.offset) K too much") }
    found += 1
    let off = (point.value - calibrant.melts).value - plant.offset
    error = max(error, off.magnitude)
    uncertainty = max(uncertainty, point.uncertainty.value)
    if off.magnitude > point.uncertainty.value {
      fail(plant, seed, "\(off) K off and said to be within \(point.uncertainty.value) K")
    }
    try anneal(plant, certificate, seed)
  }

  private mutating func anneal(
    _ plant: Specimen, _ certificate: Certificate, _ seed: UInt64
  ) throws(RigError) {
    let (symbol, metal) =
      certificate.calibrant == .sodium ? ("Na", Metal.sodium) : ("Li", Metal.lithium)
    let plain = try plant.anneal(symbol, metal, seed)
    let run = try plant.certified(by: certificate).anneal(symbol, metal, seed)
    gains.append((run.instrument.zone(0).limit - plain.instrument.zone(0).limit).value)
    let outcome = run.run(for: Seconds(4 * 3600))
    guard let stage = run.world.parts.stage("stage"), let melts = metal.melts else { return }
    nearest = min(nearest, (melts - stage.peak).value)
    if stage.melted > 0 { fail(plant, seed, "the foil melted") }
    if outcome != .done { print("  \(plant.name) \(seed): anneal \(outcome)") }
  }

  private mutating func fail(_ plant: Specimen, _ seed: UInt64, _ what: String) {
    broken += 1
    print("  \(plant.name) \(seed): BROKEN: \(what)")
  }

  func line(_ plant: String) -> String {
    let gain = gains.sorted()
    let middle = gain.isEmpty ? 0 : gain[gain.count / 2]
    return "\(plant): \(found) found, \(refused) refused, \(broken) broken; off by at most"
      + " \(error) K, said to be within \(uncertainty) K at most; cells at most \(over) K above"
      + " melting; limits \(middle) K higher in the median; foils at least \(nearest) K below melting"
  }
}
