import Quantities
import Testing

@testable import Instrument

@Suite("Sines that sound together")
struct ChordTests {
  @Test("are odd multiples of the lowest, as many as reach up to a frequency")
  func lines() {
    let chord = Chord(from: Hertz(0.01), upTo: Hertz(1))
    let lines = (0..<chord.count).map { (chord[$0].value * 100).rounded() }
    #expect(lines == [1, 3, 5, 7, 11, 17, 25, 39, 59, 87])
    #expect(abs(chord.highest.value - 0.87) < 1e-12)
    #expect(Chord(from: Hertz(0.03), upTo: Hertz(0.5)).count == 5)
    #expect(Chord(from: Hertz(0.5), upTo: Hertz(1)).count == 1)
  }

  @Test(
    "reach one at their highest, and that is at most twice what they come to", arguments: 1...10)
  func peak(count: Int) {
    let chord = Chord(Hertz(0.01), count: count)
    var (most, squares) = (0.0, 0.0)
    let places = 100_000
    for place in 0..<places {
      let value = chord.value(turns: Double(place) / Double(places))
      most = max(most, value.magnitude)
      squares += value * value
    }
    #expect(most <= 1 && most > 0.999, "\(most)")
    let effective = (squares / Double(places)).squareRoot()
    #expect(effective >= 0.5, "\(effective)")
  }

  @Test("one alone is a sine, and more than there are is all there are")
  func ends() {
    #expect(Chord(Hertz(1)).value(turns: 0.25) == 1)
    #expect(Chord(Hertz(1)).value(turns: 0) == 0)
    #expect(Chord(Hertz(1), count: 0).count == 1)
    #expect(Chord(Hertz(1), count: 255).count == Chord.most)
  }
}
