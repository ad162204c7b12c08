import Control
import Procedures
import Quantities

/// What runs one program: the reactor, or one cell.
final class Slot {
  private let program: Program
  private var interpreter: Interpreter

  init(_ program: Program) {
    self.program = program
    interpreter = Interpreter(at: program.carry?.entry)
  }

  var isDone: Bool {
    switch interpreter.state {
    case .done: true
    case .ready, .performing, .failed: program.instructions.isEmpty
    }
  }

  /// Whether a verdict ends the program.
  func ends(with verdict: CellVerdict) -> Bool { program.endings.contains(verdict) }

  /// Where the program is: the number of its present instruction.
  var index: Int? {
    switch interpreter.state {
    case .ready, .done: nil
    case .performing(let index, _), .failed(let index, _): index
    }
  }

  /// The instruction whose wish did not come true.
  var failure: Int? {
    if case .failed(let index, _) = interpreter.state { index } else { nil }
  }

  var instruction: Instruction? { index.map { program.instructions[$0] } }

  /// When the present instruction ends by its own clock.
  var due: Instant? {
    let instructions = program.instructions
    return interpreter.due(instructions.span)
  }

  /// When the program next moves a line: as soon as that is in nobody's way.
  func edge(of reactor: Reactor) -> Instant? {
    if let putOff = interpreter.putOff { return putOff }
    guard let due, let index else { return nil }
    if case .pulse = program.instructions[index] { return due }
    let following = index + 1
    return following < program.instructions.count
      ? reactor.quiet(from: due, for: program.instructions[following]) : due
  }

  func step<P: Performer>(_ performer: P, at now: Instant) {
    var interpreter = interpreter
    let instructions = program.instructions
    interpreter.step(instructions.span, at: now, performer)
    self.interpreter = interpreter
  }

  func skip<P: Performer>(_ performer: P, at now: Instant) {
    var interpreter = interpreter
    let instructions = program.instructions
    interpreter.skip(instructions.span, at: now, performer)
    self.interpreter = interpreter
  }
}
