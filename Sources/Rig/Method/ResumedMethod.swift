import Documents
public import Instrument
import Procedures
public import Quantities

/// The rest of a method that was cut off, by what its records say: with the charge, the time and the
/// numbers that it had.
///
/// Its instructions stay where they are. Behind them stands what leads back to the interrupted one,
/// always at the same places:
/// ```
///   n      to the end
///   n+1    observe as that step did
///   n+2    rest, warm, wait, stay: if the method had set a temperature, which the power took along
///   n+6    go on with what was counted
///   n+7    drive as that step did
///   n+8    to the interrupted instruction, which lasts for what is left of it
/// ```
/// A spectrum and a change of temperature have nothing that could be added up: they begin anew.
public struct ResumedMethod: Sendable {
  public let compiled: CompiledMethod
  public let carry: CellCarry
  /// Whether the interrupted step is done again from its beginning.
  public let isAnew: Bool
  /// What the thermostat is told again.
  public let warmth: Celsius?

  /// What the records of a cell say of where it was cut off.
  public struct Cut: Sendable {
    /// The last sample that is kept, with the instruction that it was taken in.
    public let last: CellRecord
    public let place: Int
    /// When the method began.
    public let origin: Instant
    /// What flowed in the last step before in which anything did, in C.
    public let before: Double?
    /// The instructions that samples are of, in order.
    public let visited: [Int]
    public let spectrum: Int

    public init(
      last: CellRecord, place: Int, origin: Instant, before: Double?, visited: [Int], spectrum: Int
    ) {
      self.last = last
      self.place = place
      self.origin = origin
      self.before = before
      self.visited = visited
      self.spectrum = spectrum
    }
  }

  public init(_ whole: CompiledMethod, _ cut: Cut) {
    let program = whole.program
    let drive = Self.drive(over: cut.place, in: program.instructions)
    isAnew = Self.isAnew(program.instructions, drive: drive, cut.place)
    warmth = isAnew ? nil : Self.warmth(cut.visited, in: program.instructions)
    let last = cut.last
    let (charge, lasted) = (isAnew ? 0 : last.charge, isAnew ? .zero : last.at - last.began)
    // What began anew has left what flowed in it.
    let counted = isAnew ? 0 : last.charge
    var potential: Volts?
    if case .cell(.drive(.sweep)) = program.instructions[drive] {
      potential = Volts(last.potential)
    }
    carry = CellCarry(
      entry: Entry(
        first: program.instructions.count + 1, resumed: isAnew ? drive : cut.place, lasted: lasted),
      cycle: last.cycle, step: last.step, spectrum: cut.spectrum, origin: cut.origin,
      charge: Coulombs(charge), charged: Coulombs(last.charged - max(counted, 0)),
      discharged: Coulombs(last.discharged - max(-counted, 0)),
      before: cut.before.map { Coulombs($0) }, potential: potential)
    compiled = Self.led(whole, carry, drive: drive, isAnew: isAnew, warmth)
  }

  /// The same again, as a folder keeps it.
  public init(_ whole: CompiledMethod, _ carry: CellCarry, warmth: Celsius?) {
    let instructions = whole.program.instructions
    let drive = Self.drive(over: carry.entry.resumed, in: instructions)
    isAnew = drive == carry.entry.resumed
    self.carry = carry
    self.warmth = warmth
    compiled = Self.led(whole, carry, drive: drive, isAnew: isAnew, warmth)
  }

  /// The drive under which an instruction is performed; every step of a method has one.
  private static func drive(over place: Int, in instructions: [Instruction]) -> Int {
    instructions[...place].lastIndex {
      if case .cell(.drive) = $0 { true } else { false }
    } ?? 0
  }

  private static func isAnew(
    _ instructions: [Instruction], drive: Int, _ place: Int
  ) -> Bool {
    let end = instructions[(drive + 1)...].firstIndex {
      if case .cell(.drive) = $0 { true } else { false }
    }
    return instructions[drive..<(end ?? instructions.count)].contains {
      switch $0 {
      case .cell(.spectrum), .cell(.warm): true
      case .heat, .ramp, .burst, .creep, .cool, .hold, .pulse, .flow, .throttle, .turn, .strike,
        .extinguish, .wait, .expect, .checkpoint, .stay, .branch, .cell:
        false
      }
    }
  }

  /// The place of what was told to the thermostat last.
  private static func warming(_ visited: [Int], in instructions: [Instruction]) -> Int? {
    for place in visited.reversed() {
      let drive = drive(over: place, in: instructions)
      if drive + 1 < instructions.count, case .cell(.warm) = instructions[drive + 1] {
        return drive + 1
      }
    }
    return nil
  }

  private static func warmth(_ visited: [Int], in instructions: [Instruction]) -> Celsius? {
    guard let place = warming(visited, in: instructions),
      case .cell(.warm(let goal)) = instructions[place]
    else { return nil }
    return goal
  }
}

extension ResumedMethod {
  /// The method with what leads back into it.
  private static func led(
    _ whole: CompiledMethod, _ carry: CellCarry, drive: Int, isAnew: Bool, _ warmth: Celsius?
  ) -> CompiledMethod {
    let program = whole.program
    let count = program.instructions.count
    let always = UInt16(truncatingIfNeeded: program.conditions.count)
    func jump(_ place: Int) -> Instruction {
      .branch(condition: always, to: UInt32(truncatingIfNeeded: place))
    }
    let rule = program.instructions[...drive].last {
      if case .cell(.observe) = $0 { true } else { false }
    }
    let warming = warm(to: warmth, in: program.instructions, otherwise: jump(count + 6))
    let driving = isAnew ? jump(drive) : program.instructions[drive]
    let back =
      [jump(count + length), rule ?? jump(count + 2)] + warming
      + [.cell(.goOn), driving, jump(carry.entry.resumed)]
    return CompiledMethod(
      program: Program(
        program.instructions + back,
        conditions: program.conditions + [[Condition(.cycle, .above, -1)]], rules: program.rules,
        endingWith: program.endings, goingOnWith: carry),
      places: whole.places + back.map { _ in whole.places[drive] }, bounds: whole.bounds,
      stepBounds: whole.stepBounds + back.map { _ in whole.stepBounds[drive] })
  }

  /// So many instructions stand behind those of the method.
  private static let length = 9

  /// What makes the cell as warm as it was, as the method did it.
  private static func warm(
    to goal: Celsius?, in instructions: [Instruction], otherwise: Instruction
  ) -> [Instruction] {
    let none = [Instruction](repeating: otherwise, count: 4)
    guard let goal, let place = instructions.lastIndex(of: .cell(.warm(to: goal))),
      place > 0, place + 2 < instructions.count
    else { return none }
    return Array(instructions[(place - 1)...(place + 2)])
  }
}
