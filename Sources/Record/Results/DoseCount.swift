public import Documents
import Instrument

/// How many doses a run gave through a valve.
public struct DoseCount: Sendable, Hashable {
  public let valve: String
  /// How often the valve was opened.
  public let opened: Int

  public init(_ valve: String, opened: Int) {
    self.valve = valve
    self.opened = opened
  }

  init?(_ node: Node) {
    guard let valve = node.text("valve"), let opened = node.number("pulses") else { return nil }
    self.init(valve, opened: Int(opened))
  }

  public var json: JSON {
    .object([("valve", .string(valve)), ("pulses", .integer(opened))])
  }
}

extension KeptRun {
  /// Of each valve that was opened; by the run's own words at its end, else by its journal.
  public var doses: [DoseCount] {
    if let said = meta?["pulses"], case .sequence(let valves) = said.content {
      return valves.compactMap { DoseCount($0) }
    }
    var opened = start.valves.map { _ in 0 }
    _ = journal.walk { record, _ in
      guard let pulse = PulseRecord(record), opened.indices.contains(Int(pulse.valve)) else {
        return
      }
      opened[Int(pulse.valve)] += 1
    }
    return zip(start.valves, opened).filter { $0.1 > 0 }.map { DoseCount($0.0, opened: $0.1) }
  }
}
