import Control
import Quantities
import Safety
import Testing

/// Two masses and a cell that melts, crept through its melting point: the closed equations, stepped
/// finely, with the sensors' own errors on top.
private struct Crept {
  var stage = StageModel(
    element: JoulesPerKelvin(800), sample: JoulesPerKelvin(60), coupling: WattsPerKelvin(0.42),
    elementLoss: WattsPerKelvin(1.2), sampleLoss: WattsPerKelvin(0.01), fullPower: Watts(240),
    box: Box(0.05), latency: .milliseconds(370))
  /// Where the cell melts, how much heat that takes, and how well it is coupled.
  var melts = 156.5985
  var latent = 570.0
  var contact = 16.0
  /// In K/s.
  var rate = 0.25 / 60
  var offset = 0.0
  var noise = 0.0
  /// How far beyond the melting point the element is led.
  var lead = 4.0

  func find(_ calibrant: Calibrant = .indium) throws(PlateauRefusal) -> FixedPoint {
    let (up, down) = passages()
    return try FixedPoint.find(
      melting: up.span, freezing: down.span, of: calibrant, on: stage)
  }

  func passages() -> (up: [PlateauSample], down: [PlateauSample]) {
    // In a steady soak the element leads by what the sample loses.
    let steady = stage.sampleLoss.value * (melts - 25) / stage.coupling.value
    var (element, sample, cell, molten) = (melts - 4 + steady, melts - 4.0, melts - 4.0, 0.0)
    var dice: UInt64 = 1
    var now = Instant.zero
    func pass(_ sign: Double, _ end: Double) -> [PlateauSample] {
      var samples: [PlateauSample] = []
      while sign * (end - element) > 0 {
        for _ in 0..<20 {
          let h = 0.05
          element += sign * rate * h
          let crossing = stage.coupling.value * (element - sample)
          let lost = stage.sampleLoss.value * (sample - 25)
          let flow = contact * (sample - cell)
          sample += h * (crossing - lost - flow) / stage.sample.value
          // Solid or liquid it warms; in between it melts.
          if cell >= melts, molten + flow * h > 0, molten + flow * h < latent {
            molten += flow * h
            cell = melts
          } else {
            cell += h * flow / 4.7
          }
        }
        now += Seconds(1)
        dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let even = Double(dice >> 40) / Double(1 << 24) - 0.5
        samples.append(
          PlateauSample(
            time: now, element: Celsius(element + offset),
            sample: Celsius(sample + offset + noise * even * 3.46), surroundings: Celsius(25)))
      }
      return samples
    }
    return (pass(1, melts + steady + lead), pass(-1, melts + steady - 5))
  }
}

private func refusal(_ crept: Crept, _ calibrant: Calibrant = .indium) -> PlateauRefusal? {
  do throws(PlateauRefusal) {
    _ = try crept.find(calibrant)
    return nil
  } catch { return error }
}

@Suite("A fixed point is found")
struct PlateauTests {
  @Test(
    "within its own uncertainty, whatever the contact, the rate, the noise and the offset",
    arguments: [
      Crept(), Crept(contact: 4), Crept(contact: 100), Crept(rate: 0.1 / 60), Crept(offset: -2),
      Crept(offset: 1.7), Crept(noise: 0.02), Crept(latent: 900, offset: 0.3, noise: 0.01),
    ])
  fileprivate func found(crept: Crept) throws {
    let point = try crept.find()
    let error = point.value.value - crept.melts - crept.offset
    #expect(error.magnitude < point.uncertainty.value)
    #expect(error.magnitude < 0.05)
    #expect(point.uncertainty < Kelvins(0.5))
    #expect(point.melting.hidden > .zero)
    #expect(point.freezing.hidden < .zero)
    #expect((point.melting.heat.value / crept.latent - 1).magnitude < 0.5)
  }

  @Test("between melting and freezing, which heat flows hold apart")
  func between() throws {
    let point = try Crept(contact: 4).find()
    #expect(point.melting.level.value - 156.5985 > 0.2)
    #expect(point.freezing.level.value - 156.5985 < -0.2)
    #expect((point.value.value - 156.5985).magnitude < 0.02)
  }

  @Test("and not where there is no calibrant")
  func nothing() {
    guard case .noArrest(.freezing, _, _)? = refusal(Crept(latent: 0)) else {
      Issue.record("found something")
      return
    }
  }

  @Test("nor where it did not get hot enough to melt, though it stood still there")
  func standstill() {
    // The element stops short and stays: so does the sample, as in an arrest.
    let crept = Crept(lead: -0.5)
    var (up, down) = crept.passages()
    if let last = up.last {
      for i in 0..<900 {
        up.append(
          PlateauSample(
            time: last.time + Seconds(Double(i + 1)), element: last.element, sample: last.sample,
            surroundings: last.surroundings))
      }
      down = down.map {
        PlateauSample(
          time: $0.time + Seconds(900), element: $0.element, sample: $0.sample,
          surroundings: $0.surroundings)
      }
    }
    #expect(throws: PlateauRefusal.self) {
      try FixedPoint.find(melting: up.span, freezing: down.span, of: .indium, on: crept.stage)
    }
  }

  @Test("nor in noise that could hide one")
  func noise() {
    let found = refusal(Crept(latent: 60, noise: 1))
    guard case .noArrest? = found else {
      Issue.record("found \(String(describing: found))")
      return
    }
  }

  @Test("nor when it is over at once")
  func tooFast() {
    let found = refusal(Crept(latent: 12))
    guard case .tooFast? = found else {
      Issue.record("found \(String(describing: found))")
      return
    }
  }

  @Test("nor of something that melts elsewhere")
  func wrong() {
    #expect(refusal(Crept(offset: 4.2)).map { "\($0)".contains("wrongCalibrant") } == true)
    #expect(refusal(Crept(), .sodium).map { "\($0)".contains("wrongCalibrant") } == true)
  }

  @Test("nor in a record that breaks off, has no number, or goes back in time")
  func broken() {
    let crept = Crept()
    let (up, down) = crept.passages()
    func refuses(_ up: [PlateauSample], _ why: PlateauRefusal) {
      #expect(throws: why) {
        try FixedPoint.find(
          melting: up.span, freezing: down.span, of: .indium, on: crept.stage)
      }
    }
    refuses([], .badRecord(.melting))
    refuses(Array(up.prefix(40)), .badRecord(.melting))
    var odd = up
    odd[700] = PlateauSample(
      time: odd[700].time, element: Celsius(.nan), sample: odd[700].sample,
      surroundings: odd[700].surroundings)
    refuses(odd, .badRecord(.melting))
    odd[700] = up[600]
    refuses(odd, .badRecord(.melting))
  }
}
