import Documents
import HAL
import Instrument
import Quantities
import Simulator

/// Faults of the machine that the program runs on.
extension FaultInjector {
  func hostFault(_ entry: FaultEntry) -> Fault? {
    let host = host
    switch (entry.target.value, entry.kind.value) {
    case ("host", "kill9"), ("host", "hang"), ("host", "panic"), ("host", "trap"),
      ("host", "crashloop"), ("mem", "oom"):
      // Whatever ends it, to the world it is one thing: no step comes any more, and the lines
      // stay as they were.
      return Fault({ host.die(at: $0) }, end: { _ in })
    case ("host", "power_cut"), ("host", "reboot"):
      // The lines stay as they were, which is the worst that can be: the dead-man drops.
      let disk = world.latches as? MemoryLatches
      return Fault(
        {
          host.die(at: $0)
          disk?.losePower()
        }, end: { _ in })
    case ("host", "second_instance"): return secondInstance
    case ("mem", "flip"): return flip(entry.text("at") ?? "limits")
    case ("fs", "stall"):
      let span = Seconds(entry.number("s") ?? 0)
      return Fault({ _ in host.stallDisk(for: span) }, end: { _ in })
    // Whether time stands still or nobody is given any: the next step comes so much later.
    case ("clock.mono", "gap"), ("sched", "gap"):
      return stall(for: Seconds(entry.number("s") ?? 0))
    case ("clock.mono", "jitter"), ("sched", "jitter"):
      return stall(for: Seconds((entry.number("ms") ?? 0) / 1000))
    default: return nil
    }
  }

  /// Another program has had the whole board since before this one began.
  private var secondInstance: Fault {
    let world = world
    var held = SimulatedLines.LineFault()
    held.busy = true
    return Fault(
      { _ in
        world.isHeldByAnother = true
        for number in 0..<world.lines.count {
          world.lines.fail(LineNumber(UInt16(number)), as: held)
        }
      }, end: { _ in })
  }

  /// A bit turns in the memory of the running program.
  private func flip(_ place: String) -> Fault? {
    guard place == "limits" else { return nil }
    let host = host
    return Fault(
      { _ in
        guard let zone = host.program?.zone(0) else { return }
        BitFlip.raiseLimit(of: zone)
      }, end: { _ in })
  }

  /// The program was given the documents of another rig: its lines lead elsewhere.
  func boardFault(_ entry: FaultEntry) -> Fault? {
    guard entry.target.value == "board", entry.kind.value == "wrong_rig" else { return nil }
    let world = world
    return Fault({ _ in world.turnLines() }, end: { _ in })
  }

  private func stall(for span: Seconds) -> Fault {
    let host = host
    return Fault({ _ in host.stall(for: span) }, end: { _ in })
  }
}
