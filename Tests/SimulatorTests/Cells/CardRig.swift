import HAL
import Quantities

@testable import Simulator

/// A card, its wires and a cell; the chips are left out.
final class CardRig {
  let pins = CardPins("relays")
  let feed = Wire("dead_man", at: .low)
  let deadMan: DeadMan
  let holder: CellHolder
  let card: PotentiostatCard
  let dial = PlasmaRig.Dial()
  private(set) var now = Instant.zero
  private var nextEdge = Instant.zero
  var feeds = true

  init(
    _ model: (any CellModel)?, temperature: Net = Net("cell", held: 25),
    errors: CardErrors = CardErrors()
  ) {
    deadMan = DeadMan(on: feed)
    holder = CellHolder(model, fixture: 5, temperature: temperature)
    card = PotentiostatCard(holder, pins: pins, deadMan: deadMan, errors: errors)
    card.follows(Net("dac", from: dial, output: 0))
    dial.listener = card
  }

  /// Lets time pass, with an edge for the dead-man each 100 ms.
  func pass(_ seconds: Double) { pass(Seconds(seconds)) }

  func pass(_ span: Seconds) {
    let end = now + span
    while feeds, nextEdge <= end {
      feed.drive(feed.driven == .high ? .low : .high, at: nextEdge)
      nextEdge += .milliseconds(100)
    }
    now = end
  }

  /// The setpoint as a share of full scale.
  func turn(_ share: Double) { dial.turn(to: 2.5 + 2.5 * share, at: now) }

  func raise(_ wires: Wire...) { for wire in wires { wire.drive(.high, at: now) } }
  func lower(_ wires: Wire...) { for wire in wires { wire.drive(.low, at: now) } }

  /// A galvanostat on 2 mA with its setpoint at zero, closed and settled.
  func close(_ range: Wire? = nil, as mode: Wire? = nil) {
    turn(0)
    raise(range ?? pins.middle, pins.armed)
    if let mode { raise(mode) }
    pass(0.01)
    raise(pins.cell)
    pass(0.01)
  }

  func closeGalvanostat(_ range: Wire? = nil) { close(range, as: pins.galvanostat) }

  func read(_ output: PotentiostatCard.Output) -> Double {
    card.output(output.rawValue, at: now)
  }
  /// W less R in volts.
  var potential: Double { 2.5 * read(.potential) }
  /// In amperes, from the coulomb counter's resistor.
  var current: Double { read(.shunt) / 10 }
  func level(_ wire: Wire) -> Level { wire.level(at: now) }
  var charge: Double { holder.trueCharge(at: now).value }
}
