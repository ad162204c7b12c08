import Quantities
import Safety
import Testing

private func model(box: Double, latency: Int64 = 0) -> StageModel {
  StageModel(
    element: JoulesPerKelvin(900), sample: JoulesPerKelvin(60), coupling: WattsPerKelvin(0.35),
    elementLoss: WattsPerKelvin(0.1), sampleLoss: WattsPerKelvin(0.05), fullPower: Watts(400),
    box: Box(box), latency: .milliseconds(latency))
}

/// The same two masses, stepped finely: slow and surely right.
private func integrated(
  _ m: StageModel, element: Double, sample: Double, surroundings: Double
) -> Double {
  var (e, s, top) = (element - surroundings, sample - surroundings, sample - surroundings)
  let dt = 0.01
  for _ in 0..<400_000 {
    let flow = m.coupling.value * (e - s)
    e += dt * (-flow - m.elementLoss.value * e) / m.element.value
    s += dt * (flow - m.sampleLoss.value * s) / m.sample.value
    top = max(top, s)
  }
  return surroundings + top
}

@Suite("The rollout")
struct RolloutTests {
  @Test(
    "finds the peak that a fine integration finds",
    arguments: [(250.0, 100.0), (180, 175), (400, 30), (160, 170), (175.5, 175)])
  func peak(element: Double, sample: Double) {
    let exact = Rollout(model(box: 0)).peak(
      element: Celsius(element), sample: Celsius(sample), surroundings: Celsius(25))
    let slow = integrated(model(box: 0), element: element, sample: sample, surroundings: 25)
    #expect((exact.value - slow).magnitude < 0.01)
  }

  @Test("no plant inside the box gets hotter than its worst corner", arguments: 0..<64)
  func corner(corner: Int) {
    func f(_ bit: Int) -> Double { corner >> bit & 1 == 0 ? 0.8 : 1.2 }
    var m = model(box: 0)
    m.element = m.element * f(0)
    m.sample = m.sample * f(1)
    m.coupling = m.coupling * f(2)
    m.elementLoss = m.elementLoss * f(3)
    m.sampleLoss = m.sampleLoss * f(4)
    let truth = integrated(m, element: 200, sample: 150, surroundings: 40)
    let bound = Rollout(model(box: 0.2)).peak(
      element: Celsius(200), sample: Celsius(150), surroundings: Celsius(40))
    #expect(bound.value > truth - 0.01)
  }

  @Test(
    "what is plenty decides as the peak itself does, and is never less",
    arguments: [30.0, 90, 150, 170, 171, 172, 180, 250])
  func plenty(limit: Double) {
    let rollout = Rollout(model(box: 0.2, latency: 250))
    var isQuicker = false
    for element in stride(from: 20.0, through: 320, by: 1.5) {
      for sample in stride(from: 20.0, through: 180, by: 7.5) {
        func peak(_ plenty: Celsius) -> Celsius {
          rollout.peak(
            element: Celsius(element), sample: Celsius(sample), surroundings: Celsius(40),
            besides: Watts(2), plenty: plenty)
        }
        let (exact, said) = (peak(Celsius(-.infinity)), peak(Celsius(limit)))
        #expect((said < Celsius(limit)) == (exact < Celsius(limit)), "\(element), \(sample)")
        #expect(said >= exact)
        if said > exact { isQuicker = true }
      }
    }
    #expect(isQuicker == (limit > 40))
  }

  @Test("more time with the heater on never lowers the peak")
  func monotone() {
    let rollout = Rollout(model(box: 0.2, latency: 250))
    var last = Celsius.absoluteZero
    for tenth in 0..<100 {
      let peak = rollout.peak(
        element: Celsius(170), sample: Celsius(120), surroundings: Celsius(25),
        on: .milliseconds(Int64(tenth) * 100))
      #expect(peak > last)
      last = peak
    }
  }

  @Test("no plant inside the box gets hotter, with a plasma on it until the cut", arguments: 0..<16)
  func besides(corner: Int) {
    func f(_ bit: Int) -> Double { corner >> bit & 1 == 0 ? 0.8 : 1.2 }
    var m = model(box: 0)
    m.sample = m.sample * f(0)
    m.coupling = m.coupling * f(1)
    m.sampleLoss = m.sampleLoss * f(2)
    m.elementLoss = m.elementLoss * f(3)
    // The plasma burned for the lag of the sensor unseen, and for 0.25 s more until the cut.
    let (lag, late, heat) = (4.0, 0.25, 30.0)
    let ahead = heat / m.sample.value * (lag + late)
    let truth = integrated(m, element: 175, sample: 150 + ahead, surroundings: 40)
    var boxed = model(box: 0.2, latency: 250)
    boxed.sampleLag = Seconds(lag)
    boxed.fullPower = .zero
    let rollout = Rollout(boxed)
    func peak(_ besides: Double) -> Double {
      rollout.peak(
        element: Celsius(175), sample: Celsius(150), surroundings: Celsius(40),
        besides: Watts(besides)
      ).value
    }
    #expect(peak(heat) > truth - 0.01)
    // It costs what the smallest sample takes up, and no more than that.
    #expect(peak(heat) - peak(0) < heat / 48 * (lag + late) + 0.01)
    #expect(peak(heat) - peak(0) > heat / 60 * late)
  }

  @Test("a plasma on a stage at rest warms the smallest sample for lag, latency and what comes")
  func besidesAtRest() {
    var boxed = model(box: 0.2, latency: 250)
    boxed.sampleLag = Seconds(4)
    boxed.fullPower = .zero
    let rest = Celsius(40)
    let peak = Rollout(boxed).peak(
      element: rest, sample: rest, surroundings: rest, on: .milliseconds(100), besides: Watts(30))
    // 30 W into 48 J/K for 4.35 s; nothing that is colder can warm it any further.
    #expect((peak.value - (40 + 30 / 48.0 * 4.35)).magnitude < 1e-9)
  }

  @Test("a reading that is no number gives a peak that is no number")
  func notANumber() {
    let rollout = Rollout(model(box: 0.2))
    let nan = Celsius(.nan)
    #expect(rollout.peak(element: nan, sample: Celsius(20), surroundings: Celsius(20)).value.isNaN)
    #expect(rollout.peak(element: Celsius(20), sample: nan, surroundings: Celsius(20)).value.isNaN)
  }
}
