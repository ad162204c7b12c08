import Quantities
import Safety
import Testing

@Suite("A calibrant")
struct CalibrantTests {
  @Test(
    "is never heated beyond three kelvin above its melting point",
    arguments: [(Calibrant.indium, 156.5985), (.sodium, 97.79), (.lithium, 180.5), (.ice, 0)])
  func ceiling(calibrant: Calibrant, melts: Double) {
    #expect(calibrant.melts == Celsius(melts))
    #expect(calibrant.limit(boardLimit: Celsius(300)) == Celsius(melts + 3))
    #expect(calibrant.limit(boardLimit: Celsius(melts + 2)) == Celsius(melts + 2))
  }

  @Test(
    "of ordinary purity is a tenth of a kelvin off at most",
    arguments: [(Calibrant.indium, 0.02), (.sodium, 0.1), (.lithium, 0.1), (.ice, 0.02)])
  func purity(calibrant: Calibrant, bound: Double) {
    #expect(calibrant.purity == Kelvins(bound))
  }

  @Test("on a board whose limit is no number is not heated at all")
  func noNumber() throws {
    var guarding = guarding(limit: Calibrant.ice.limit(boardLimit: Celsius(.nan)))
    #expect(
      guarding.step(
        try observation(element: -20, sample: -20, surroundings: -20), at: .zero) == .cutHeater)
  }
}

@Suite("What is left of an uncertainty with a certificate")
struct CertifiedUncertaintyTests {
  private func certified(_ offset: Double, within: Double = 0.2, distance: Double = 24)
    -> Uncertainty
  {
    .certified(
      offset: Kelvins(offset), within: Kelvins(within), distance: Kelvins(distance))
  }

  @Test("a sensor that reads low is made up for, one that reads high is not")
  func offsets() {
    #expect(certified(0).sensor == Kelvins(0.2))
    #expect((certified(-1.5).sensor - Kelvins(1.7)).magnitude < Kelvins(1e-12))
    #expect(certified(1.5).sensor == Kelvins(0.2))
  }

  @Test("term by term")
  func terms() {
    let u = certified(0)
    #expect((u.converter - Kelvins(0.096)).magnitude < Kelvins(1e-12))
    #expect(certified(0, distance: -24).converter == u.converter)
    #expect(u.drift == Kelvins(0.5))
    #expect((u.total - Kelvins(1.296)).magnitude < Kelvins(1e-12))
    #expect(u.total < Uncertainty.uncertified.total)
  }

  @Test("an offset or uncertainty that is no number leaves no limit")
  func noNumber() {
    #expect(certified(0, within: .nan).total.value.isNaN)
    #expect(certified(0, distance: .nan).total.value.isNaN)
  }
}

@Suite("The smaller margin, while two sensors differ as they were certified")
struct CertificateWatchTests {
  private static let pair = CertifiedPair(
    rest: Celsius(25), apartAtRest: Kelvins(0.5), point: Celsius(125), apartAtPoint: Kelvins(1.5))

  private func watch(ordinary: Double = 170) -> CertificateWatch {
    CertificateWatch(Self.pair, ordinary: Celsius(ordinary))
  }

  /// The first step at which it cuts, of two readings so far apart beyond what was certified.
  private func cut(
    by deviation: Double, at diverse: Double, peak: Double, steps: Int = 600
  ) throws -> (Int?, CertificateWatch) {
    var watch = watch()
    let expected = 0.5 + (diverse - 25) / 100
    for step in 0..<steps {
      let cause = watch.step(
        try trusted(diverse + expected + (step < 10 ? 0 : deviation)), try trusted(diverse),
        peak: Celsius(peak), period: .milliseconds(100))
      if cause != nil { return (step, watch) }
    }
    return (nil, watch)
  }

  @Test(
    "what they should differ by lies on a line",
    arguments: [(25.0, 0.5), (125, 1.5), (75, 1), (175, 2), (5, 0.3)])
  func line(diverse: Double, apart: Double) {
    let deviation = Self.pair.deviation(Celsius(diverse + apart + 0.25), Celsius(diverse))
    #expect((deviation - Kelvins(0.25)).magnitude < Kelvins(1e-9))
  }

