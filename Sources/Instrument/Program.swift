public import Control
public import Procedures
public import Quantities

/// What a slot runs: instructions, and the conditions that they name by number.
public struct Program: Hashable, Sendable {
  public let instructions: [Instruction]
  /// Each is met when all of its bounds hold.
  public let conditions: [[Condition]]
  /// How a cell is watched and written down, by number.
  public let rules: [CellRule]
  /// What ends it if it is said of its cell.
  public let endings: [CellVerdict]
  /// Whether its pulses may fade away without ending it, as when a line is emptied.
  public let bearsMissingPulses: Bool
  /// The most that one of its cycles grows, after the chemistry; nil where that knows nothing.
  public let growth: Nanometres?
  /// What it goes on with if it was cut off; nil for one that begins at its beginning.
  public let carry: CellCarry?

  public init(
    _ instructions: [Instruction], conditions: [[Condition]] = [], rules: [CellRule] = [],
    endingWith endings: [CellVerdict] = [],
    bearingMissingPulses: Bool = false, growing growth: Nanometres? = nil,
    goingOnWith carry: CellCarry? = nil
  ) {
    self.instructions = instructions
    self.conditions = conditions
    self.rules = rules
    self.endings = endings
    bearsMissingPulses = bearingMissingPulses
    self.growth = growth
    self.carry = carry
  }
}

extension Program: ExpressibleByArrayLiteral {
  public init(arrayLiteral instructions: Instruction...) { self.init(instructions) }
}
