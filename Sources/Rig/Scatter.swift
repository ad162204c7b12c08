import Documents
import Simulator

extension BoardFiles {
  /// The rig that this seed makes of the drawing: another in every number, the same every time.
  public func scattered(by seed: UInt64) -> BoardFiles {
    let noise = Noise(seed: seed).stream("scatter")
    let other = world.scattered(for: board) { noise.stream($0).uniform(0) }
    return BoardFiles(
      board: board, world: other, identification: identification, certificates: certificates,
      date: date)
  }
}
