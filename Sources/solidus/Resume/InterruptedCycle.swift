import Rig

/// The cycle in which a coating was cut off.
struct InterruptedCycle {
  /// Of the run.
  let folder: String
  /// Of the whole recipe.
  let cycles: [DoseCycles.Cycle]
  /// Of the interrupted one among them.
  let index: Int
  let given: GivenDoses
  /// How many doses it should have had.
  let due: Int

  /// As people count.
  var number: Int { index + 1 }
  var isWhole: Bool { given.count == due && given.perhaps.isEmpty }

  var words: String {
    "\(folder) was cut off in cycle \(number) of \(cycles.count), \(given.words)"
  }

  /// What an operator can write.
  var choice: String {
    let again = "write --from \(number) to give all of it\(given.isEmpty ? "" : " again")"
    return again
      + (number < cycles.count ? ", or --from \(number + 1) to leave it at that" : "")
  }
}
