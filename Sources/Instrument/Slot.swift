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
    let before = instruction
    let begun = interpreter.step(program.span, at: now) { Self.isReached($0, zones) }
    self.interpreter = interpreter
    // A pulse that is over leaves nothing on, whatever follows.
    if case .pulse(let zone, _, _)? = before, begun != nil || isDone { zones[Int(zone)].rest() }
    guard let begun else { return }
    switch begun {
    case .heat(let zone, let goal, let rate): zones[Int(zone)].head(for: goal, at: rate)
    case .pulse(let zone, _, _): zones[Int(zone)].pulse()
    case .cool(let zone, _): zones[Int(zone)].rest()
    case .hold: break
    }
  }

  private static func isReached(_ instruction: Instruction, _ zones: [Zone]) -> Bool {
    switch instruction {
    case .heat(let zone, let goal, _): zones[Int(zone)].hasReached(goal)
    case .pulse(let zone, let until, _):
      zones[Int(zone)].observation.map { $0.sample.value >= until } ?? false
    case .cool(let zone, let below):
      zones[Int(zone)].observation.map { $0.sample.value < below } ?? false
    case .hold: false
    }
  }
}
