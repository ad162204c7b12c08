import Quantities
import Safety
import Testing

private let rollout = Rollout(
  StageModel(
    element: JoulesPerKelvin(15), sample: JoulesPerKelvin(54), coupling: WattsPerKelvin(1.5),
    elementLoss: .zero, sampleLoss: WattsPerKelvin(0.25), fullPower: Watts(40), box: Box(0.2),
    latency: .milliseconds(250)))

private func fresh() -> ThermalGuard {
  ThermalGuard(
    limit: Celsius(170), elementLimit: Celsius(400), rollout: rollout, elementBound: Kelvins(2.5))
}

private func seen(_ sample: Double, at seconds: Double) throws -> ThermalGuard.Observation {
  func trusted(_ value: Double) throws -> TrustedTemperature {
    var validator = Validator(
      lowest: Celsius(-50), highest: Celsius(500), fastest: KelvinsPerSecond(5))
    return try validator.check(Celsius(value), measured: .zero + Seconds(seconds))
  }
  // In a ramp the element leads its sample.
  return ThermalGuard.Observation(
    element: try trusted(sample + 40), sample: try trusted(sample), surroundings: Celsius(25))
}

@Suite("The thermal guard")
struct GuardTests {
  @Test("cuts until a first reading has come")
  func waiting() {
    var guarding = fresh()
    #expect(guarding.step(nil, at: .zero) == .cutHeater)
    #expect(guarding.state == .waiting)
  }

  @Test("permits while cold, and trips as measured when the stored heat would reach the limit")
  func measured() throws {
    var guarding = fresh()
    #expect(guarding.step(try seen(100, at: 0), at: .zero) == .permitHeating)
    let later = Instant.zero + Seconds(100)
    #expect(guarding.step(try seen(169, at: 100), at: later) == .cutHeater)
    guard case .tripped(.measured(let peak), at: later) = guarding.state else {
      Issue.record("not tripped as measured: \(guarding.state)")
      return
    }
    #expect(peak >= Celsius(170))
  }

  @Test("a trip stays, whatever comes after")
  func latched() throws {
    var guarding = fresh()
    _ = guarding.step(try seen(200, at: 0), at: .zero)
    for second in 1..<100 {
      let now = Instant.zero + Seconds(Double(second))
      #expect(guarding.step(try seen(20, at: Double(second)), at: now) == .cutHeater)
      #expect(guarding.step(nil, at: now) == .cutHeater)
    }
  }

  @Test("silence trips after its patience, and says that nothing was seen")
  func blind() throws {
    var guarding = fresh()
    _ = guarding.step(try seen(100, at: 0), at: .zero)
    #expect(guarding.step(nil, at: .zero + .milliseconds(300)) == .permitHeating)
    #expect(guarding.step(nil, at: .zero + .milliseconds(301)) == .cutHeater)
    #expect(
      guarding.state == .tripped(.blind(since: .zero), at: .zero + .milliseconds(301)))
  }

  @Test("an old reading that is repeated is as good as silence")
  func stale() throws {
    var guarding = fresh()
    let old = try seen(100, at: 0)
    _ = guarding.step(old, at: .zero)
    #expect(guarding.step(old, at: .zero + .milliseconds(400)) == .cutHeater)
  }

  @Test("near the limit silence trips at once: the sample may have warmed unseen")
  func unobserved() throws {
    var guarding = fresh()
    // Hot enough that a quarter of a second of full power would be too much.
    var hottest = 100.0
    while guarding.peak(try seen(hottest + 0.01, at: 0)) < Celsius(170) { hottest += 0.01 }
    #expect(guarding.step(try seen(hottest, at: 0), at: .zero) == .permitHeating)
    #expect(guarding.step(nil, at: .zero + .milliseconds(290)) == .cutHeater)
    guard case .tripped(.unobserved, at: _) = guarding.state else {
      Issue.record("not tripped as unobserved: \(guarding.state)")
      return
    }
  }
}

@Suite("The validator")
struct ValidatorTests {
  @Test("refuses what is no number, out of range, or too fast")
  func refusals() throws {
    var v = Validator(
      lowest: Celsius(-20), highest: Celsius(400), fastest: KelvinsPerSecond(2),
      noise: Kelvins(1))
    for bad in [Double.nan, .infinity, -.infinity, -20.1, 400.1] {
      #expect(throws: Validator.Distrust.self) { try v.check(Celsius(bad), measured: .zero) }
    }
    _ = try v.check(Celsius(100), measured: .zero)
    let later = Instant.zero + Seconds(1)
    #expect(throws: Validator.Distrust.jump(from: Celsius(100), to: Celsius(103.5))) {
      try v.check(Celsius(103.5), measured: later)
    }
    let fine = try v.check(Celsius(102.9), measured: later)
    #expect(fine.value == Celsius(102.9))
  }
}

@Suite("The limit policy")
struct LimitPolicyTests {
  @Test("is melting point less every term less the margin")
  func arithmetic() {
    let policy = LimitPolicy(
      metal: .lithium, uncertainty: .uncertified, boardLimit: Celsius(300))
    // 180.5 - (1.5 + 1.5 + 0.2 + 0.3 + 0.5 + 0.3) - 5
    #expect((policy.limit - Celsius(171.2)).magnitude < Kelvins(1e-9))
  }

  @Test("a margin below one kelvin, or none, or no number, is the ordinary one")
  func margins() {
    for margin in [0.999, 0, -3, Double.nan] {
      let policy = LimitPolicy(
        metal: .sodium, uncertainty: .uncertified, margin: Kelvins(margin),
        boardLimit: Celsius(300))
      #expect(policy.margin == Kelvins(5))
    }
  }

  @Test("the board's own limit holds for every metal, and alone for none")
  func board() {
    for metal in [Metal.lithium, .sodium, .potassium, .none] {
      let policy = LimitPolicy(
        metal: metal, uncertainty: .uncertified, boardLimit: Celsius(40))
      #expect(policy.limit == Celsius(40))
    }
  }
}

@Suite("A lease")
struct LeaseTests {
  @Test("holds for 250 ms after its last renewal and not a nanosecond longer")
  func term() {
    var lease = Lease()
    #expect(!lease.holds(at: .zero))
    lease.renew(at: .zero)
    #expect(lease.holds(at: .zero + Seconds(nanoseconds: 249_999_999)))
    #expect(!lease.holds(at: .zero + .milliseconds(250)))
    lease.renew(at: .zero)
    lease.end(at: .zero)
    #expect(!lease.holds(at: .zero))
  }
}
