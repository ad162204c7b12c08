import HAL
import Quantities
import Simulator
import Testing

@Suite("A wire")
struct WireTests {
  private func at(_ nanoseconds: Int) -> Instant { Instant(nanoseconds: Int64(nanoseconds)) }

  @Test("gives its edges in order, each once and none before its time")
  func order() {
    let wire = Wire(at: .low)
    wire.drive(.high, at: at(1))
    wire.drive(.high, at: at(2))
    wire.drive(.low, at: at(3))
    #expect(wire.takeEdge(until: at(0)) == nil)
    #expect(wire.takeEdge(until: at(2)) == Edge(to: .high, at: at(1)))
    #expect(wire.takeEdge(until: at(2)) == nil)
    #expect(wire.takeEdge(until: at(3)) == Edge(to: .low, at: at(3)))
    #expect(wire.takeEdge(until: .never) == nil)
  }

  @Test("remembers 256 edges: of those that nobody takes the oldest are lost")
  func overflow() {
    let wire = Wire(at: .low)
    for i in 1...300 { wire.drive(i % 2 == 1 ? .high : .low, at: at(i)) }
    for i in 45...300 {
      #expect(wire.takeEdge(until: .never) == Edge(to: i % 2 == 1 ? .high : .low, at: at(i)))
    }
    #expect(wire.takeEdge(until: .never) == nil)
  }
}
