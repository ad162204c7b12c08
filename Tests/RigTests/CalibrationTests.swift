import Control
import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// A certificate of the bench, and what to change of it.
struct Certified {
  var day = "2026-11-21"
  var calibrant = Calibrant.indium
  var offset = 0.0
  var holder = "plain"
  var gas = "Ar"
  var pressure = 100.0
  var zone = "stage"
  var sample = "tc_stage"
  var diverse = "pt_stage"
  var apartAtRest = 0.0
  var apartAtPoint = 0.0
  var isSimulated = true

  /// The day of the run; nil if nobody says.
  var today: String? = "2027-03-01"

  func files() throws -> BoardFiles {
    let certificate = Certificate(
      date: try #require(Day(day)), zone: zone, calibrant: calibrant, source: "a test",
      found: calibrant.melts + Kelvins(offset), uncertainty: Kelvins(0.2),
      combination: Combination(holder: holder, gas: gas, pressure: Pascals(pressure)),
      sample: sample, diverse: diverse,
      pair: CertifiedPair(
        rest: Celsius(25), apartAtRest: Kelvins(apartAtRest), point: calibrant.melts,
        apartAtPoint: Kelvins(apartAtPoint)), isSimulated: isSimulated, instrument: "a test",
      trace: String(repeating: "0", count: 64))
    return try Bench.files().certified(by: .none.adding(certificate)).on(
      try today.map { try #require(Day($0)) })
  }

  func limit(_ metal: Metal = .lithium, _ combination: Combination? = Bench.plain) throws -> Double
  {
    try SimulatedRun([], metal: metal, combination: combination, on: files(), seed: 1)
      .instrument.zone(0).limit.value
  }
}

@Suite("A certificate earns the smaller margin")
struct CertificateStandingTests {
  /// 180.5 - 4.3 - 5, and 180.5 - 1.296 - 1.
  private static let ordinary = 171.2
  private static let certified = 178.204

  @Test("when all conditions hold")
  func counts() throws {
    #expect((try Certified().limit() - Self.certified).magnitude < 0.01)
    #expect((try Certified(offset: -0.5).limit() - Self.certified + 0.5).magnitude < 0.01)
    #expect((try Certified(offset: 0.5).limit() - Self.certified).magnitude < 0.01)
  }

  @Test(
    "and the ordinary one when a single condition does not",
    arguments: [
      (Certified(today: nil), "the run has no --date"),
      (Certified(day: "2026-08-01"), "it is 212 days old, more than 180"),
      (Certified(day: "2026-09-01"), "it is 181 days old, more than 180"),
      (Certified(day: "2027-03-02"), "it is of after 2027-03-01"),
      (Certified(holder: "ring"), "it was made in holder ring"),
      (Certified(gas: "He"), "it was made in He"),
      (Certified(pressure: 80), "it was made at 80 Pa"),
      (Certified(sample: "tc_wall"), "it was made with tc_wall and pt_stage"),
      (Certified(diverse: "pt_other"), "it was made with tc_stage and pt_other"),
      (Certified(calibrant: .sodium), "its fixed point is 80"),
      (Certified(isSimulated: false), "it is of a real rig, and this one is simulated"),
    ])
  func alone(certified: Certified, why: String) throws {
    #expect((try certified.limit() - Self.ordinary).magnitude < 1e-9)
    let words = try certified.files().knowledge(of: "stage", for: Bench.plain, under: .lithium)
    #expect(words?.contains("does not count: \(why)") == true, "\(words ?? "")")
    #expect(try refusal(certified).contains("does not count: \(why)"))
  }

  private func limit(live certified: Certified) throws -> Double {
    let files = try certified.files()
    let world = try SimulatedWorld(files, seed: 1)
    world.wait(until: world.now + .milliseconds(500))
    var builder = InstrumentBuilder(files, in: Disguise(world))
    return try builder.build(
      running: [], metal: .lithium, combination: Bench.plain, into: nil
    ).zone(0).limit.value
  }

  @Test("a simulated one never counts on a real rig, nor a real one in a simulation")
  func worlds() throws {
    #expect((try limit(live: Certified()) - Self.ordinary).magnitude < 1e-9)
    #expect((try limit(live: Certified(isSimulated: false)) - Self.certified).magnitude < 0.01)
    let world = Disguise(try SimulatedWorld(try Certified().files(), seed: 1))
    let words = try Certified().files().seen(in: world)
      .knowledge(of: "stage", for: Bench.plain, under: .lithium)
    #expect(
      words == "identified for holder plain, Ar, 100 Pa; certificate of 2026-11-21 (indium) does"
        + " not count: it was simulated, and this rig is real")
  }

  @Test("nor one of another zone, or for a metal far from its fixed point")
  func others() throws {
    #expect((try Certified(zone: "other").limit() - Self.ordinary).magnitude < 1e-9)
    #expect((try Certified().limit(.sodium) - 88.49).magnitude < 1e-9)
    #expect(try Certified(calibrant: .sodium).limit(.sodium) > 94)
    #expect(try Certified().limit(.none) == 300)
  }

  @Test("nor for a recipe that names no combination; the ten kelvin are kept clear besides")
  func unnamed() throws {
    #expect((try Certified().limit(.lithium, nil) - 161.2).magnitude < 1e-9)
  }

  @Test("its last day is the 180th")
  func lastDay() throws {
    #expect(try Certified(day: "2026-09-02").limit() > 178)
    #expect(try Certified(day: "2027-03-01").limit() > 178)
  }

  @Test(
    "a plan and a run are held to the same limit, with a day and without",
    arguments: ["2027-03-01", nil])
  func planned(today: String?) throws {
    let files = try Certified(today: today).files()
    let text =
      "solidus: recipe/1\nname: t\nmetal: Li\nholder: plain\ngas: Ar\npressure: 100 Pa\nsteps:\n"
      + "  - heat: {zone: stage, to: as hot as provable, rate: 30 K/min}\n"
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    let plan = try RecipePlan(
      try RecipeCompiler(recipe, on: files).compile(), of: recipe, on: files)
    let limit = try #require(plan.limit)
    #expect(limit.value == (try Certified(today: today).limit()))
    #expect((limit.value - (today == nil ? Self.ordinary : Self.certified)).magnitude < 0.01)
    #expect((limit - plan.forecast.peak).magnitude < Kelvins(2.5))
  }

  private func refusal(_ certified: Certified) throws -> String {
    let files = try certified.files()
    let text =
      "solidus: recipe/1\nname: t\nmetal: Li\nholder: plain\ngas: Ar\npressure: 100 Pa\nsteps:\n"
      + "  - heat: {zone: stage, to: 180 C, rate: 5 K/min}\n"
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    do throws(Diagnostics) {
      _ = try RecipeCompiler(recipe, on: files).compile()
      return ""
    } catch { return error.written(as: .text) }
  }

  @Test("every term of it is in a refusal")
  func terms() throws {
    let text = try refusal(Certified(offset: -0.5))
    #expect(
      text.contains(
        "melts at 180.5 C - 0.7 K sensor - 0.1 K converter - 0.5 K drift - 0.1 K leads"
          + " - 0.1 K place - 0.3 K gradient - 1.0 K margin = limit 177.7 C"), "\(text)")
    #expect(text.contains("certified with indium on 2026-11-21: reads -0.5 K off, within 0.2 K"))
  }

