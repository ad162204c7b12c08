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

  /// The last cycle of which perhaps something was given.
  private var latest: Int {
    let place = given.latest.flatMap { place in
      cycles.firstIndex { $0.instructions.contains(place) }
    }
    return max(number, (place ?? index) + 1)
  }

  /// The cycles that it can go on with.
  var choices: ClosedRange<Int> { number...min(latest + 1, cycles.count) }

  /// What an operator can write.
  var choice: String {
    let again = "write --from \(number) to give all of it\(given.isEmpty ? "" : " again")"
    guard number < cycles.count else { return again }
    guard latest > number else { return again + ", or --from \(number + 1) to leave it at that" }
    let more = choices.dropFirst().map { "--from \($0)" }.joined(separator: " or ")
    return again
      + ", or \(more) to leave it at that: what perhaps was given of the cycle that is named is"
      + " given again then"
  }
}
