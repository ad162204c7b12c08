import CAllocationTrap
import Documents
import Glibc
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator

/// Steps a simulated bench very often and says what that cost.
///
///   measure allocations    exit status 1 if a step of the armed instrument allocates
///   measure gas            200 cycles of the gas plant
///   measure gas-oracle     the numbers that hil/oracle holds against CVODE
///   measure calibrate      indium on four plants as 20 seeds scatter them; or another, or more seeds
///   measure cards          what cards are off before and after calibration, of 20 seeds or more
///   measure impedance      milliseconds of a fit: FILE CIRCUIT
///   measure journal        24 h of a reactor and eight cells at full rate on this disk; or in a FOLDER
///   measure verdicts       what is said of 1,000 cells of each kind, or as many as are named
///   measure bench          simulated over real time, ns a bus message, ns a decision
func measure() -> Int32 {
  let mode = CommandLine.arguments.dropFirst().first ?? "bench"
  if mode == "gas" { return gasBench() }
  if mode == "gas-oracle" { return gasOracle() }
  if mode == "verdicts" {
    return verdicts(
      seeds: CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1000)
  }
  if mode == "impedance" { return fits(Array(CommandLine.arguments.dropFirst(2))) }
  do {
    if mode == "calibrate" {
      let words = CommandLine.arguments.dropFirst(2)
      let calibrant = words.first.flatMap { Calibrant(word: $0) } ?? .indium
      return try calibrations(
        calibrant, seeds: words.dropFirst().first.flatMap { UInt64($0) } ?? 20)
    }
    if mode == "cards" {
      return try cards(
        seeds: CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 20)
    }
    if mode == "journal" {
      return try journalBench(in: CommandLine.arguments.dropFirst(2).first ?? ".build")
    }
    let files = try BoardFiles.read("boards/bench")
    return mode == "allocations" ? try allocations(files) : try bench(files)
  } catch {
    print("measure: \(error)")
    return 2
  }
}

/// A soak that never ends: everything is scanned, decided and driven in every step.
func soak(_ files: BoardFiles) throws -> SimulatedRun {
  let program: Program = [
    .heat(zone: 0, to: Celsius(120), rate: KelvinsPerSecond(1)), .hold(Seconds(1e9)),
  ]
  return try SimulatedRun(program, metal: .lithium, on: files, seed: 1)
}

func allocations(_ files: BoardFiles) throws -> Int32 {
  // A trap that cannot spring proves nothing.
  allocation_trap_set(1)
  let bait = [UInt8](repeating: 1, count: Int(getpid()))
  allocation_trap_set(0)
  let sprung = allocation_trap_count()
  guard sprung > 0, bait.count > 0 else {
    print("the trap does not see allocations")
    return 1
  }
  let run = try soak(files)
  // Until it soaks, things are made that stay: edges in wires, segments of a plant.
  for _ in 0..<20_000 { run.stepOnce() }
  allocation_trap_set(1)
  for _ in 0..<1_000_000 { run.stepOnce() }
  allocation_trap_set(0)
  let count = allocation_trap_count() - sprung
  print("\(count) allocations in 1000000 steps")
  return count == 0 ? 0 : 1
}

func bench(_ files: BoardFiles) throws -> Int32 {
  for (name, run) in [
    ("idle", try SimulatedRun([], metal: .lithium, on: files, seed: 1)), ("soak", try soak(files)),
  ] {
    for _ in 0..<20_000 { run.stepOnce() }
    let messages = run.world.trace.messages
    let clock = ContinuousClock()
    let spent = clock.measure { for _ in 0..<200_000 { run.stepOnce() } }
    let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) * 1e-18
    let count = Double(run.world.trace.messages - messages)
    print(
      "\(name): \(Int(20_000 / seconds)) x real time, \(Int(seconds / count * 1e9)) ns a message,")
    print("  \(Int(seconds / 200_000 * 1e9)) ns a step of \(Int(count / 200_000)) messages")
  }
  return try decisions()
}

func decisions() throws -> Int32 {
  var zone = Decisions()
  let clock = ContinuousClock()
  let spent = try clock.measure { for i in 0..<1_000_000 { try zone.step(i) } }
  let nanoseconds = Double(spent.components.attoseconds) * 1e-15
  print("guard, governor and loop: \(Int(nanoseconds)) ns a decision, \(zone.heated) heat")
  return zone.heated > 0 ? 0 : 1
}

exit(measure())