  @Test("two sensors that have parted at rest are not armed")
  func parted() throws {
    let files = try Certified(apartAtRest: 0.4, apartAtPoint: 0.4).files()
    do throws(RigError) {
      _ = try SimulatedRun(
        [], metal: .lithium, combination: Bench.plain, on: files, seed: 1)
      Issue.record("was armed")
    } catch {
      #expect(error.what.contains("have parted by -400 mK since they were certified"))
      #expect(error.remedy.contains("run without --date"))
    }
    let undated = files.on(nil)
    _ = try SimulatedRun([], metal: .lithium, combination: Bench.plain, on: undated, seed: 1)
  }

  private func anneal(
    _ certified: Certified, to goal: Double
  ) throws -> (SimulatedRun, SimulatedRun.Outcome) {
    let run = try SimulatedRun(
      Program([
        .heat(zone: 0, to: Celsius(goal), rate: .asFastAsProvable), .hold(Seconds(120)),
      ]), metal: .lithium, combination: Bench.plain, on: certified.files(), seed: 1)
    return (run, run.run(for: Seconds(5400)))
  }

  @Test("a soak beyond the ordinary limit is held while they agree, and the foil stays solid")
  func soak() throws {
    let (run, outcome) = try anneal(Certified(), to: 175)
    #expect(outcome == .done)
    let stage = try #require(run.world.parts.stage("stage"))
    #expect(stage.peak > Celsius(174.5))
    #expect(stage.melted == 0)
  }

