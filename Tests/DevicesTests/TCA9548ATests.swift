import Devices
import HAL
import Testing

@Suite("TCA9548A: one branch at most (SCPS207H, 7.5.4)")
struct TCA9548ATests {
  private func claimed(then script: [ScriptedBus.Exchange]) throws -> (ScriptedBus, TCA9548A) {
    let bus = ScriptedBus([write(0x00), answer(0x00)] + script)
    return (bus, try TCA9548A(on: bus, at: 0x70))
  }

  private func write(_ byte: UInt8) -> ScriptedBus.Exchange {
    .exchange(address: 0x70, out: [byte], in: [])
  }

  private func answer(_ byte: UInt8) -> ScriptedBus.Exchange {
    .exchange(address: 0x70, out: [], in: [byte])
  }

  @Test(
    "each branch is one bit of the command byte",
    arguments: [
      (TCA9548A.Branch?.none, UInt8(0x00)), (.zero, 0x01), (.one, 0x02), (.two, 0x04),
      (.three, 0x08), (.four, 0x10), (.five, 0x20), (.six, 0x40), (.seven, 0x80),
    ])
  func select(branch: TCA9548A.Branch?, byte: UInt8) throws {
    let (bus, mux) = try claimed(then: [write(byte), answer(byte), answer(byte)])
    try mux.select(branch)
    try mux.confirm(branch)
    #expect(bus.remaining == 0)
  }

  @Test("a selection that the chip does not hold is refused", arguments: [UInt8(0x00), 0x0C, 0xFF])
  func refusesMismatch(held: UInt8) throws {
    let (_, mux) = try claimed(then: [write(0x04), answer(held)])
    #expect(throws: TCA9548A.Failure.readBack(wrote: 0x04, read: held)) { try mux.select(.two) }
  }

  @Test("a reset, which parts all branches, is found by asking again")
  func confirms() throws {
    let (_, mux) = try claimed(then: [write(0x04), answer(0x04), answer(0x00)])
    try mux.select(.two)
    #expect(throws: TCA9548A.Failure.readBack(wrote: 0x04, read: 0x00)) { try mux.confirm(.two) }
  }

  @Test("a chip that does not part its branches is not claimed")
  func refusesToClaim() {
    let bus = ScriptedBus([write(0x00), answer(0x55)])
    #expect(throws: TCA9548A.Failure.readBack(wrote: 0x00, read: 0x55)) {
      try TCA9548A(on: bus, at: 0x70)
    }
  }

  @Test("every kind of failure comes through, writing and reading", arguments: Kinds.all)
  func passesErrors(kind: I2CError.Kind) throws {
    let error = TCA9548A.Failure.bus(I2CError(kind, bus: 0, address: 0x70))
    let (_, mux) = try claimed(then: [
      .fails(address: 0x70, out: [0x04], kind), write(0x04),
      .fails(address: 0x70, out: [], kind),
    ])
    #expect(throws: error) { try mux.select(.two) }
    #expect(throws: error) { try mux.select(.two) }
    let silent = ScriptedBus([.fails(address: 0x70, out: [0x00], kind)])
    #expect(throws: error) { try TCA9548A(on: silent, at: 0x70) }
  }
}
