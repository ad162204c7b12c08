import Documents
import Quantities

/// Faults of the machine that the program runs on.
extension FaultInjector {
  func hostFault(_ entry: FaultEntry) -> Fault? {
    let host = host
    switch (entry.target.value, entry.kind.value) {
    case ("host", "kill9"), ("host", "hang"), ("host", "panic"), ("host", "trap"), ("mem", "oom"):
      // Whatever ends it, to the world it is one thing: no step comes any more.
      return Fault({ host.die(at: $0) }, end: { _ in })
    case ("host", "power_cut"), ("host", "reboot"):
      // The lines stay as they were, which is the worst that can be: the dead-man drops.
      let disk = world.latches as? MemoryLatches
      return Fault(
        {
          host.die(at: $0)
          disk?.losePower()
        }, end: { _ in })
    case ("clock.mono", "gap"): return stall(for: Seconds(entry.number("s") ?? 0))
    case ("sched", "jitter"): return stall(for: Seconds((entry.number("ms") ?? 0) / 1000))
    default: return nil
    }
  }

  private func stall(for span: Seconds) -> Fault {
    let host = host
    return Fault({ _ in host.stall(for: span) }, end: { _ in })
  }
}
