import HAL
import Quantities
import Testing

@testable import Simulator

@Suite("A potentiostat card, as its data sheet says")
struct CardTests {
  private let rig = CardRig(DummyCell(Ohms(1000)))

  @Test("a galvanostat makes the share of its range that it was told, on each range")
  func galvanostat() {
    for (range, full) in [(rig.pins.small, 2e-4), (rig.pins.middle, 2e-3)] {
      rig.closeGalvanostat(range)
      rig.turn(0.5)
      rig.pass(0.002)
      #expect(abs(rig.current - full / 2) < 1e-15)
      #expect(abs(rig.potential - full / 2 * 1000) < 1e-12)
      #expect(abs(rig.read(.current) - 1) < 1e-12)
      #expect(abs(rig.read(.bus) - full / 2 * 1000) < 1e-12)
      rig.lower(range, rig.pins.cell)
      rig.pass(0.01)
    }
  }

  @Test("a potentiostat makes 5 V of a full setpoint, and the cell decides on the current")
  func potentiostat() {
    rig.close()
    rig.turn(-0.3)
    rig.pass(0.002)
    #expect(abs(rig.potential + 1.5) < 1e-12)
    #expect(abs(rig.current + 1.5e-3) < 1e-14)
    #expect(rig.read(.bus) == 0)
  }

  @Test("a new setpoint is reached after 1 ms, and after 20 ms with the slow compensation")
  func compensation() {
    rig.closeGalvanostat()
    rig.turn(0.1)
    rig.pass(.microseconds(999))
    #expect(rig.current == 0)
    rig.pass(.microseconds(1))
    #expect(abs(rig.current - 2e-4) < 1e-15)
    rig.raise(rig.pins.slow)
    rig.turn(0.2)
    rig.pass(.microseconds(19_999))
    #expect(abs(rig.current - 2e-4) < 1e-15)
    rig.pass(.microseconds(1))
    #expect(abs(rig.current - 4e-4) < 1e-15)
  }

  @Test("CELL closes after 3 ms and opens after 1 ms; its contact says so")
  func relay() {
    rig.turn(0)
    rig.raise(rig.pins.middle, rig.pins.armed)
    rig.pass(0.01)
    rig.raise(rig.pins.cell)
    rig.pass(.microseconds(2999))
    #expect(rig.level(rig.pins.closed) == .low)
    rig.pass(.microseconds(1))
    #expect(rig.level(rig.pins.closed) == .high)
    rig.lower(rig.pins.cell)
    rig.pass(.microseconds(999))
    #expect(rig.level(rig.pins.closed) == .high)
    rig.pass(.microseconds(1))
    #expect(rig.level(rig.pins.closed) == .low)
  }

  @Test("CELL does not close without ARMED, and not without the dead-man")
  func conditions() {
    rig.turn(0)
    rig.raise(rig.pins.cell, rig.pins.middle)
    rig.pass(0.01)
    #expect(rig.level(rig.pins.closed) == .low)
    rig.feeds = false
    rig.pass(0.3)
    #expect(rig.level(rig.pins.coil) == .low)
    rig.raise(rig.pins.armed)
    rig.pass(0.01)
    #expect(rig.level(rig.pins.closed) == .low)
  }

  @Test("a dead process opens the cell 200 ms after its last edge and 1 ms for the relay")
  func death() {
    rig.closeGalvanostat()
    rig.turn(0.5)
    rig.pass(0.05)
    rig.feeds = false
    let before = rig.charge
    // The last edge was at 0 s.
    rig.pass(.milliseconds(200 - 70))
    #expect(rig.level(rig.pins.coil) == .low)
    #expect(rig.level(rig.pins.closed) == .high)
    rig.pass(.milliseconds(1))
    #expect(rig.level(rig.pins.closed) == .low)
    rig.pass(60)
    #expect(abs(rig.charge - before - 1e-3 * 0.131) < 1e-12)
  }

  @Test("no range relay is an open cell; two are a shunt of neither range")
  func ranges() {
    rig.closeGalvanostat()
    rig.turn(0.5)
    rig.pass(0.002)
    rig.lower(rig.pins.middle)
    rig.pass(0.002)
    #expect(rig.current == 0)
    #expect(rig.potential == 0)
    rig.raise(rig.pins.middle, rig.pins.small)
    rig.pass(0.005)
    #expect(abs(rig.current - 1.1e-3) < 1e-15)
    #expect(abs(rig.read(.current) - 1) < 1e-12)
  }

  @Test("more than 21 mA for 1 ms latches, and opens the cell; only a low of ARMED clears that")
  func overCurrent() {
    let rig = CardRig(DummyCell(Ohms(10)))
    rig.close(rig.pins.large)
    rig.turn(0.0424)
    rig.pass(.milliseconds(1))
    #expect(abs(rig.current - 0.0212) < 1e-9)
    rig.pass(.microseconds(999))
    #expect(rig.level(rig.pins.tripped) == .low)
    rig.pass(.microseconds(1))
    #expect(rig.level(rig.pins.tripped) == .high)
    rig.pass(.milliseconds(1))
    #expect(rig.level(rig.pins.closed) == .low)
    #expect(rig.current == 0)
    rig.turn(0)
    rig.lower(rig.pins.cell)
    rig.pass(0.1)
    rig.raise(rig.pins.cell)
    rig.pass(0.1)
    #expect(rig.level(rig.pins.closed) == .low)
    rig.lower(rig.pins.armed)
    rig.pass(.microseconds(999))
    #expect(rig.level(rig.pins.tripped) == .high)
    rig.pass(.microseconds(1))
    #expect(rig.level(rig.pins.tripped) == .low)
  }

