import Documents
import Instrument
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("A card against dummy cells")
struct CardCalibrationTests {
  private static let dummies: [CardDummy] = [
    .short, .open, .voltage(Volts(4.096)), .resistor(Ohms(10_000)), .resistor(Ohms(1000)),
    .resistor(Ohms(100)),
  ]

  private static func box(_ dummies: [CardDummy] = Self.dummies) throws -> CardBox {
    try CardBox(dummies, within: Ratio(1e-4))
  }

  private static let day: Day = {
    guard let day = Day("2026-11-21") else { preconditionFailure("a day of the calendar") }
    return day
  }()

  /// What a card shows and what truly is, on 5 kohm at 150 uA and at 0.9 V.
  private static func off(
    _ calibration: CardCalibration, seed: UInt64
  ) throws -> (potential: Double, current: Double, held: Double) {
    let compiled = try CellRun.compiled(
      "- current: { at: 150 uA, for: 10 s }\n- voltage: { at: 0.9 V, for: 10 s }")
    let task = CellTask(
      channel: "cell1", program: compiled.program,
      declaration: CellValues.undeclared.declaration, isSlow: false, calibration: calibration,
      simulated: DummyCell(Ohms(5000)))
    let run = try SimulatedRun(
      [], metal: .none, cells: [task], on: try Bench.files(), seed: seed)
    let (cell, card) = (run.instrument.cell(0), try #require(run.world.parts.card("cell1")))
    var (potential, current, held) = (0.0, 0.0, 0.0)
    while !cell.isOver {
      run.stepOnce()
      guard let sample = cell.sample, sample.current.magnitude > Amperes(1e-6) else { continue }
      let truth = card.trueCurrent(at: sample.at).value
      if cell.instructionIndex == 2 {
        (potential, current) = (
          sample.potential.value - truth * 5000, sample.current.value - truth
        )
      } else if cell.instructionIndex == 4 {
        held = truth * 5000 - 0.9
      }
    }
    return (potential, current, held)
  }

  @Test(
    "takes away what each card is off, and says how far what is left may be", arguments: [1, 2, 9])
  func removes(seed: UInt64) throws {
    let result = try CardCalibrationRun(
      try Bench.files(), channel: "cell1", against: try Self.box(), seed: seed
    ).calibrate()
    let before = try Self.off(.none, seed: seed)
    let after = try Self.off(result.calibration, seed: seed)
    // Half a step of the converter of the setpoint is 76 uV, of the potential's 0.3 uV.
    #expect(abs(after.potential) < result.found.potentialWithin.value * 0.75 + 1e-6)
    #expect(abs(after.current) < result.found.currentWithin.value * 150e-6 + 1e-10)
    #expect(abs(after.held) < 0.9 * result.found.potentialWithin.value + 80e-6)
    #expect(abs(before.potential) > 5 * abs(after.potential))
    #expect(abs(before.current) > 5 * abs(after.current))
    // The message that starts the second converter is some 20 bits at 400 kHz.
    #expect((30...150).contains(result.found.lag.value * 1e6))
  }

  @Test("is that of one card: another is off otherwise")
  func own() throws {
    let files = try Bench.files()
    let one = try CardCalibrationRun(files, channel: "cell1", against: try Self.box(), seed: 1)
      .calibrate()
    let other = try CardCalibrationRun(files, channel: "cell2", against: try Self.box(), seed: 1)
      .calibrate()
    #expect(one.calibration != other.calibration)
  }

  @Test(
    "refuses what is not the dummy that was named",
    arguments: [
      (CardDummy.short, Ohms(100)), (.open, Ohms(1e8)), (.voltage(Volts(4.096)), Ohms(1000)),
      (.resistor(Ohms(10_000)), Ohms(9850)), (.resistor(Ohms(1000)), Ohms(1e7)),
      (.resistor(Ohms(100)), Ohms(102)),
    ])
  func wrong(dummy: CardDummy, truth: Ohms) throws {
    let work = CardCalibrationRun(
      try Bench.files(), channel: "cell1", against: try Self.box(), seed: 1,
      connected: { $0 == dummy ? DummyCell(truth) : $0.model })
    #expect(throws: CalibrationError.self) { try work.calibrate() }
  }

  @Test("refuses a voltage that makes the card worse than its sheet")
  func voltage() throws {
    let work = CardCalibrationRun(
      try Bench.files(), channel: "cell1", against: try Self.box(), seed: 1,
      connected: {
        $0 == .voltage(Volts(4.096)) ? DummyCell(Volts(4.12), behind: Ohms(10)) : $0.model
      })
    #expect(throws: CalibrationError.self) { try work.calibrate() }
  }

  @Test(
    "a box that lacks something is no box",
    arguments: [
      [CardDummy.short], Array(dummies.dropFirst()), Array(dummies.dropLast()),
      [
        .short, .voltage(Volts(0.1)), .resistor(Ohms(1e4)), .resistor(Ohms(1e3)),
        .resistor(Ohms(100)),
      ],
      [
        .short, .voltage(Volts(4)), .resistor(Ohms(1e5)), .resistor(Ohms(1e3)),
        .resistor(Ohms(100)),
      ],
    ])
  func box(dummies: [CardDummy]) {
    #expect(throws: RigError.self) { try CardBox(dummies, within: Ratio(1e-4)) }
  }

  @Test("counts on its day and for a year, for its own card, board and kind of world")
  func standing() throws {
    let files = try Bench.files()
    let work = CardCalibrationRun(files, channel: "cell1", against: try Self.box(), seed: 1)
    let result = try work.calibrate()
    let made = work.certificate(result, date: Self.day, instrument: "test")
    let kept = files.certified(by: CertificatesDocument.none.adding(made))
    func counts(_ channel: String, _ day: String?, seed: UInt64 = 1) -> Bool {
      let files = kept.on(day.flatMap { Day($0) })
      if case .counts = CardStanding(channel, of: files, seed: seed) { return true }
      return false
    }
    #expect(counts("cell1", "2026-11-21"))
    #expect(counts("cell1", "2027-11-21"))
    #expect(!counts("cell1", "2027-11-22"))
    #expect(!counts("cell1", "2026-11-20"))
    #expect(!counts("cell1", nil))
    #expect(!counts("cell2", "2026-11-21"))
    #expect(!counts("cell1", "2026-11-21", seed: 2))
    // What is written reads back, and corrects by the same.
    let text = CertificatesDocument.none.adding(made).text
    let read = try CertificatesDocument.read(at: "c.yaml", from: .memory(["c.yaml": text])).get()
    #expect(read.cards == [made])
    #expect(read.text == text)
    let altered = text.replacing("date: 2026-11-21", with: "date: 2027-11-21")
    let found = CertificatesDocument.read(at: "c.yaml", from: .memory(["c.yaml": altered]))
    #expect(found.diagnostics.written(as: .text).contains("was altered after it was made"))
  }

  @Test("one that was simulated never counts where the rig is real")
  func real() throws {
    let files = try Bench.files()
    let work = CardCalibrationRun(files, channel: "cell1", against: try Self.box(), seed: 1)
    let made = work.certificate(try work.calibrate(), date: Self.day, instrument: "test")
    let kept = files.certified(by: CertificatesDocument.none.adding(made)).on(Self.day)
    let world = Disguise(try SimulatedWorld(files, seed: 1))
    guard case .refused(let reasons) = CardStanding("cell1", of: kept.seen(in: world), seed: 1)
    else {
      Issue.record("a simulated certificate counted")
      return
    }
    #expect(reasons.first?.contains("it was simulated, and this rig is real") == true)
  }
}
