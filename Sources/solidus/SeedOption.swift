/// The number that draws a simulated rig.
enum SeedOption {
  static func read(_ arguments: Arguments) throws(Refusal) -> UInt64 {
    guard let seed = UInt64(arguments.value("seed") ?? "1") else {
      throw Refusal("solidus run: --seed is a whole number from 0 on", .usage)
    }
    return seed
  }
}
