import Quantities
import Safety
import Testing

private func policy(
  _ metal: Metal = .lithium, _ uncertainty: Uncertainty = .uncertified, margin: Double = 5,
  reserve: Double = 0, board: Double = 300
) -> LimitPolicy {
  LimitPolicy(
    metal: metal, uncertainty: uncertainty, margin: Kelvins(margin), reserve: Kelvins(reserve),
    boardLimit: Celsius(board))
}

@Suite("The limit, term by term")
struct LimitTests {
  @Test(
    "begins at the melting point of the metal",
    arguments: [(Metal.lithium, 180.5), (.sodium, 97.79), (.potassium, 63.5)])
  func metals(metal: Metal, melts: Double) {
    #expect(metal.melts == Celsius(melts))
    #expect((policy(metal).limit.value - (melts - 9.3)).magnitude < 1e-9)
  }

  @Test("each term of the uncertainty counts in full", arguments: 0..<6)
  func terms(index: Int) {
    var kelvins = [1.0, 2, 4, 8, 16, 32]
    func total() -> Double {
      Uncertainty(
        sensor: Kelvins(kelvins[0]), converter: Kelvins(kelvins[1]), drift: Kelvins(kelvins[2]),
        leads: Kelvins(kelvins[3]), place: Kelvins(kelvins[4]), gradient: Kelvins(kelvins[5])
      ).total.value
    }
    #expect(total() == 63)
    kelvins[index] = 0
    #expect(total() == 63 - Double(1 << index))
  }

  @Test("a reserve lowers it, metal or none, and one below nothing raises it by nothing")
  func reserves() {
    #expect((policy(reserve: 10).limit - policy().limit).value == -10)
    #expect(policy(.none, reserve: 10).limit == Celsius(290))
    #expect(policy(reserve: 10, board: 100).limit == Celsius(90))
    for nothing in [-10, 0, Double.nan] { #expect(policy(reserve: nothing).reserve == .zero) }
  }

  @Test("a margin of one kelvin is the least that is granted")
  func margin() {
    #expect(policy(margin: 1).margin == Kelvins(1))
    #expect(policy(margin: Double(1).nextDown).margin == Kelvins(5))
  }

  @Test("an uncertainty that is no number leaves no limit to heat under")
  func noNumber() throws {
    var uncertainty = Uncertainty.uncertified
    uncertainty.place = Kelvins(.nan)
    var guarding = guarding(limit: policy(.lithium, uncertainty).limit)
    #expect(guarding.step(try observation(element: 25, sample: 25), at: .zero) == .cutHeater)
  }

  @Test("each number of a box is its own")
  func box() {
    let box = Box(element: 0.1, sample: 0.2, coupling: 0.3, elementLoss: 0.4, sampleLoss: 0.5)
    #expect(
      [box.element, box.sample, box.coupling, box.elementLoss, box.sampleLoss]
        == [0.1, 0.2, 0.3, 0.4, 0.5])
  }
}

@Suite("The cause of a trip")
struct TripCauseTests {
  @Test(
    "says in a word what it is, and whether a reading said so",
    arguments: [
      (TripCause.measured(peak: Celsius(1)), "measured", true),
      (.elementTooHot(Celsius(1)), "element_too_hot", true),
      (.unobserved(worst: Celsius(1), last: Celsius(1)), "unobserved", false),
      (.blind(since: .zero), "blind", false),
      (.disagreement(Celsius(1), Celsius(2)), "disagreement", true),
      (.unexplained(Watts(1), in: .sample), "unexplained", true),
      (.currentWhileOff(Amperes(1)), "current_while_off", true),
      (.noCurrent(Amperes(1)), "no_current", true),
      (.tooMuchCurrent(Amperes(1)), "too_much_current", true),
      (.settingsLost(1), "settings_lost", false),
      (.lineLost, "line_lost", false),
      (.limitsChanged, "limits_changed", false),
      (.interlock(1), "interlock", true),
      (.rule(2), "rule", true),
      (.stalled(Seconds(1)), "stalled", false),
    ])
  func words(cause: TripCause, word: String, isMeasured: Bool) {
    #expect("\(cause.word)" == word)
    #expect(cause.isMeasured == isMeasured)
  }
}
