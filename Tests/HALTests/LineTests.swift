import HAL
import Quantities
import Testing

/// A bank of one wire that notes what was done to it.
private final class OneWire: LineBank {
  var driven: [Level] = []
  var released = 0
  func drive(_ line: LineNumber, to level: Level) throws(LineError) { driven.append(level) }
  func level(of line: LineNumber) throws(LineError) -> Level { driven.last ?? .low }
  func nextEdge(of line: LineNumber) throws(LineError) -> Edge? { nil }
  func release(_ line: LineNumber) { released += 1 }
}

@Suite("Lines")
struct LineTests {
  @Test(
    "an output falls to its safe level when its owner goes away", arguments: [Level.low, .high])
  func safeAtTheEnd(safe: Level) throws {
    let wire = OneWire()
    do {
      let line = OutputLine(LineNumber(3), of: wire, safe: safe)
      try line.energise()
      #expect(try line.level() == safe.opposite)
    }
    #expect(wire.driven == [safe.opposite, safe])
    #expect(wire.released == 1)
  }

  @Test("a permission that reads as a cut wire does not permit")
  func cutWire() throws {
    let wire = OneWire()
    let door = InputLine(LineNumber(0), of: wire, safe: .low)
    #expect(try door.isPermitting() == false)
    wire.driven = [.high]
    #expect(try door.isPermitting())
  }
}
