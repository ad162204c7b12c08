/// Why a program ended before its end without a guard having cut anything.
public enum Abort: Hashable, Sendable {
  /// What the instruction with this number waited for or expected did not come.
  case unmet(instruction: Int)
  case gas(GasStop)
  /// Somebody asked for it.
  case asked
}
