import Documents
import Instrument
import Library
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// A board that can light a plasma, and programs for it.
struct PlasmaBench {
  let files: BoardFiles

  init(_ board: String = "bench") throws { files = try BoardFiles.read(Bench.board(board)) }

  /// The number of a switch, as instructions have it.
  func turn(_ name: String) throws -> Instruction {
    let names = files.board.channels.entries.compactMap { entry in
      if case .turned = entry.value { entry.name } else { nil }
    }
    let place = try #require(names.firstIndex(of: name))
    return .turn(switch: UInt8(place), on: true)
  }

  /// Gas in and pumped; on the bench 4 Pa of argon.
  func open() throws -> [Instruction] {
    let ways = files.board.channels["gate"] == nil ? ["carrier"] : ["gate", "argon_shutoff"]
    return try ways.map(turn)
  }

  /// A plasma of so many watts and seconds in 4 Pa of argon.
  func plasma(_ watts: Double, _ seconds: Double, after: [Instruction] = []) throws -> [Instruction]
  {
    try open() + [
      .flow(controller: 0, to: SCCM(50)), .throttle(.open), .hold(Seconds(15)),
      .strike(power: Watts(watts), longest: Seconds(10)), .hold(Seconds(seconds)), .extinguish,
      .hold(Seconds(5)),
    ] + after
  }

  func run(_ program: [Instruction], faults: String? = nil) throws -> SimulatedRun {
    let document = try faults.map { text in
      try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": text])).get()
    }
    return try SimulatedRun(
      Program(program), metal: .lithium, on: files, seed: 1, faults: document)
  }

  /// A recipe that ships, on this board.
  func recipe(_ id: String, with given: [(String, AnyQuantity)] = []) throws -> SimulatedRun {
    let text = try #require(LibraryEntry.named(id)).text
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    let compiled = try RecipeCompiler(
      recipe, on: files, with: given.map { (name: $0.0, value: $0.1) }
    ).compile()
    return try SimulatedRun(
      compiled.program, metal: recipe.metal.value, combination: recipe.combination, on: files,
      seed: 1)
  }
}

extension SimulatedRun {
  var generator: PlasmaGenerator? { world.parts.generators.first?.generator }
  var isGiving: Bool { generator?.isGiving(at: now) ?? false }
  var isLit: Bool { generator?.isLit(at: now) ?? false }

  /// Steps until something is so, or too long.
  func step(until isSo: (SimulatedRun) -> Bool) {
    for _ in 0..<20_000 where !isSo(self) { stepOnce() }
  }

  /// Steps up to an instant, and stands at it without a step of its own.
  func stand(at moment: Instant) {
    while now + Instrument.period < moment { stepOnce() }
    world.wait(until: moment)
  }
}
