import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Safety
import Simulator
import Testing

@testable import Rig

/// What was written down of one cell: every byte of it, and again with times since its first record.
private final class Kept: RecordSink {
  private(set) var bytes: [[UInt8]] = []
  private(set) var words: [String] = []
  private var first: Instant?

  func add(_ record: Span<UInt8>, at now: Instant) {
    var raw: [UInt8] = []
    for index in record.indices { raw.append(record[index]) }
    bytes.append(raw)
    let origin = first ?? now
    first = origin
    var words = ["\((now - origin).nanoseconds)"]
    if let sample = CellRecord(record) {
      words += ["\((sample.at - origin).nanoseconds)", "\((sample.began - origin).nanoseconds)"]
      words += ["\(sample.cycle) \(sample.step) \(sample.place ?? -1)"]
      for number in [
        sample.potential, sample.counter, sample.current, sample.charge, sample.charged,
        sample.discharged, sample.temperature,
      ] { words += ["\(number.bitPattern)"] }
    } else {
      words += raw.map { "\($0)" }
    }
    self.words.append(words.joined(separator: " "))
  }
}

@Suite("A cell that joins others while they run")
struct JoiningTests {
  private func task(_ channel: String, _ cell: String, _ method: String) throws -> CellTask {
    let declared = try DeclaredRun.shipped(cell)
    let compiled = try CellRun.compiled(method, for: declared.values)
    return CellTask(
      channel: channel, program: compiled.program,
      declaration: declared.values.declaration, isSlow: false, calibration: .none,
      simulated: declared.model)
  }

  private func first() throws -> CellTask {
    try task(
      "cell1", "li-li",
      "- cycle: { times: 6, steps: [ { current: { at: 0.5 mA, for: 7.3 s } }, { current: { at: -0.5 mA, for: 7.3 s } } ] }"
    )
  }

  private func second() throws -> CellTask {
    try task(
      "cell3", "na-na",
      "- cycle: { times: 3, steps: [ { current: { at: 0.2 mA, for: 2.54 s } }, { rest: { for: 1.24 s } } ] }"
    )
  }

  private static let coating = Program([
    .turn(switch: 1, on: true), .flow(controller: 0, to: SCCM(100)), .hold(Seconds(20)),
    .ramp(zone: 0, to: Celsius(60), rate: KelvinsPerSecond(0.5)), .hold(Seconds(40)),
  ])