  @Test("less than 1 ms beyond the comparator is not enough")
  func short() {
    let rig = CardRig(DummyCell(Ohms(10)))
    rig.close(rig.pins.large)
    rig.turn(0.0424)
    rig.pass(.microseconds(900))
    rig.turn(0)
    rig.pass(0.1)
    #expect(rig.level(rig.pins.tripped) == .low)
  }

  @Test("the loop gives 25 mA and 5.5 V at most, and says that it is limited")
  func compliance() {
    let low = CardRig(DummyCell(Ohms(10)))
    low.close(low.pins.large)
    low.turn(0.1)
    low.pass(.milliseconds(1))
    #expect(abs(low.current - 0.025) < 1e-12)
    #expect(low.level(low.pins.limited) == .high)
    let high = CardRig(DummyCell(Ohms(10_000)))
    high.closeGalvanostat()
    high.turn(0.5)
    high.pass(.milliseconds(1))
    #expect(abs(high.potential - 5.5) < 1e-9)
    #expect(high.level(high.pins.limited) == .high)
    // 5.5 V are beyond the comparator.
    high.pass(.milliseconds(2))
    #expect(high.level(high.pins.tripped) == .high)
    #expect(high.current == 0)
  }

  @Test("an open W or C: no current, and limited in either mode unless 0 A were asked for")
  func openLead() {
    rig.closeGalvanostat()
    var ailment = CellHolder.Ailment()
    ailment.counter = true
    rig.holder.ail(with: ailment, at: rig.now)
    #expect(rig.level(rig.pins.limited) == .low)
    rig.turn(0.5)
    rig.pass(0.01)
    #expect(rig.current == 0)
    #expect(rig.level(rig.pins.limited) == .high)
    #expect(rig.level(rig.pins.tripped) == .low)
    #expect(rig.charge == 0)
  }

  @Test("an open R drifts to its end in 5 ms, and the comparator cuts a closed potentiostat")
  func openReference() {
    rig.raise(rig.pins.three)
    rig.close(rig.pins.large)
    rig.turn(0.01)
    rig.pass(0.01)
    #expect(abs(rig.potential - 0.05) < 1e-12)
    var ailment = CellHolder.Ailment()
    ailment.reference = true
    rig.holder.ail(with: ailment, at: rig.now)
    rig.pass(.milliseconds(4))
    #expect(rig.level(rig.pins.closed) == .high)
    rig.pass(.milliseconds(4))
    #expect(rig.level(rig.pins.tripped) == .high)
    #expect(rig.level(rig.pins.closed) == .low)
    #expect(abs(rig.potential + 5.5) < 1e-9)
  }

  @Test("the fixture tells its number, and an empty one 15")
  func fixture() {
    #expect(rig.pins.fixture.map { rig.level($0) } == [.high, .low, .high, .low])
    let empty = CardRig(nil)
    #expect(empty.pins.fixture.map { empty.level($0) } == [.high, .high, .high, .high])
    rig.holder.insert(nil, at: rig.now)
    #expect(rig.pins.fixture.map { rig.level($0) } == [.high, .high, .high, .high])
  }

  @Test("who looks back sees what was")
  func past() {
    rig.closeGalvanostat()
    rig.turn(0.5)
    rig.pass(0.1)
    let before = rig.now
    rig.turn(-0.5)
    rig.pass(0.3)
    #expect(abs(rig.current + 1e-3) < 1e-15)
    #expect(abs(rig.card.output(4, at: before) - 1e-2) < 1e-14)
    #expect(abs(2.5 * rig.card.output(0, at: before) - 1) < 1e-12)
  }

  @Test("each card is off in its own way, within what the data sheet allows")
  func errors() {
    let cards = (0..<50).map { CardErrors(Noise(seed: 3).stream(UInt64($0))) }
    for card in cards {
      #expect(abs(card.setpoint.offset) <= 5e-4 && abs(card.setpoint.gain - 1) <= 1e-3)
      #expect(abs(card.potential.offset) <= 1e-3 && abs(card.potential.gain - 1) <= 2e-3)
      #expect(abs(card.middle.offset) <= 5e-4 && abs(card.middle.gain - 1) <= 2e-3)
      #expect(abs(card.temperature) <= 2.5 && abs(card.clock) <= 5e-3)
    }
    #expect(Set(cards.map(\.potential.offset)).count == 50)
    var errors = CardErrors()
    errors.setpoint = .init(offset: 5e-4, gain: 1.001)
    errors.potential = .init(offset: 1e-3, gain: 1)
    errors.middle = .init(offset: -5e-4, gain: 1)
    let rig = CardRig(DummyCell(Ohms(1000)), errors: errors)
    rig.closeGalvanostat()
    rig.turn(0.5)
    rig.pass(0.002)
    #expect(abs(rig.current - 2e-3 * (0.5 * 1.001 + 5e-4)) < 1e-15)
    #expect(abs(rig.potential - (rig.current * 1000 + 1e-3)) < 1e-12)
    #expect(abs(rig.read(.current) - (2 * (rig.current / 2e-3) - 1e-3)) < 1e-12)
  }
}