  @Test("the limiter that somebody has set for it lets a sound certified soak be")
  func limiter() throws {
    let setting = LimiterSetting.clearance
    let files = try Certified().files()
    let run = try SimulatedRun(
      Program([
        .heat(zone: 0, to: Celsius(176), rate: .asFastAsProvable), .hold(Seconds(120)),
      ]), metal: .lithium, combination: Bench.plain, on: files, seed: 1)
    let stage = try #require(run.world.parts.stage("stage"))
    #expect(stage.parameters.limiter?.setPoint == run.instrument.zone(0).limit + setting)
    #expect(run.run(for: Seconds(7200)) == .done)
    #expect(!stage.limiterHasTripped)
    #expect(stage.peak > Celsius(175))
    let words = try LimiterSetting.all(files, Bench.plain, .lithium).map(\.words)
    #expect(
      words == [
        "the limiter of zone 'stage' at 179.4 C for this run, and back where it was before the next"
          + " without a certificate"
      ])
  }

  @Test("without one that counts nobody has set it anew", arguments: [nil, "2028-01-01"])
  func limiterStays(today: String?) throws {
    let files = try Certified(today: today).files()
    let run = try SimulatedRun(
      [], metal: .lithium, combination: Bench.plain, on: files, seed: 1)
    #expect(run.world.parts.stage("stage")?.parameters.limiter?.setPoint == Celsius(172.4))
    #expect(try LimiterSetting.all(files, Bench.plain, .lithium).isEmpty)
  }

  @Test("two sensors that part on the way up are cut above the ordinary limit, not below it")
  func partedOnTheWay() throws {
    let apart = Certified(apartAtPoint: 0.5)
    let (run, outcome) = try anneal(apart, to: 175)
    guard case .tripped(zone: 0, _) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    guard case .tripped(.disagreement, _) = run.instrument.zone(0).state else {
      Issue.record("\(run.instrument.zone(0).state)")
      return
    }
    // As the ramp slows down the lags excuse less and less; then it is cut.
    let stage = try #require(run.world.parts.stage("stage"))
    #expect(stage.peak < Celsius(174.5))
    let (wide, _) = try anneal(Certified(apartAtPoint: 2), to: 175)
    #expect(try #require(wide.world.parts.stage("stage")).peak < Celsius(171.2))
    let (_, below) = try anneal(apart, to: 160)
    #expect(below == .done)
  }
}

@Suite("A calibration", .serialized)
struct CalibrationTests {
  /// A plant of a seed, identified as somebody at the bench would.
  private func plant(_ name: String, _ seed: UInt64) throws -> (BoardFiles, Combination) {
    let files = try BoardFiles.read(Bench.board("bench/plants/\(name)")).scattered(by: seed)
    let plain = Combination(
      holder: "plain", gas: "Ar", pressure: Pascals(name == "hotplate" ? 100_000 : 100))
    let work = try IdentificationRun(files, metal: .lithium, combination: plain, seed: seed)
    guard case .identified(let stage) = work.identify() else {
      throw RigError("not identified", remedy: "")
    }
    let known = files.identification?.adding(
      IdentifiedCombination(plain, date: nil, stage), to: work.zone)
    return (files.knowing(known), plain)
  }

  /// What the hotter of the two sensors of a scattered rig reads too much.
  private func offset(_ files: BoardFiles) -> Double {
    ["tc_stage-felt", "pt_stage-felt"].map { name in
      guard case .sensor(let sensor)? = files.world.nets[name]?.driver else { return 0 }
      return sensor.offset.value
    }.max() ?? 0
  }