  /// The first cell in a run, and the second in it from some time on.
  private func run(
    joinedAfter wait: Seconds?, stoppedAfter stop: Seconds? = nil, beside recipe: Program = [],
    stepwise: Bool = false
  ) throws -> (Kept, Kept, SimulatedRun) {
    let (one, other) = (Kept(), Kept())
    let isBare = recipe.instructions.isEmpty
    // What the rig itself writes is none of the cells'.
    let run = try SimulatedRun(
      recipe, metal: isBare ? .none : .lithium, combination: isBare ? nil : Bench.plain,
      cells: [try first()], on: try Bench.files(), seed: 1, into: OfCells(one))
    if stepwise { run.stepOneByOne() }
    let (begin, task) = (run.now, try second())
    var (isAsked, isStopped) = (false, false)
    var trouble: RigError?
    let outcome = run.run(for: Seconds(300)) { run in
      if let wait, !isAsked, run.now - begin > wait {
        isAsked = true
        run.late.add(
          { isQuiet in
            #expect(isQuiet)
            do throws(RigError) {
              let newcomer = try run.claim(task, into: other)
              run.late.add({ _ in run.join(newcomer, showing: .zero) }, at: run.now)
            } catch { trouble = error }
          }, at: run.now)
      }
      if let stop, !isStopped, run.now - begin > stop, run.instrument.cellCount > 1 {
        isStopped = true
        #expect(
          run.instrument.takeStop(ofCell: 1, of: 7, after: run.stepCount, at: run.now) == nil)
        run.late.add({ _ in run.instrument.stopCell(1, at: run.now) }, at: run.now)
      }
    }
    #expect(outcome == .done && trouble == nil, "\(outcome) \(String(describing: trouble))")
    return (one, other, run)
  }

  /// Hands on what is of cells.
  private final class OfCells: RecordSink {
    private let next: Kept
    init(_ next: Kept) { self.next = next }

    func add(_ record: Span<UInt8>, at now: Instant) {
      let isOfCell =
        CellRecord(record) != nil || CellEndRecord(record) != nil || CellNoteRecord(record) != nil
        || CellVerdictRecord(record) != nil
      if isOfCell { next.add(record, at: now) }
    }
  }

  @Test(
    "leaves the first as it is alone, and is itself as it would be alone",
    arguments: [Seconds(1.23), Seconds(20), Seconds(33.377)])
  func alone(wait: Seconds) throws {
    let (before, _, _) = try run(joinedAfter: nil)
    let (one, other, run) = try run(joinedAfter: wait)
    #expect(one.bytes == before.bytes)
    #expect(run.instrument.cellCount == 2)
    guard case .done = run.instrument.cell(1).phase else {
      Issue.record("\(run.instrument.cell(1).phase)")
      return
    }
    let lone = Kept()
    let alone = try SimulatedRun(
      [], metal: .none, cells: [try second()], on: try Bench.files(), seed: 1, into: lone)
    #expect(alone.run(for: Seconds(300)) == .done)
    #expect(other.words.count > 20)
    let parted = zip(other.words, lone.words).first { $0 != $1 }
    #expect(parted == nil && other.words.count == lone.words.count, "\(String(describing: parted))")
  }

  @Test("joins beside a coating, too, with no trace of it in the first")
  func coating() throws {
    let (before, _, _) = try run(joinedAfter: nil, beside: Self.coating)
    let (one, other, run) = try run(joinedAfter: Seconds(41.1), beside: Self.coating)
    #expect(one.bytes == before.bytes)
    #expect(other.words.count > 20)
    #expect(run.instrument.aborted == nil)
  }

  @Test("is the same whether every step is made or those are passed in which nothing is due")
  func strides() throws {
    let (one, other, _) = try run(joinedAfter: Seconds(20))
    let (stepped, too, _) = try run(joinedAfter: Seconds(20), stepwise: true)
    #expect(one.bytes == stepped.bytes)
    #expect(other.bytes.count == too.bytes.count)
  }

  @Test("joins a live run in the same way")
  func live() throws {
    func run(joins: Bool) throws -> (Kept, Kept, LiveRun) {
      let (one, other) = (Kept(), Kept())
      let world = try SimulatedWorld(try Bench.files(), seed: 1, foil: .of(.none))
      let (first, second) = (try first(), try second())
      _ = try world.insert([first])
      world.wait(until: world.now + .milliseconds(500))
      let live = try LiveRun(
        [], metal: .none, cells: [first], on: try Bench.files(), in: world, into: OfCells(one))
      var isAsked = !joins
      var trouble: RigError?
      let outcome = live.run(each: { run in
        guard !isAsked, run.elapsed > Seconds(20) else { return }
        isAsked = true
        run.late.add(
          { _ in
            do throws(RigError) {
              _ = try world.insert([second])
              let newcomer = try run.claim(second, into: other)
              run.late.add({ _ in run.join(newcomer, showing: .zero) }, at: run.now)
            } catch { trouble = error }
          }, at: run.now)
      })
      #expect(outcome == .done && trouble == nil)
      return (one, other, live)
    }
    let (before, _, _) = try run(joins: false)
    let (one, other, live) = try run(joins: true)
    #expect(one.bytes == before.bytes)
    #expect(other.words.count > 20 && live.overruns == 0)  // None of more than a millisecond.
  }

  @Test("is stopped by itself, and the first goes on to its end")
  func stopped() throws {
    let (before, _, _) = try run(joinedAfter: nil)
    let (one, other, run) = try run(joinedAfter: Seconds(20), stoppedAfter: Seconds(25))
    #expect(one.bytes == before.bytes)
    guard case .stopped = run.instrument.cell(1).phase else {
      Issue.record("\(run.instrument.cell(1).phase)")
      return
    }
    // It is written where the cell is.
    let asked = other.bytes.compactMap { RequestRecord($0.span) }
    #expect(asked.map(\.cell) == [2] && asked.map(\.request) == [.stop])
    #expect(run.instrument.takeStop(ofCell: 1, of: 7, after: 1, at: run.now) == .cellIsOver)
  }

  @Test(
    "is refused what cells share, which nobody may have to wait for",
    arguments: [
      "- temperature: { to: 40 C }", "- impedance: { amplitude: 5 mV, from: 100 kHz, to: 1 kHz }",
    ])
  func shared(method: String) throws {
    let run = try SimulatedRun(
      [], metal: .none, cells: [try first()], on: try Bench.files(), seed: 1)
    let task: CellTask
    do { task = try self.task("cell3", "na-na", method) } catch { return }
    #expect(throws: RigError.self) { _ = try run.claim(task, into: nil) }
  }
}
