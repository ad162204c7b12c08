import Quantities
import Safety
import Testing

@Suite("The bounds of the guard, to the last bit")
struct GuardBoundTests {
  @Test("a peak that is the limit itself is too hot, one bit below is not")
  func limit() throws {
    let seen = try observation(element: 180, sample: 120)
    let peak = guarding().peak(seen)
    var strict = guarding(limit: peak)
    #expect(strict.step(seen, at: .zero) == .cutHeater)
    #expect(strict.state == .tripped(.measured(peak: peak), at: .zero))
    var wide = guarding(limit: Celsius(peak.value.nextUp))
    #expect(wide.step(seen, at: .zero) == .permitHeating)
  }

  @Test("what may have been reached unseen is too hot if it is the limit itself")
  func unseen() throws {
    let seen = try observation(element: 180, sample: 120)
    let worst = guarding().peak(seen, on: .milliseconds(200))
    for (limit, action) in [
      (worst, ThermalGuard.Action.cutHeater), (Celsius(worst.value.nextUp), .permitHeating),
    ] {
      var guarding = guarding(limit: limit)
      #expect(guarding.step(seen, at: .zero) == .permitHeating)
      #expect(guarding.step(nil, at: after(200)) == action)
    }
  }

  @Test("an old reading is as dangerous as the time since it")
  func age() throws {
    let seen = try observation(element: 180, sample: 120)
    var guarding = guarding(limit: guarding().peak(seen, on: .milliseconds(200)))
    #expect(guarding.step(seen, at: after(200)) == .cutHeater)
  }

  @Test("the element may come up to its limit and not reach it")
  func element() throws {
    var guarding = guarding()
    let below = try observation(element: Double(400).nextDown, sample: 20)
    #expect(guarding.step(below, at: .zero) == .permitHeating)
    #expect(guarding.step(try observation(element: 400, sample: 20), at: .zero) == .cutHeater)
  }

  @Test("a reading is fresh for 300 ms, and silence is borne as long, to the nanosecond")
  func patience() throws {
    let seen = try observation(element: 100, sample: 90)
    let end = after(300)
    let late = end + Seconds(nanoseconds: 1)
    var guarding = guarding()
    #expect(guarding.step(seen, at: end) == .permitHeating)
    #expect(guarding.step(nil, at: end) == .permitHeating)
    var silent = guarding
    #expect(silent.step(nil, at: late) == .cutHeater)
    #expect(silent.state == .tripped(.blind(since: .zero), at: late))
    #expect(guarding.step(seen, at: late) == .cutHeater)
    #expect(guarding.state == .tripped(.blind(since: .zero), at: late))
  }

  @Test("the older of two readings counts, whichever it is", arguments: [true, false])
  func older(elementIsOld: Bool) throws {
    let (old, new) = (Instant.zero, after(301))
    let seen = ThermalGuard.Observation(
      element: try trusted(100, at: elementIsOld ? old : new),
      sample: try trusted(90, at: elementIsOld ? new : old), surroundings: Celsius(25))
    #expect(seen.taken == old)
    var guarding = guarding()
    #expect(guarding.step(seen, at: new) == .cutHeater)
  }

  @Test("silence is judged by the last reading, not by one before it")
  func last() throws {
    var guarding = guarding()
    for step in 0...20 {
      let now = after(Int64(step) * 250)
      let seen = try observation(element: 100, sample: 90, at: now)
      #expect(guarding.step(seen, at: now) == .permitHeating)
      #expect(guarding.state == .watching(last: seen))
      #expect(guarding.step(nil, at: now + .milliseconds(240)) == .permitHeating)
    }
  }

  @Test("the element counts as hot as its sensor may hide")
  func bound() throws {
    let seen = try observation(element: 180, sample: 120)
    let exact = Rollout(strongStage()).peak(
      element: Celsius(182.5), sample: Celsius(120), surroundings: Celsius(25))
    #expect(guarding().peak(seen) == exact)
  }

  @Test("a trip from outside stays the first cause")
  func first() throws {
    var guarding = guarding()
    guarding.trip(.lineLost, at: after(1))
    guarding.trip(.stalled(Seconds(1)), at: after(2))
    #expect(guarding.state == .tripped(.lineLost, at: after(1)))
    #expect(guarding.step(try observation(element: 30, sample: 30), at: after(3)) == .cutHeater)
  }
}

@Suite("Heat that a slow sensor of the element hides")
struct HiddenHeatTests {
  private let slow = strongStage(elementLag: Seconds(2))

  private func lead(_ guarding: ThermalGuard) throws -> Double {
    let seen = try observation(element: 180, sample: 120)
    // How much hotter the element would have to read for the same peak, by bisection.
    let peak = guarding.peak(seen)
    var (low, high) = (0.0, 200.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let other = Rollout(slow).peak(
        element: Celsius(182.5 + middle), sample: Celsius(120), surroundings: Celsius(25))
      if other < peak { low = middle } else { high = middle }
    }
    return low
  }

  @Test("comes with the periods that were heated and fades in those that were not")
  func comesAndGoes() throws {
    var guarding = guarding(slow)
    // 400 W for 0.1 s into 12 J/K is 3.33 K; a period of a twentieth of the lag fades 1.05-fold.
    var hidden = 0.0
    for period in 0..<60 {
      let heats = period < 40
      guarding.mayHaveHeated(
        for: heats ? .milliseconds(100) : .zero, of: .milliseconds(100))
      hidden = (hidden + (heats ? 40.0 / 12 : 0)) / 1.05
      #expect((try lead(guarding) - hidden).magnitude < 1e-6)
    }
    #expect(hidden > 20)
  }

  @Test("is none behind a sensor that is fast")
  func fast() throws {
    var guarding = guarding()
    let seen = try observation(element: 180, sample: 120)
    let before = guarding.peak(seen)
    guarding.mayHaveHeated(for: .milliseconds(100), of: .milliseconds(100))
    #expect(guarding.peak(seen) == before)
  }

  @Test("in a steady soak is what the soak's power hides for ever")
  func steady() {
    let rollout = Rollout(slow)
    // 0.25 W/K x 100 K + 0.05 W/K x (100 + 100 / 6) K, for 2 s into 12 J/K.
    let hidden = rollout.steadilyHidden(at: Celsius(125), above: Celsius(25))
    let watts = 0.25 * 100 + 0.05 * (100 + 100.0 / 6)
    #expect((hidden.value - watts * 2 / 12).magnitude < 1e-9)
  }
}
