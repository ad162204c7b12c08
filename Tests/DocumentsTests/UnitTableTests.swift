import Documents
import Quantities
import Testing

@Suite("The unit table")
struct UnitTableTests {
  /// A generator of its own, so that every run tries the same numbers (splitmix64).
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private func counted(_ text: String, as kind: QuantityKind) -> Double? {
    var report = Report()
    let node = Node(.scalar(Scalar(text)), at: .start(of: "t"))
    return Form<AnyQuantity>.quantity(of: [kind]).value(of: node, &report)?.counted
  }

  @Test("lists the units of each kind from small to large", arguments: QuantityKind.allCases)
  func order(kind: QuantityKind) {
    let sizes = kind.units.compactMap { counted("1 \($0.symbol)", as: kind) }
    #expect(sizes.count == kind.units.count)
    #expect(sizes == sizes.sorted())
    #expect(!sizes.isEmpty)
    // The unit of the type is among them, so that everything can be printed.
    #expect(sizes.contains(1))
  }

  @Test("no spelling means two units of one kind")
  func unambiguous() {
    for kind in QuantityKind.allCases {
      let spellings = kind.units.flatMap(\.spellings)
      #expect(Set(spellings).count == spellings.count - duplicates(spellings))
    }
  }

  /// The two ohm signs are one character to Swift and two to a schema.
  private func duplicates(_ spellings: [String]) -> Int {
    spellings.count { $0.unicodeScalars.contains("\u{2126}") }
  }

  @Test("every spelling is read", arguments: Unit.table)
  func spellings(unit: Unit) {
    let value = counted("2.5 \(unit.symbol)", as: unit.kind)
    #expect(value != nil)
    for spelling in unit.spellings {
      #expect(counted("2.5 \(spelling)", as: unit.kind) == value)
      #expect(counted("2.5\(spelling)", as: unit.kind) == value)
    }
  }

  @Test("what is printed reads back to the same bits", arguments: QuantityKind.allCases)
  func roundTrip(kind: QuantityKind) {
    var random = Seeded(state: 1)
    for _ in 0..<300 {
      let exponent = Double.random(in: -12...6, using: &random)
      var value = Double.random(in: 1..<10, using: &random) * Arithmetic.exp(exponent * 2.302585)
      if kind == .temperature { value = value.truncatingRemainder(dividingBy: 1000) }
      // A span of time has whole nanoseconds; the text of any double reads back all the same.
      let text = QuantityPrinter.text(value, as: kind)
      #expect(counted(text, as: kind) == value, "\(text)")
    }
  }

  @Test("people's numbers come back as people write them")
  func printing() {
    #expect(QuantityPrinter.text(Volts(0.0015)) == "1.5 mV")
    #expect(QuantityPrinter.text(Celsius(97.8)) == "97.8 C")
    #expect(QuantityPrinter.text(Seconds(5400)) == "90 min")
    #expect(QuantityPrinter.text(Seconds(7200)) == "2 h")
    #expect(QuantityPrinter.text(Seconds(0.1)) == "100 ms")
    #expect(QuantityPrinter.text(KelvinsPerSecond(0.05)) == "3 K/min")
    #expect(QuantityPrinter.text(AmperesPerSquareMetre(10)) == "1 mA/cm2")
    #expect(QuantityPrinter.text(Coulombs(18)) == "5 mAh")
    #expect(QuantityPrinter.text(Pascals(100)) == "100 Pa")
    #expect(QuantityPrinter.text(Ohms(1620)) == "1.62 kohm")
    #expect(QuantityPrinter.text(Hertz(400_000)) == "400 kHz")
    #expect(QuantityPrinter.text(Nanometres(12)) == "12 nm")
    #expect(QuantityPrinter.text(Ratio(0.02)) == "2 %")
    #expect(QuantityPrinter.text(Volts(0)) == "0 V")
    #expect(QuantityPrinter.text(Amperes(-3e-9)) == "-3 nA")
    #expect(QuantityPrinter.text(Amperes(1e-300)) == "1e-300 A")
  }
}
