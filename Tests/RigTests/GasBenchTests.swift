import Documents
import HAL
import Quantities
import Rig
import Simulator
import Testing

/// The bench's gas side through its pins and lines alone; no driver has a part in it.
private struct GasBench {
  let world: SimulatedWorld
  let pulse: [String: LineNumber]
  let deadMan: LineNumber

  init(seed: UInt64 = 1, _ files: BoardFiles? = nil) throws {
    world = try SimulatedWorld(files ?? Bench.files(), seed: seed)
    var pulse: [String: LineNumber] = [:]
    for name in ["pulse_tma", "pulse_water", "pulse_organic"] {
      let line = try world.line(name)
      try world.lines.claim(line, drivenTo: .low)
      pulse[name] = line
    }
    self.pulse = pulse
    deadMan = try world.line("dead_man")
    try world.lines.claim(deadMan, drivenTo: .low)
    // Port 0 of the expander: pump 1, carrier 1, vent 0; then those three become outputs.
    try write([0x02, 0b011], to: 0x20)
    try write([0x06, 0b1111_1000], to: 0x20)
    // The multiplexer's branch of the converter.
    try write([0x01], to: 0x70)
  }

  private func write(_ bytes: [UInt8], to address: UInt8) throws {
    let bus = try world.bus("reactor")
    let to = try #require(I2CAddress(exactly: address))
    var none = MutableSpan<UInt8>()
    do throws(I2CError) { try bus.transfer(bytes.span, &none, at: to) } catch {
      Issue.record("\(error)")
    }
  }

  /// A fast write of one of the four outputs: all four codes, VDD is the reference.
  func set(argon: Double, oxygen: Double = 0, throttle: Double) throws {
    let bytes = [argon, oxygen, throttle, 0].flatMap { volts in
      let code = Int(min(4095, volts / 5 * 4096))
      return [UInt8(code >> 8), UInt8(code & 255)]
    }
    try write(bytes, to: 0x67)
  }

  func pass(_ seconds: Double) { world.wait(until: world.now + Seconds(seconds)) }

  func pulse(_ name: String, _ seconds: Double) throws {
    let line = try #require(pulse[name])
    // The dead-man holds the pilot's air for 200 ms after each edge.
    for level in [Level.high, .low] { try world.lines.drive(deadMan, to: level) }
    try world.lines.drive(line, to: .high)
    pass(seconds)
    try world.lines.drive(line, to: .low)
  }

  var chamber: GasChamber {
    get throws { try #require(world.parts.chamber("chamber")) }
  }
  func read(_ net: String) throws -> Double {
    try #require(world.parts.net(net)).value(at: world.now)
  }
}

@Suite("The gas of the bench, through its pins")
struct GasBenchTests {
  @Test("100 sccm of argon and the throttle at 1.8 V are 100 Pa, pumped in 0.6 s")
  func workingPoint() throws {
    let bench = try GasBench()
    try bench.set(argon: 5, throttle: 1.8)
    bench.pass(30)
    #expect(try (bench.read("chamber_pressure") - 100).magnitude < 3)
    let tau = try #require(try bench.chamber.evacuationTime(at: bench.world.now))
    #expect((tau.value - 0.6).magnitude < 0.05)
    #expect(try (bench.read("argon_reading") - 5).magnitude < 0.01)
    // The 10 Torr head: 100 Pa are 0.1875 V behind its divider; the finer ones are at their ends.
    #expect(try (bench.read("process_head") - 0.1875).magnitude < 0.006)
    #expect(try bench.read("fine_head") == 2.7)
    #expect(try bench.read("base_head") == 2.7)
  }

  @Test("a small flow through the open throttle is 0.5 Pa, and none is the base pressure")
  func vacuum() throws {
    let bench = try GasBench()
    try bench.set(argon: 0.3, throttle: 5)
    bench.pass(20)
    #expect(try (bench.read("chamber_pressure") - 0.5).magnitude < 0.05)
    try bench.set(argon: 0, throttle: 5)
    bench.pass(60)
    #expect(try bench.read("chamber_pressure") < 0.011)
  }

  @Test("cycles of pulses grow a film, the same in every run of a seed")
  func cycles() throws {
    func grown(_ seed: UInt64) throws -> FilmTruth {
      let bench = try GasBench(seed: seed)
      try bench.set(argon: 5, throttle: 1.8)
      bench.pass(10)
      for _ in 0..<4 {
        for line in ["pulse_tma", "pulse_water"] {
          try bench.pulse(line, 0.1)
          bench.pass(40)
        }
      }
      let chamber = try bench.chamber
      return chamber.film(at: bench.world.now)
    }
    let film = try grown(1)
    #expect(film.layers.map(\.material) == ["Al2O3"])
    #expect(film.thickness > Nanometres(0.36) && film.thickness < Nanometres(0.6))
    #expect(try grown(1) == film)
    #expect(try grown(2) != film, "valves of another rig differ")
  }

  @Test("a write to the converter ends a segment at its own instant, whoever reads")
  func setpoints() throws {
    func pressure(nosy: Bool) throws -> Double {
      let bench = try GasBench()
      for volts in [5.0, 2, 4, 0] {
        try bench.set(argon: volts, throttle: 1.8)
        for _ in 0..<37 {
          bench.pass(0.0213)
          if nosy { _ = try bench.read("chamber_pressure") }
        }
      }
      return try bench.read("chamber_pressure")
    }
    #expect(try pressure(nosy: true).bitPattern == pressure(nosy: false).bitPattern)
  }

  @Test("the stage's gas follows the chamber where its world says so")
  func atmosphere() throws {
    func lag(_ line: String) throws -> Double {
      let texts = try ["board", "world", "identification"].map { name in
        let bytes = try DocumentFiles.disk.bytes(at: "\(Bench.folder)/\(name).yaml").get()
        let text = String(decoding: bytes, as: UTF8.self)
        let told = text.replacing("    gap: 0.2 mm\n", with: "    gap: 0.2 mm\n\(line)")
        return ("b/\(name).yaml", name == "world" ? told : text)
      }
      let files = try BoardFiles.read(
        "b", from: .memory(Dictionary(uniqueKeysWithValues: texts)))
      let bench = try GasBench(files)
      bench.pass(1)
      let stage = try #require(bench.world.parts.stage("stage"))
      stage.put(.element, at: Celsius(150), now: bench.world.now)
      bench.pass(60)
      return stage.output(HeatedStage.Output.holder.rawValue, at: bench.world.now)
    }
    #expect(try lag("    atmosphere: chamber_pressure\n") < lag("") - 1)
  }

  @Test("a precursor that the chemistry lacks is refused by name")
  func unknown() throws {
    let bytes = try DocumentFiles.disk.bytes(at: "\(Bench.folder)/world.yaml").get()
    let board = try DocumentFiles.disk.bytes(at: "\(Bench.folder)/board.yaml").get()
    let files = try BoardFiles.read(
      "b",
      from: .memory([
        "b/board.yaml": String(decoding: board, as: UTF8.self),
        "b/world.yaml": String(decoding: bytes, as: UTF8.self)
          .replacing("precursor: TMA", with: "precursor: TMB"),
      ]))
    #expect(throws: RigError.self) { try SimulatedWorld(files, seed: 1) }
  }
}
