import Rig

/// `--wire FILE`: where what goes over the simulated wires is written.
enum WireOption {
  static func read(_ arguments: Arguments) throws(Refusal) -> WireLog? {
    guard let path = arguments.value("wire") else { return nil }
    do throws(RigError) { return try WireLog(at: path) } catch {
      throw Refusal("solidus run: \(error)", .usage)
    }
  }
}
