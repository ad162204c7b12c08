import Quantities
import Safety
import Testing

private func trusted(_ value: Double, at seconds: Double) throws -> TrustedTemperature {
  var validator = Validator(
    lowest: Celsius(-50), highest: Celsius(500), fastest: KelvinsPerSecond(5))
  return try validator.check(Celsius(value), measured: .zero + Seconds(seconds))
}

@Suite("The pair of sensors")
struct PairWatchTests {
  /// Steps a pair every tenth of a second and tells when the verdict first was not `agree`.
  private func first(
    apart: Double, rest: Double = 0, seconds: Int
  ) throws -> (PairWatch.Verdict, Double)? {
    var watch = PairWatch()
    watch.rest = Kelvins(rest)
    for step in 0...(seconds * 10) {
      let time = Double(step) / 10
      let verdict = watch.step(
        try trusted(100 + apart, at: time), try trusted(100, at: time), at: .zero + Seconds(time))
      if verdict != .agree { return (verdict, time) }
    }
    return nil
  }

  @Test("bears a small difference for ever", arguments: [0, 1.9, -1.9])
  func small(apart: Double) throws { #expect(try first(apart: apart, seconds: 600) == nil) }

  @Test("tells of a drift after a minute", arguments: [2.1, -2.1, 4.9])
  func drift(apart: Double) throws {
    let (verdict, time) = try #require(try first(apart: apart, seconds: 100))
    #expect(verdict == .drifting(Celsius(100 + apart) - Celsius(100)))
    #expect(time >= 60 && time < 60.15)
  }

  @Test("believes neither after a second beyond five kelvin", arguments: [5.1, -5.1, 80])
  func breach(apart: Double) throws {
    let (verdict, time) = try #require(try first(apart: apart, seconds: 100))
    guard case .disagree = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(time >= 1 && time < 1.15)
  }

  @Test("what they differed by when cold is not held against them")
  func rest() throws { #expect(try first(apart: 5.5, rest: 4, seconds: 100) == nil) }
}

@Suite("The current of a heater")
struct HeaterWatchTests {
  private func verdicts(
    _ amperes: Double, told on: Bool, readings: Int
  ) -> [HeaterWatch.Verdict] {
    var watch = HeaterWatch(full: Amperes(10))
    return (0..<readings).map { _ in watch.step(Amperes(amperes), told: on) }
  }

  @Test("full current while on and none while off are fine", arguments: [(10.0, true), (0, false)])
  func fine(amperes: Double, on: Bool) {
    #expect(verdicts(amperes, told: on, readings: 100).allSatisfy { $0 == .fine })
  }

  @Test("a switch that is stuck shows at once, a leak at the second reading")
  func stuck() {
    #expect(
      verdicts(10, told: false, readings: 1) == [.faulty(.currentWhileOff(Amperes(10)))])
    #expect(
      verdicts(0.8, told: false, readings: 2)
        == [.fine, .faulty(.currentWhileOff(Amperes(0.8)))])
  }

  @Test("an open element shows after five readings while on")
  func open() {
    let all = verdicts(0.5, told: true, readings: 5)
    #expect(all.dropLast().allSatisfy { $0 == .fine })
    #expect(all.last == .faulty(.noCurrent(Amperes(0.5))))
  }

  @Test("readings while off do not interrupt what is counted while on")
  func interrupted() {
    var watch = HeaterWatch(full: Amperes(10))
    var last = HeaterWatch.Verdict.fine
    for _ in 0..<5 {
      _ = watch.step(.zero, told: false)
      last = watch.step(.zero, told: true)
    }
    #expect(last == .faulty(.noCurrent(.zero)))
  }

  @Test("half of the waves is a concern, a stronger heater a fault")
  func wrong() {
    guard case .weak(let share)? = verdicts(7.07, told: true, readings: 10).last else {
      Issue.record("not weak")
      return
    }
    #expect((share - 0.707).magnitude < 1e-9)
    #expect(
      verdicts(20, told: true, readings: 2).last == .faulty(.tooMuchCurrent(Amperes(20))))
  }
}

@Suite("The heat balance")
struct HeatBalanceTests {
  /// A mass of 60 J/K with a sensor of 6 s, heated by 5 W of which only `known` are known.
  private func balance(known: Double) -> HeatBalance {
    var watch = HeatBalance(
      of: JoulesPerKelvin(60), sensorLag: Seconds(6), settling: Seconds(24))
    var (truth, shown) = (25.0, 25.0)
    for _ in 0..<3000 {
      truth += 0.1 * 5 / 60
      shown += 0.1 * (truth - shown) / 6
      watch.step(Celsius(shown), given: Watts(known), period: .milliseconds(100))
    }
    #expect((truth - (watch.temperature?.value ?? 0)).magnitude < 0.02)
    return watch
  }

  @Test("finds the heat that is not in the model, and the mass ahead of its sensor")
  func finds() {
    #expect((balance(known: 5).unexplained).magnitude < Watts(0.01))
    #expect((balance(known: 2).unexplained - Watts(3)).magnitude < Watts(0.01))
    #expect((balance(known: 9).unexplained - Watts(-4)).magnitude < Watts(0.01))
  }

  @Test("unexplained heat trips only beyond what the box explains, and only when it lasts")
  func persistence() {
    let model = StageModel(
      element: JoulesPerKelvin(900), sample: JoulesPerKelvin(60), coupling: WattsPerKelvin(0.35),
      elementLoss: .zero, sampleLoss: WattsPerKelvin(0.05), fullPower: Watts(400), box: Box(0.05),
      latency: .zero)
    var watch = HeatWatch(model, sensors: Kelvins(3))
    let bearable = watch.bearableInSample(
      element: Celsius(190), sample: Celsius(170), surroundings: Celsius(25))
    // 1.5 x (0.35 x (20 x 0.1 + 3) + 0.05 x 145 x 0.1)
    #expect((bearable - Watts(3.7125)).magnitude < Watts(1e-9))
    func after(_ seconds: Double, _ watts: Double) -> TripCause? {
      watch.step(
        sample: Watts(watts), bearable: bearable, element: .zero, bearable: Watts(1),
        period: .zero, at: .zero + Seconds(seconds))
    }
    #expect(after(0, 20) == nil)
    #expect(after(2.9, 20) == nil)
    #expect(after(2.95, 3) == nil)
    #expect(after(5.9, -20) == nil)
    #expect(after(5.95, -20) == .unexplained(Watts(-20), in: .sample))
  }
}
