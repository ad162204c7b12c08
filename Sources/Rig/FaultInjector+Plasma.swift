import Documents
import HAL
import Quantities
import Simulator

/// Faults of the generator, its match and its load, and of the water that cools them.
extension FaultInjector {
  func plasmaFault(_ name: String, _ entry: FaultEntry) throws(RigError) -> Fault? {
    guard let generator = world.parts.generator(name) else {
      throw RigError(
        "there is no generator '\(name)'", remedy: "choose a board whose world has one")
    }
    let sound = generator.ailing
    var ailment = sound
    switch entry.kind.value {
    case "reflected": ailment.reflected = (entry.number("pct") ?? 60) / 100
    case "no_ignite": ailment.cannotLight = true
    case "arc": ailment.arcs = entry.number("hz") ?? 200
    case "stuck_on": ailment.isStuckOn = true
    default: return nil
    }
    return Fault(
      { generator.ail(with: ailment, at: $0) }, end: { generator.ail(with: sound, at: $0) })
  }

  /// A switch of the room says that something is missing: its line goes low.
  func opened(_ name: String) throws(RigError) -> Fault {
    let lines = world.lines
    let number = try world.line(name)
    var open = SimulatedLines.LineFault()
    open.stuck = .low
    return Fault(
      { _ in lines.fail(number, as: open) },
      end: { _ in lines.fail(number, as: SimulatedLines.LineFault()) })
  }
}
