import Documents
import Instrument
import Procedures
import Quantities
import Safety
import Testing

@testable import Rig

@Suite("Eight cells with different methods beside a coating")
struct EightCellsTests {
  private static let kinds = [
    "li-li", "dummy-1k", "na-na", "lfp-li", "copper-li", "nmc-li", "dummy-1k", "li-li-lialox",
  ]

  /// A constant current, a hold, cycles that end within a window, a cutoff, shares, a slow spectrum,
  /// sweeps, and pulses with rests between them.
  private static let methods = [
    "- current: { at: 0.5 mA, for: 20 s }\n- current: { at: -0.5 mA, for: 20 s }",
    "- voltage: { at: 0.4 V, for: 20 s }\n- current: { at: 1.5 mA, for: 7.3 s }",
    "- cycle: { times: 8, steps: [ { current: { at: 0.2 mA, for: 2.54 s } }, { rest: { for: 1.24 s } } ] }",
    "- current: { at: 1 mA, until: charge > 20 mC }\n- rest: { for: 9 s }",
    "- current: { at: -1 mA, for: 15 s }\n- current: { at: 1 mA, until: share > 50 % }",
    "- impedance: { amplitude: 20 uA, from: 95 mHz, to: 80 mHz, points: 3, wait: 2 s }\n- rest: { each: 11 s }",
    "- sweep: { from: 0 V, to: 0.3 V, at: 17 mV/s }\n- sweep: { to: 0 V, at: 19 mV/s }",
    "- cycle: { times: 4, steps: [ { current: { at: 0.1 mA, until: potential > 0.9 V, for: 3.34 s } }, { rest: { for: 4 s, until: drift < 1 mV/h } } ] }",
  ]

  private static func task(_ place: Int, _ method: String? = nil) throws -> CellTask {
    let declared = try DeclaredRun.shipped(kinds[place])
    let compiled = try CellRun.compiled(method ?? methods[place], for: declared.values)
    return CellTask(
      channel: "cell\(place + 1)", program: compiled.program,
      declaration: declared.values.declaration, isSlow: false, calibration: .none,
      simulated: declared.model)
  }

  /// Pulses of two precursors, one after the other, on a heated stage.
  private static var coating: Program {
    var steps: [Instruction] = [
      .turn(switch: 1, on: true), .flow(controller: 0, to: SCCM(100)), .hold(Seconds(20)),
      .ramp(zone: 0, to: Celsius(60), rate: KelvinsPerSecond(0.5)),
    ]
    for _ in 0..<20 {
      steps += [.pulse(valve: 0, for: Seconds(0.1)), .hold(Seconds(1.003))]
      steps += [.pulse(valve: 1, for: Seconds(0.013)), .hold(Seconds(0.517))]
    }
    return Program(steps)
  }

  /// What was written down of each cell: every bit of it, with times since its first.
  private final class Traces: RecordSink {
    private(set) var of = [[String]](repeating: [], count: 8)
    private var first = [Instant?](repeating: nil, count: 8)

    func add(_ record: Span<UInt8>, at now: Instant) {
      guard let cell = Self.cell(of: record) else { return }
      let origin = first[cell] ?? now
      first[cell] = origin
      var words = ["\((now - origin).nanoseconds)"]
      if let sample = CellRecord(record) {
        words += ["\((sample.at - origin).nanoseconds)", "\((sample.began - origin).nanoseconds)"]
        words += ["\(sample.cycle) \(sample.step) \(sample.place ?? -1)"]
        for number in [
          sample.potential, sample.counter, sample.current, sample.charge, sample.charged,
          sample.discharged, sample.temperature,
        ] { words += ["\(number.bitPattern)"] }
      } else if let tone = ToneRecord(record) {
        words += ["\((tone.at - origin).nanoseconds) \((tone.currentAt - origin).nanoseconds)"]
        words += ["\(tone.potential.bitPattern) \(tone.current.bitPattern)"]
      } else {
        for index in record.indices { words += ["\(record[index])"] }
      }
      of[cell].append(words.joined(separator: " "))
    }

    private static func cell(of record: Span<UInt8>) -> Int? {
      if let found = CellRecord(record) { return Int(found.cell) }
      if let found = CellEndRecord(record) { return Int(found.cell) }
      if let found = CellNoteRecord(record) { return Int(found.cell) }
      if let found = CellVerdictRecord(record) { return Int(found.cell) }
      if let found = ToneRecord(record) { return Int(found.cell) }
      return nil
    }
  }

  private static func traces(
    _ tasks: [CellTask], beside recipe: Program = [], seed: UInt64 = 1
  ) throws -> Traces {
    let traces = Traces()
    let isBare = recipe.instructions.isEmpty
    let run = try SimulatedRun(
      recipe, metal: isBare ? .none : .lithium, combination: isBare ? nil : Bench.plain,
      cells: tasks, on: try Bench.files(), seed: seed, into: traces)
    #expect(run.run(for: Seconds(300)) == .done)
    return traces
  }

  @Test("each leaves bit for bit what the same cell leaves alone", arguments: UInt64(1)...3)
  func alone(seed: UInt64) throws {
    let tasks = try (0..<8).map { try Self.task($0) }
    let beside = try Self.traces(tasks, beside: Self.coating, seed: seed)
    let together = try Self.traces(tasks, seed: seed)
    for place in 0..<8 {
      let alone = try Self.traces([tasks[place]], seed: seed).of[place]
      #expect(alone.count > 10)
      for other in [together, beside] {
        let parted = zip(alone, other.of[place]).first { $0 != $1 }
        #expect(
          parted == nil && alone.count == other.of[place].count,
          "cell\(place + 1): \(alone.count), \(other.of[place].count): \(String(describing: parted))"
        )
      }
    }
  }

  @Test("no visit takes longer than its window has room for, with a pulse of a valve behind it")
  func visits() throws {
    let method =
      "- cycle: { times: 4, steps: [ { current: { at: 0.5 mA, for: 20 s } }, { voltage: { at: 0.2 V, for: 17 s } } ] }"
    let run = try SimulatedRun(
      [], metal: .none, cells: [try Self.task(0, method)], on: try Bench.files(), seed: 1)
    run.stepOneByOne()
    var longest = Seconds.zero
    while !run.instrument.cellsAreOver {
      let began = run.now
      let next = run.instrument.step(at: began)
      longest = max(longest, run.now - began)
      run.world.wait(until: next)
    }
    #expect(longest <= .microseconds(1090), "\(longest)")
  }

  /// Pulses, and the widths that were asked for.
  private final class Pulses: RecordSink {
    private(set) var widths: [PulseRecord] = []

    func add(_ record: Span<UInt8>, at now: Instant) {
      if let pulse = PulseRecord(record) { widths.append(pulse) }
    }
  }

  @Test("no pulse of a valve is longer or shorter for it")
  func pulses() throws {
    let pulses = Pulses()
    let run = try SimulatedRun(
      Self.coating, metal: .lithium, combination: Bench.plain,
      cells: try (0..<8).map { try Self.task($0) }, on: try Bench.files(), seed: 1, into: pulses)
    #expect(run.run(for: Seconds(300)) == .done)
    #expect(pulses.widths.count == 40)
    for pulse in pulses.widths { #expect(pulse.width == pulse.asked) }
  }
}
