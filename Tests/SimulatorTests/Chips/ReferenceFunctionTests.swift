import Quantities
import Simulator
import Testing

@Suite("Thermocouple reference functions")
struct ReferenceFunctionTests {
  struct Row: Sendable {
    let type: ThermocoupleType
    let celsius, millivolts: Double
    init(_ type: ThermocoupleType, _ celsius: Double, _ millivolts: Double) {
      self.type = type
      self.celsius = celsius
      self.millivolts = millivolts
    }
  }

  /// The tables of NIST Monograph 175, rounded there to a microvolt.
  static let table: [Row] = [
    Row(.k, -200, -5.891), Row(.k, -100, -3.554), Row(.k, 0, 0), Row(.k, 25, 1.000),
    Row(.k, 100, 4.096), Row(.k, 200, 8.138), Row(.k, 500, 20.644), Row(.k, 1000, 41.276),
    Row(.k, 1372, 54.886), Row(.j, -200, -7.890), Row(.j, -100, -4.633), Row(.j, 25, 1.277),
    Row(.j, 100, 5.269), Row(.j, 200, 10.779), Row(.j, 500, 27.393), Row(.j, 1000, 57.953),
    Row(.j, 1200, 69.553), Row(.t, -200, -5.603), Row(.t, -100, -3.379), Row(.t, 0, 0),
    Row(.t, 100, 4.279), Row(.t, 200, 9.288), Row(.t, 400, 20.872), Row(.n, -200, -3.990),
    Row(.n, -100, -2.407), Row(.n, 100, 2.774), Row(.n, 500, 16.748), Row(.n, 1000, 36.256),
    Row(.n, 1300, 47.513), Row(.e, -200, -8.825), Row(.e, -100, -5.237), Row(.e, 100, 6.319),
    Row(.e, 500, 37.005), Row(.e, 1000, 76.373), Row(.s, -50, -0.236), Row(.s, 100, 0.646),
    Row(.s, 500, 4.233), Row(.s, 1000, 9.587), Row(.s, 1500, 15.582), Row(.s, 1768, 18.693),
    Row(.r, -50, -0.226), Row(.r, 100, 0.647), Row(.r, 500, 4.471), Row(.r, 1000, 10.506),
    Row(.r, 1500, 17.451), Row(.r, 1768, 21.101), Row(.b, 100, 0.033), Row(.b, 500, 1.242),
    Row(.b, 1000, 4.834), Row(.b, 1500, 10.099), Row(.b, 1800, 13.591), Row(.b, 1820, 13.820),
  ]

  @Test("agree with the printed tables to their last digit", arguments: table)
  func forward(row: Row) {
    let emf = ReferenceFunction.of(row.type).emf(at: Celsius(row.celsius))
    #expect((emf.value * 1e3 - row.millivolts).magnitude < 0.000501)
  }

  struct Range: Sendable {
    let type: ThermocoupleType
    let from, to: Int
  }

  @Test(
    "come back to where they started, to a ten thousandth of a kelvin",
    arguments: [
      Range(type: .k, from: -200, to: 1372), Range(type: .j, from: -210, to: 1200),
      Range(type: .t, from: -200, to: 400), Range(type: .n, from: -200, to: 1300),
      Range(type: .s, from: -50, to: 1768), Range(type: .e, from: -200, to: 1000),
      Range(type: .b, from: 250, to: 1820), Range(type: .r, from: -50, to: 1768),
    ])
  func roundTrip(range: Range) {
    let function = ReferenceFunction.of(range.type)
    var worst = 0.0
    for tenth in (range.from * 10)...(range.to * 10) {
      let celsius = Double(tenth) / 10
      let back = function.temperature(at: function.emf(at: Celsius(celsius)))
      worst = max(worst, (back.value - celsius).magnitude)
    }
    #expect(worst < 1e-4)
  }

  @Test("do not turn a voltage around that no temperature gives")
  func ends() {
    let k = ReferenceFunction.of(.k)
    #expect(k.temperature(at: Volts(0.06)) == Celsius(1372))
    #expect(k.temperature(at: Volts(-0.01)) == Celsius(-200))
  }

  @Test("go on as straight lines beyond their tables")
  func beyond() {
    let t = ReferenceFunction.of(.t)
    let step = t.emf(at: Celsius(420)) - t.emf(at: Celsius(410))
    #expect((step - (t.emf(at: Celsius(410)) - t.emf(at: Celsius(400)))).magnitude.value < 1e-12)
    #expect(step.value > 0.0006)
  }
}

@Suite("A thermocouple probe")
struct ThermocoupleProbeTests {
  let terminals = Net(held: 25)
  let probe: ThermocoupleProbe

  init() { probe = ThermocoupleProbe(hot: Net(held: 100), terminals: terminals, wire: .k) }

  @Test("gives the difference between its junctions")
  func difference() {
    // NIST Monograph 175: 4.096 mV at 100 °C, 1.000 mV at 25 °C.
    #expect((probe.emf(at: .zero).value - 3.096e-3).magnitude < 1e-6)
  }

  @Test("follows its terminals")
  func terminalsMove() {
    for celsius in [25.0, 100, 0, 30] {
      terminals.hold(celsius)
      let function = ReferenceFunction.of(.k)
      let expected = function.emf(at: Celsius(100)) - function.emf(at: Celsius(celsius))
      #expect(probe.emf(at: .zero) == expected)
    }
  }

  @Test("turns its sign when it is connected the wrong way round")
  func reversed() {
    let right = probe.emf(at: .zero)
    probe.isReversed = true
    #expect(probe.emf(at: .zero) == -right)
  }

  @Test("is silent when broken or shorted to the supply")
  func silent() {
    probe.condition = .open
    #expect(probe.emf(at: .zero) == .zero)
    probe.condition = .shorted
    #expect(probe.emf(at: .zero) == .zero)
  }

  @Test("measures the place at which it is crushed")
  func crushed() {
    probe.condition = .crushed(at: Net(held: 25))
    #expect(probe.emf(at: .zero) == .zero)
  }
}
