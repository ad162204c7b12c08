public import Documents
public import Quantities

/// The faults of a document in a world that somebody else runs: only those whose moment is a time.
public struct WorldFaults {
  private let schedule: FaultSchedule

  /// Times count from the present instant of the world.
  public init(
    _ document: FaultDocument, _ files: BoardFiles, in world: SimulatedWorld
  ) throws(RigError) {
    for entry in document.faults where entry.when?.phase != nil || entry.when?.state != nil {
      throw RigError(
        "\(entry.target.place): nobody sees from outside what the program is doing",
        remedy: "say when this fault begins as a time: 'when: { after: 10 s }'")
    }
    schedule = try FaultSchedule(document, files, world, SimulatedHost())
  }

  /// When one begins or ends next.
  public var next: Instant { schedule.next }

  /// Begins and ends those whose moment has come.
  public mutating func advance(to now: Instant) { schedule.begin(at: now) }
}