  @Test(
    "finds the offset of a scattered rig within its uncertainty, below its ceiling",
    arguments: [("puck", UInt64(4)), ("hotplate", 3)])
  func found(name: String, seed: UInt64) throws {
    let (files, plain) = try plant(name, seed)
    let work = try CalibrationRun(files, with: .indium, combination: plain, seed: seed)
    guard case .found(let point) = work.calibrate() else {
      Issue.record("no fixed point")
      return
    }
    let stage = try #require(work.run.world.parts.stage("stage"))
    #expect(stage.melted > 0.5)
    #expect(stage.peak < Celsius(156.5985 + 3))
    #expect(work.limit == Celsius(156.5985 + 3))
    #expect(work.hottest < work.limit)
    let error = (point.value.value - 156.5985 - offset(files)).magnitude
    #expect(error < point.uncertainty.value)
    #expect(point.uncertainty < Kelvins(0.3))
    let day = try #require(Day("2026-11-21"))
    let kept = try #require(work.certificate(point, date: day, instrument: "a test"))
    #expect(kept.offset.value.magnitude < 2.8)
    #expect(work.run.world.misuse == nil)
  }

  @Test("is refused of a rig that reads too high: what stood still there had not melted")
  func tooHigh() throws {
    let (files, plain) = try plant("puck", 1)
    #expect(offset(files) > 1.5)
    let work = try CalibrationRun(files, with: .indium, combination: plain, seed: 1)
    guard case .refused(.noArrest(.freezing, _, _)) = work.calibrate() else {
      Issue.record("something was found")
      return
    }
    #expect(work.run.world.parts.stage("stage")?.melted == 0)
  }

  private func refusal(
    _ files: BoardFiles, _ calibrant: Calibrant, _ combination: Combination = Bench.plain
  ) -> String {
    do throws(RigError) {
      _ = try CalibrationRun(files, with: calibrant, combination: combination, seed: 1)
      return "none"
    } catch { return "\(error)" }
  }

  @Test("needs a cold stage, an identified one, and two sensors")
  func needs() throws {
    let bench = try Bench.files()
    #expect(refusal(bench, .ice).contains("ice is molten before it begins"))
    let ring = Combination(holder: "ring", gas: "Ar", pressure: Pascals(100))
    #expect(refusal(bench, .indium, ring).contains("was never identified for holder ring"))
    let minimal = try BoardFiles.read(Bench.board("minimal"))
    let air = Combination(holder: "plain", gas: "Ar", pressure: Pascals(101_325))
    #expect(refusal(minimal, .indium, air).contains("has no second sensor"))
  }

  @Test("with ice works where the whole rig is cold")
  func ice() throws {
    let cold = DocumentFiles { path in
      DocumentFiles.disk.bytes(at: path).map { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        return Array(text.replacing("ambient: 25 C", with: "ambient: -20 C").utf8)
      }
    }
    let files = try BoardFiles.read(Bench.folder, from: cold)
    let work = try CalibrationRun(files, with: .ice, combination: Bench.plain, seed: 1)
    let outcome = work.calibrate()
    guard case .found(let point) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect((point.value - Celsius(0)).magnitude < point.uncertainty)
    #expect(work.run.world.parts.stage("stage").map { $0.peak < Celsius(3) } == true)
  }

  @Test(
    "is no foil of the same metal: the limiter that guards one is out of its way",
    arguments: [
      (StageParameters.Foil.lithium, 172.4 as Double?), (.sodium, 89.7),
      (.lithiumCell, nil as Double?),
      (.sodiumCell, nil as Double?), (.indiumCell, nil as Double?),
    ])
  func limiter(foil: StageParameters.Foil, setPoint: Double?) throws {
    let files = try BoardFiles.read(Bench.board("bench/plants/puck"))
    let world = try SimulatedWorld(files, seed: 1, foil: foil)
    let stage = try #require(world.parts.stage("stage"))
    #expect(stage.parameters.limiter?.setPoint == setPoint.map { Celsius($0) })
  }

  @Test("cannot be reached from a recipe", arguments: ["In", "indium", "ice", "calibrant"])
  func noRecipe(metal: String) {
    let text = "solidus: recipe/1\nname: t\nmetal: \(metal)\nsteps:\n  - hold: 1 s\n"
    let read = RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text]))
    #expect(read.diagnostics.written(as: .text).hasPrefix("r.yaml:3:8: error: "))
  }
}
