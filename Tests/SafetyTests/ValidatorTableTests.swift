import Quantities
import Safety
import Testing

private typealias Distrust = Validator.Distrust

/// A reading in a state: what it is held against, when it comes, and what becomes of it.
private struct Row: CustomTestStringConvertible {
  let name: String
  /// Whether 100 °C was read at 10 s.
  let hasRead: Bool
  let value: Double
  let second: Double
  let refusal: Distrust?

  var testDescription: String { "\(hasRead ? "after 100 °C" : "first"): \(name)" }
}

private func jump(to value: Double) -> Distrust { .jump(from: Celsius(100), to: Celsius(value)) }

/// From -20 to 400 °C, 2 K/s, noise 1 K.
private let table: [Row] = [false, true].flatMap { hasRead in
  func row(
    _ name: String, _ value: Double, at second: Double = 11, _ first: Distrust?,
    _ later: Distrust?
  ) -> Row {
    Row(
      name: name, hasRead: hasRead, value: value, second: second,
      refusal: hasRead ? later : first)
  }
  return [
    row("the same", 100, nil, nil),
    row("the same at once", 100, at: 10, nil, nil),
    row("noise at once", 101, at: 10, nil, nil),
    row("more than noise at once", 101.01, at: 10, nil, jump(to: 101.01)),
    row("as fast as can be", 103, nil, nil),
    row("faster", 103.01, nil, jump(to: 103.01)),
    row("falling as fast as can be", 97, nil, nil),
    row("falling faster", 96.99, nil, jump(to: 96.99)),
    row("far after a silence", 300, at: 110, nil, nil),
    row("too far after a silence", 301.01, at: 110, nil, jump(to: 301.01)),
    row("from before the last", 100, at: 9, nil, jump(to: 100)),
    row("the lowest", -20, at: 1000, nil, nil),
    row("below", -20.01, at: 1000, .implausible(Celsius(-20.01)), .implausible(Celsius(-20.01))),
    row("the highest", 400, at: 1000, nil, nil),
    row("above", 400.01, at: 1000, .implausible(Celsius(400.01)), .implausible(Celsius(400.01))),
    row(
      "infinite", .infinity, .implausible(Celsius(.infinity)), .implausible(Celsius(.infinity))),
    row(
      "minus infinite", -.infinity, .implausible(Celsius(-.infinity)),
      .implausible(Celsius(-.infinity))),
    row("no number", .nan, .implausible(Celsius(.nan)), .implausible(Celsius(.nan))),
  ]
}

@Suite("Every state of the validator and every reading")
struct ValidatorTableTests {
  @Test("believes what can be true and nothing else", arguments: table)
  private func row(row: Row) throws {
    var validator = Validator(
      lowest: Celsius(-20), highest: Celsius(400), fastest: KelvinsPerSecond(2),
      noise: Kelvins(1))
    if row.hasRead { _ = try validator.check(Celsius(100), measured: .zero + Seconds(10)) }
    let before = validator
    let measured = Instant.zero + Seconds(row.second)
    do throws(Validator.Distrust) {
      let believed = try validator.check(Celsius(row.value), measured: measured)
      #expect(row.refusal == nil)
      #expect(believed.value == Celsius(row.value))
      #expect(believed.measured == measured)
      #expect(validator != before || row.name == "the same at once")
    } catch {
      // In words, because no number equals no number.
      #expect("\(error)" == row.refusal.map { "\($0)" })
      #expect(validator == before)
    }
  }

  @Test("lets two kelvin pass as noise unless told otherwise")
  func noise() throws {
    var validator = Validator(
      lowest: Celsius(-20), highest: Celsius(400), fastest: KelvinsPerSecond(2))
    _ = try validator.check(Celsius(100), measured: .zero)
    #expect(throws: Validator.Distrust.self) {
      try validator.check(Celsius(102.01), measured: .zero)
    }
    _ = try validator.check(Celsius(102), measured: .zero)
  }
}

@Suite("A trusted temperature")
struct TrustedTemperatureTests {
  @Test("of two the hotter counts, and is as old as the older", arguments: [true, false])
  func hotter(swapped: Bool) throws {
    let (a, b) = (try trusted(100, at: after(1)), try trusted(101, at: after(2)))
    let both = swapped ? TrustedTemperature.hotter(b, a) : .hotter(a, b)
    #expect(both.value == Celsius(101))
    #expect(both.measured == after(1))
  }

  @Test("what its sensor shows too much is taken away")
  func without() throws {
    let less = try trusted(100, at: after(1)).without(Kelvins(2))
    #expect(less.value == Celsius(98))
    #expect(less.measured == after(1))
  }
}
