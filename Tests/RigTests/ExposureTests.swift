import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// Keeps what was found of each pulse of water.
private final class ExposureLog: RecordSink {
  private(set) var pulses: [PulsePressureRecord] = []

  func add(_ record: Span<UInt8>, at now: Instant) {
    if let pulse = PulsePressureRecord(record), pulse.valve == 1 { pulses.append(pulse) }
  }
}

@Suite("Exposures")
struct ExposureTests {
  private let log = ExposureLog()
  private static let water: UInt8 = 1
  private static let held = Throttle.holding(Pascals(100))
  private static let start: [Instruction] = [
    .turn(switch: 1, on: true), .flow(controller: 0, to: SCCM(100)), .throttle(held),
    .hold(Seconds(60)),
  ]

  /// A purge that lets every exposure come at another instant between two scans.
  private static let purge = Instruction.hold(Seconds(20.037))

  private static let exposure: [Instruction] = [
    .flow(controller: 0, to: .zero), .throttle(.closed), .pulse(valve: water, for: Seconds(0.1)),
    .hold(Seconds(6)), .throttle(held), .flow(controller: 0, to: SCCM(100)), purge,
  ]
  private static let dose: [Instruction] = [.pulse(valve: water, for: Seconds(0.1)), purge]

  private func exposed(_ program: [Instruction]) throws -> SimulatedRun {
    try SimulatedRun(
      Program(Self.start + program, conditions: [Self.back]), metal: .none,
      combination: Bench.plain, on: try Bench.files(), seed: 1, into: log)
  }

  /// As a recipe waits for the pressure that it asks for.
  private static let back = [
    Condition(.pressure, .above, 95), Condition(.pressure, .below, 105),
  ]

  @Test("are alike, whenever between two scans they begin")
  func alike() throws {
    let run = try exposed((0..<20).flatMap { _ in Self.exposure })
    #expect(run.run(for: Seconds(2000)) == .done)
    let late = log.pulses.dropFirst(6)
    #expect(late.count == 14)
    for pulse in late { #expect((pulse.share - 1).magnitude < 0.03) }
  }

  @Test("and doses of one valve are each compared with their own")
  func apart() throws {
    let run = try exposed((0..<9).flatMap { _ in Self.exposure + Self.dose })
    #expect(run.run(for: Seconds(2000)) == .done)
    #expect(log.pulses.prefix(12).allSatisfy { $0.health == .learning })
    #expect(log.pulses.dropFirst(12).map(\.health) == Array(repeating: .sound, count: 6))
  }

  @Test("do not hide that a dose of the same valve is missing")
  func missing() throws {
    let run = try exposed((0..<20).flatMap { _ in Self.exposure + Self.dose })
    run.step { $0.instrument.panel.valve(Int(Self.water)).pulses >= 14 }
    run.stand(at: run.now + Seconds(10))
    var stuck = SimulatedLines.LineFault()
    stuck.stuck = .low
    run.world.lines.fail(try run.world.line("pulse_water"), as: stuck)
    _ = run.run(for: Seconds(2000))
    let health = log.pulses.dropFirst(14).map(\.health)
    #expect(health.count { $0 == .missing } >= 1)
  }

  @Test("a pulse into a pressure that is still on its way is not judged by it")
  func onItsWay() throws {
    let back: [Instruction] = [
      .flow(controller: 0, to: .zero), .throttle(.open), .hold(Seconds(5)), .throttle(Self.held),
      .flow(controller: 0, to: SCCM(100)), .wait(condition: 0, longest: Seconds(60)),
    ]
    let run = try exposed((0..<8).flatMap { _ in Self.dose + back + Self.dose })
    #expect(run.run(for: Seconds(2000)) == .done)
    let health = log.pulses.map(\.health)
    #expect(health.count == 16)
    for (index, one) in health.enumerated() {
      #expect(index.isMultiple(of: 2) ? one != .unread : one == .unread)
    }
  }
}
