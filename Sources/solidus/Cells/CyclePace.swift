import Instrument
import Procedures

/// How long a cell's method will go on: what its last cycle took, for each that is left.
///
/// A method ends its steps by what the cell does, so that no plan knows its time before. What comes
/// besides cycles is left out.
struct CyclePace {
  /// How many cycles the program counts; 0 for one that counts none, or goes back.
  let count: Int
  private var cycle = 0
  /// The cycle that it goes on in; 0 for one that begins at its beginning.
  private let first: Int
  private var began = 0.0
  private var last: Double?

  init(of program: Program) {
    // What leads back into a method that was cut off is no turn of it.
    let own = program.instructions.prefix(
      program.carry.map { $0.entry.first - 1 } ?? program.instructions.count)
    let goesBack = own.enumerated().contains { index, instruction in
      if case .branch(_, let target) = instruction { Int(target) <= index } else { false }
    }
    first = program.carry == nil ? 0 : program.carry?.cycle ?? 0
    count =
      goesBack
      ? 0 : own.count { if case .cell(.cycle) = $0 { true } else { false } }
  }

  /// The cycle that is going on, in s since the run began.
  mutating func note(_ number: Int, at time: Double) {
    guard number != cycle else { return }
    // Of the first cycle of a method that goes on, only the rest is seen.
    if cycle > 0, cycle > first { last = time - began }
    (cycle, began) = (number, time)
  }

  /// In s; nil before one cycle is over.
  func left(at time: Double) -> Double? {
    guard let last, count > 0, cycle <= count else { return nil }
    return max(0, last - (time - began)) + last * Double(count - cycle)
  }
}
