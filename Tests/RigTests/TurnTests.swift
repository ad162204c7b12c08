import Instrument
import Procedures
import Quantities
import Rig
import Testing

@Suite("The turns of a converter's inputs")
struct TurnTests {
  /// A heater that is seldom on may be on in every second step for a while, or in every fourth.
  @Test("meet what comes in every second step, whichever that is")
  func met() throws {
    let run = try Bench.run([.hold(Seconds(60))])
    var met: Set<Int64> = []
    while run.now < .zero + Seconds(10) {
      run.stepOnce()
      for index in 0..<run.instrument.inputCount {
        let reading = run.instrument.input(index).reading(of: 0)
        guard case .voltage(_, let at) = reading else { continue }
        met.insert(Int64(index) * 10 + at.nanoseconds / Instrument.period.nanoseconds % 4)
      }
    }
    // The heater's current is the first input of the third converter.
    #expect(met.filter { $0 / 10 == 2 } == Set([20, 21, 22, 23]))
  }
}
