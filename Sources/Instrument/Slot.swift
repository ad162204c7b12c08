import Procedures
import Quantities
import Safety

/// What runs one program: here the reactor.
struct Slot {
  private let program: [Instruction]
  private var interpreter = Interpreter()

  init(_ program: [Instruction]) { self.program = program }

  var isDone: Bool {
    switch interpreter.state {
    case .done: true
    case .ready, .performing: program.isEmpty
    }
  }

  var instruction: Instruction? {
    switch interpreter.state {
    case .ready, .done: nil
    case .performing(let index, _): program[index]
    }
  }

  mutating func step(_ zones: [Zone], at now: Instant) {
    var interpreter = interpreter
    let begun = interpreter.step(program.span, at: now) { Self.isReached($0, zones) }
    self.interpreter = interpreter
    guard let begun else { return }
    switch begun {
    case .heat(let zone, let goal, let rate): zones[Int(zone)].head(for: goal, at: rate)
    case .cool(let zone, _): zones[Int(zone)].rest()
    case .hold: break
    }
  }

  private static func isReached(_ instruction: Instruction, _ zones: [Zone]) -> Bool {
    switch instruction {
    case .heat(let zone, let goal, _): zones[Int(zone)].hasReached(goal)
    case .cool(let zone, let below):
      zones[Int(zone)].observation.map { $0.sample.value < below } ?? false
    case .hold: false
    }
  }
}
