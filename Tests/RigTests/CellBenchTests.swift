import Documents
import Instrument
import Quantities
import Safety
import Simulator
import Testing

@testable import Rig

@Suite("Cells on the bench, byte by byte")
struct CellBenchTests {
  @Test("a galvanostat drives its dummy, and each converter shows what the card is off")
  func galvanostat() throws {
    let bench = try CellBench()
    try bench.galvanostat(0.5)
    let (e, i) = (try bench.potential, try bench.current)
    // Off by no more than the data sheet says: 0.05 % of full scale and 0.1 %, and 1 mV.
    #expect(abs(i - 1e-3) < 4.1e-6 && i != 1e-3)
    #expect(abs(e - 1) < 4e-3)
    #expect(bench.world.misuse == nil)
    // TRIPPED, CLOSED, LIMITED, COIL, and fixture 1.
    #expect(try bench.inputs() == 0b0001_1010)
    #expect(abs(try bench.convert(0x41, 0b0110) - 0.75) < 0.026)
  }

  @Test("each card is wired to the chips of its channel, and the last fixture is empty")
  func wiring() throws {
    let bench = try CellBench()
    for cell in UInt8(1)...8 {
      try bench.select(cell)
      #expect(try bench.inputs() >> 4 == (cell == 8 ? 15 : cell))
    }
    try bench.galvanostat(0.5, cell: 3)
    #expect(abs(try bench.potential - 1) < 4e-3)
    for cell in UInt8(1)...8 where cell != 3 {
      try bench.select(cell)
      #expect(abs(try bench.potential) < 1.1e-3)
    }
  }

  @Test("the coulomb counter counts what flows, but for its clock")
  func charge() throws {
    let bench = try CellBench()
    try bench.galvanostat(0.5)
    let card = try #require(bench.world.parts.card("cell1"))
    func counted() throws -> Double {
      let bytes = try bench.read(5, [0x0A], at: 0x44)
      return bytes.reduce(0) { $0 * 256 + Double($1) }
    }
    let (before, true0) = (try counted(), card.holder.trueCharge(at: bench.world.now).value)
    bench.pass(Seconds(600))
    let (after, true1) = (try counted(), card.holder.trueCharge(at: bench.world.now).value)
    // 312.5 nV a count over 10 ohm is 31.25 nA.
    let ratio = (after - before) * 31.25e-9 / (true1 - true0)
    #expect(abs(ratio - 1) < 6e-3)
    #expect(abs(ratio - 1 - card.clockError) < 2e-4)
  }

  @Test("a parameter set stands in for a dummy")
  func set() throws {
    let bench = try CellBench([
      ("fixture: 1, resistance: 1 kohm", "fixture: 1, set: li-bare, area: 1 cm2")
    ])
    try bench.galvanostat(0.5)
    #expect(abs(try bench.potential - 0.049) < 3e-3)
  }

  @Test("rows PS have something to act on, and end again")
  func faults() throws {
    let bench = try CellBench()
    try bench.galvanostat(0.5)
    func seen(_ fault: Fault) throws -> (e: Double, i: Double, inputs: UInt8) {
      fault.onBegin(bench.world.now)
      bench.pass(.milliseconds(20))
      let found = (try bench.potential, try bench.current, try bench.inputs() & 0xF)
      fault.onEnd(bench.world.now)
      bench.pass(.milliseconds(20))
      return found
    }
    let open = try seen(try bench.fault("cell.0", "open", "lead: we"))
    #expect(abs(open.i) < 2e-6 && open.inputs == 0b1110)
    let short = try seen(try bench.fault("cell.0", "short", "ohm: 0.5"))
    #expect(abs(short.e) < 3e-3 && abs(short.i - 1e-3) < 5e-6)
    let off = try seen(try bench.fault("cell.0", "v_offset", "V: -0.2"))
    #expect(abs(off.e - 0.8) < 5e-3)
    let full = try seen(try bench.fault("adc.i", "saturate"))
    #expect(full.i > 2.047e-3)
    let turned = try seen(try bench.fault("ps.i", "invert"))
    #expect(abs(turned.i + 1e-3) < 5e-6)
    let sound = (e: try bench.potential, i: try bench.current)
    #expect(abs(sound.e - 1) < 4e-3 && abs(sound.i - 1e-3) < 5e-6)
    try bench.fault("ps.ch", "swap", "a: 1, b: 2").onBegin(bench.world.now)
    #expect(try bench.inputs() >> 4 == 2)
    let warm = try bench.fault("cell.0.t", "ramp", "K_per_s: 0.5")
    warm.onBegin(bench.world.now)
    bench.pass(Seconds(20))
    #expect(try bench.convert(0x41, 0b0110) > 0.82)
    #expect(throws: RigError.self) { try bench.fault("cell.9", "open") }
    #expect(throws: RigError.self) { try bench.fault("cell.0", "melt") }
  }

  @Test("the wrong shunt for 10 ms is a glitch of the current, and over then")
  func glitch() throws {
    let bench = try CellBench()
    try bench.galvanostat(0.5)
    let card = try #require(bench.world.parts.card("cell1"))
    let before = card.output(4, at: bench.world.now)
    try bench.fault("ps.range", "glitch", "ms: 10").onBegin(bench.world.now)
    bench.pass(.milliseconds(5))
    #expect(abs(card.output(4, at: bench.world.now) / before - 0.1) < 0.01)
    bench.pass(.milliseconds(10))
    #expect(abs(card.output(4, at: bench.world.now) / before - 1) < 1e-12)
  }

  @Test("cards at rest leave no trace: the reactor's is the same without them")
  func idle() throws {
    func hash(_ files: BoardFiles) throws -> String {
      let run = try SimulatedRun(
        Program(Bench.soak), metal: .lithium, on: files, seed: 1)
      _ = run.run(for: Seconds(30))
      return run.world.trace.hash()
    }
    let bare = try DocumentFiles.disk.bytes(at: "\(Bench.folder)/world.yaml").get()
    let lines = String(decoding: bare, as: UTF8.self).split(separator: "\n")
      .filter { !$0.contains("kind: cell") && !$0.contains("kind: potentiostat") }
    var texts = ["b/world.yaml": lines.joined(separator: "\n") + "\n"]
    for name in ["board.yaml", "identification.yaml"] {
      let bytes = try DocumentFiles.disk.bytes(at: "\(Bench.folder)/\(name)").get()
      texts["b/\(name)"] = String(decoding: bytes, as: UTF8.self)
    }
    let without = try BoardFiles.read("b", from: .memory(texts))
    #expect(without.world.plants["card1"] == nil)
    #expect(try hash(without) == hash(try Bench.files()))
  }
}
