public import Quantities

/// Runs one program: says what a slot is to do now, and moves on when it is done.
///
/// It touches no hardware: it is told what was reached and answers what is wanted.
public struct Interpreter: Hashable, Sendable, BitwiseCopyable {
  public enum State: Hashable, Sendable, BitwiseCopyable {
    case ready
    case performing(index: Int, since: Instant)
    case done(at: Instant)
  }

  public private(set) var state = State.ready

  public init() {}

  /// Whether what the present instruction waits for has happened.
  public typealias Reached = (Instruction) -> Bool

  /// Moves on as far as it can; returns the instruction that has just begun, if one has.
  public mutating func step(
    _ program: Span<Instruction>, at now: Instant, reached: Reached
  ) -> Instruction? {
    switch state {
    case .done: return nil
    case .ready: return begin(0, of: program, at: now)
    case .performing(let index, let since):
      let instruction = program[index]
      switch instruction {
      case .hold(let span): guard now - since >= span else { return nil }
      case .pulse(_, _, let longest):
        guard now - since >= longest || reached(instruction) else { return nil }
      case .heat, .cool: guard reached(instruction) else { return nil }
      }
      return begin(index + 1, of: program, at: now)
    }
  }

  private mutating func begin(
    _ index: Int, of program: Span<Instruction>, at now: Instant
  ) -> Instruction? {
    guard index < program.count else {
      state = .done(at: now)
      return nil
    }
    state = .performing(index: index, since: now)
    return program[index]
  }
}