  @Test(
    "at rest three tenths are borne and no more, on either side",
    arguments: [(0.29, true), (-0.29, true), (0.31, false), (-0.31, false), (Double.nan, false)])
  func rest(deviation: Double, agrees: Bool) {
    #expect(watch().agreesAtRest(Celsius(25.5 + deviation), Celsius(25)) == agrees)
    let told = watch().deviation(Celsius(25.5 + deviation), Celsius(25))
    #expect((told.value - deviation).magnitude < 1e-9 || deviation.isNaN && told.value.isNaN)
  }

  @Test("two that agree are never cut", arguments: [0.29, -0.29, 0])
  func agree(deviation: Double) throws {
    let (step, watch) = try cut(by: deviation, at: 174, peak: 177)
    #expect(step == nil)
    #expect(!watch.hasParted)
  }

  @Test("two that part above the ordinary limit are cut, soon", arguments: [0.6, -0.6, 2, -2])
  func part(deviation: Double) throws {
    let (step, watch) = try cut(by: deviation, at: 172, peak: 177)
    let at = try #require(step)
    // A mean over ten seconds: half of 0.6 K is there after seven.
    #expect(at > 10 && at < 100)
    #expect(watch.hasParted)
  }

  @Test("two that part below it may go on, until the ordinary limit would be exceeded")
  func below() throws {
    var (step, watch) = try cut(by: 0.6, at: 168, peak: 169.9)
    #expect(step == nil)
    #expect(!watch.hasParted)
    let cause = watch.step(
      try trusted(170.53), try trusted(168), peak: Celsius(170), period: .milliseconds(100))
    #expect(cause == .disagreement(Celsius(170.53), Celsius(168)))
    #expect(watch.hasParted)
    // They come together again for a minute, and are not believed again.
    for _ in 0..<600 {
      #expect(
        watch.step(
          try trusted(169.93), try trusted(168), peak: Celsius(169), period: .milliseconds(100))
          == nil)
    }
    let again = watch.step(
      try trusted(169.93), try trusted(168), peak: Celsius(170), period: .milliseconds(100))
    #expect(again == .disagreement(Celsius(169.93), Celsius(168)))
  }

  @Test(
    "in a ramp two sensors may be apart by two seconds of it, and no more",
    arguments: [(0.5, 1.2, false), (0.5, 1.5, true), (0.1, 0.45, false), (0.1, 0.6, true)])
  func ramp(rate: Double, deviation: Double, isCut: Bool) throws {
    var watch = watch()
    var cause: TripCause?
    for step in 0..<1000 {
      let place = 100 + rate * Double(step) / 10
      let expected = 0.5 + (place - 25) / 100
      // Both from the beginning, so that only the ramp excuses them.
      cause = watch.step(
        try trusted(place + expected + deviation), try trusted(place),
        peak: Celsius(step < 600 ? 160 : 175), period: .milliseconds(100))
      if cause != nil { break }
    }
    #expect((cause != nil) == isCut)
  }

  @Test("a peak that is no number is not below a limit")
  func noNumber() throws {
    let (step, _) = try cut(by: 0.6, at: 172, peak: .nan)
    #expect(step != nil)
  }

  @Test("every number of it is in its seal")
  func seal() {
    func seal(_ numbers: [Double]) -> UInt64 {
      CertificateWatch(
        CertifiedPair(
          rest: Celsius(numbers[0]), apartAtRest: Kelvins(numbers[1]), point: Celsius(numbers[2]),
          apartAtPoint: Kelvins(numbers[3])), ordinary: Celsius(numbers[4])
      ).seal
    }
    let numbers = [25, 0.5, 125, 1.5, 170]
    for i in numbers.indices {
      var other = numbers
      other[i] = other[i].nextUp
      #expect(seal(other) != seal(numbers))
    }
  }
}
