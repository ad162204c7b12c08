import HAL
import Quantities
import Testing

@testable import Simulator

@Suite("What a card does to a cell, over hours")
struct CellTruthTests {
  private func lithium(_ change: (inout MetalCellParameters) -> Void = { _ in }) -> MetalCell {
    var p = MetalCellParameters()
    p.bulk = 20
    p.exchange = 1.75
    p.cycling = (0.05, 2.8e-4)
    change(&p)
    return MetalCell(p)
  }

  /// Half cycles of an hour at 1 mA; reads at each of so many instants within.
  private func cycle(_ rig: CardRig, halves: Int, reads: Int) -> [UInt64] {
    var seen: [UInt64] = []
    for half in 0..<halves {
      rig.turn(half % 2 == 0 ? 0.5 : -0.5)
      for _ in 0..<reads {
        rig.pass(Seconds(nanoseconds: 3_600_000_000_000 / Int64(reads)))
        seen.append(rig.potential.bitPattern)
      }
    }
    return seen
  }

  @Test("the charge is current times time, to the last bits, whoever reads how often")
  func charge() {
    for reads in [1, 60] {
      let rig = CardRig(lithium())
      rig.closeGalvanostat()
      let start = rig.charge
      _ = cycle(rig, halves: 3, reads: reads)
      // The loop follows each turn 1 ms later.
      #expect(abs(rig.charge - start - 3.6 + 1e-6) < 1e-11)
    }
  }

  @Test("reading changes nothing: the same potential after one look and after thousands")
  func looks() {
    let (rare, often) = (CardRig(lithium()), CardRig(lithium()))
    for rig in [rare, often] { rig.closeGalvanostat() }
    let (one, many) = (cycle(rare, halves: 4, reads: 1), cycle(often, halves: 4, reads: 3600))
    #expect(one.last == many.last)
  }

  @Test("two runs are the same to the bit")
  func determinism() {
    let runs = (0..<2).map { _ in
      let rig = CardRig(lithium(), errors: CardErrors(Noise(seed: 7)))
      rig.closeGalvanostat()
      return cycle(rig, halves: 6, reads: 50)
    }
    #expect(runs[0] == runs[1])
  }

  @Test("a filament takes the current from the electrodes, at its instant")
  func short() {
    let rig = CardRig(lithium { $0.short = .init(after: 2, at: 1) })
    rig.closeGalvanostat()
    rig.turn(0.5)
    rig.pass(7200 - 0.1)
    let before = rig.potential
    rig.pass(0.2)
    #expect(before > 0.04)
    // 30 ohm across a cell of about 50 ohm.
    #expect(rig.potential < 0.6 * before && rig.potential > 0.3 * before)
    rig.pass(400)
    #expect(rig.potential < 3e-3)
    #expect(abs(rig.current - 1e-3) < 1e-15)
  }

  @Test("a short at the leads of a held full cell latches the comparator within 5 ms")
  func leads() {
    var host = HostParameters()
    host.points = [.init(0, 4), .init(1, 3)]
    let rig = CardRig(FullCell(host, against: MetalCellParameters()))
    rig.close(rig.pins.large)
    rig.turn(0.6)
    rig.pass(0.1)
    var ailment = CellHolder.Ailment()
    ailment.short = 0.01
    rig.holder.ail(with: ailment, at: rig.now)
    rig.pass(.milliseconds(3))
    #expect(rig.level(rig.pins.tripped) == .high)
    #expect(rig.level(rig.pins.closed) == .low)
  }

  @Test("a cell that warms shows it, and becomes better")
  func warming() {
    let rig = CardRig(lithium())
    rig.closeGalvanostat()
    rig.turn(0.5)
    rig.pass(1)
    let (cold, volts) = (rig.potential, rig.read(.temperature))
    var ailment = CellHolder.Ailment()
    ailment.warming = (0.5, rig.now)
    rig.holder.ail(with: ailment, at: rig.now)
    rig.pass(20)
    #expect(abs(rig.read(.temperature) - volts - 0.1) < 1e-9)
    #expect(rig.potential < 0.9 * cold)
  }

  @Test("leads exchanged turn both signs; a drifted reference moves W - R by itself")
  func leadsAndReference() {
    var host = HostParameters()
    host.points = [.init(0, 4), .init(1, 3)]
    let rig = CardRig(FullCell(host, against: MetalCellParameters()))
    rig.raise(rig.pins.three)
    #expect(abs(rig.potential - 3) < 1e-12)
    var ailment = CellHolder.Ailment()
    ailment.referenceOffset = 0.15
    rig.holder.ail(with: ailment, at: rig.now)
    #expect(abs(rig.potential - 2.85) < 1e-12)
    #expect(abs(2.5 * rig.read(.counter) + 0.15) < 1e-12)
    ailment = CellHolder.Ailment()
    ailment.reversed = true
    rig.lower(rig.pins.three)
    rig.holder.ail(with: ailment, at: rig.now)
    #expect(abs(rig.potential + 3) < 1e-12)
  }

  @Test("two cards can have each other's cells, with the numbers of their fixtures")
  func swapped() {
    let (one, two) = (CardRig(DummyCell(Ohms(100))), CardRig(DummyCell(Ohms(1000))))
    for rig in [one, two] { rig.closeGalvanostat() }
    one.card.swapCells(with: two.card, at: one.now)
    one.turn(0.5)
    one.pass(0.01)
    #expect(abs(one.potential - 1) < 1e-12)
    #expect(one.card.holder === two.holder)
  }

  @Test("without an exchange of charge nothing is made: a resistor's heat is what the loop gave")
  func energy() {
    let rig = CardRig(lithium())
    rig.closeGalvanostat()
    var energy = 0.0
    rig.turn(0.5)
    rig.pass(.milliseconds(1))
    let start = rig.potential
    for _ in 0..<3600 {
      rig.pass(0.5)
      energy += rig.potential * 1e-3
      rig.pass(0.5)
    }
    // Kinetics do not change; the interphase grows by 0.05 + 2.8e-4 Q for each mAh.
    let due = 3.6 * (start + 1e-3 * (0.05 / 2 + 2.8e-4 / 3))
    #expect(abs(energy - due) < 1e-6 * due)
  }
}
