import Documents
public import Quantities
import Safety
import Simulator

/// How much of its period the scan of a board takes on the wire.
public struct BusBudget: Sendable {
  public let bus: String
  /// The longest of the scans that were measured.
  public let scan: Seconds
  public let period: Seconds

  public var isExceeded: Bool { scan > period }

  public var line: String {
    let took = Arithmetic.rounded(scan.value * 1e5) / 100
    let share = Arithmetic.rounded(scan / period * 1000) / 10
    let verdict = isExceeded ? "does not fit" : "fits"
    return "bus '\(bus)': a scan takes \(took) ms, \(share) % of its period: \(verdict)"
  }

  /// Steps an idle instrument on the simulated wire; what its messages take there is what
  /// their bits take on a real one.
  public static func measure(_ files: BoardFiles) throws(RigError) -> [BusBudget] {
    let run = try SimulatedRun([], metal: .lithium, on: files, seed: 1)
    var longest: [Seconds] = files.board.buses.entries.map { _ in .zero }
    for _ in 0..<20 {
      let before = try times(files, run.world)
      run.stepOnce()
      let after = try times(files, run.world)
      for i in longest.indices { longest[i] = max(longest[i], after[i] - before[i]) }
    }
    return files.board.buses.entries.enumerated().map { index, bus in
      BusBudget(bus: bus.name, scan: longest[index], period: bus.value.period ?? .milliseconds(100))
    }
  }

  private static func times(
    _ files: BoardFiles, _ world: SimulatedWorld
  ) throws(RigError) -> [Seconds] {
    var times: [Seconds] = []
    for bus in files.board.buses.entries { times.append(try world.simulatedBus(bus.name).busy) }
    return times
  }
}
