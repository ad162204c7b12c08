public import Procedures

/// What a slot runs: instructions, and the conditions that they name by number.
public struct Program: Hashable, Sendable {
  public let instructions: [Instruction]
  /// Each is met when all of its bounds hold.
  public let conditions: [[Condition]]

  public init(_ instructions: [Instruction], conditions: [[Condition]] = []) {
    self.instructions = instructions
    self.conditions = conditions
  }
}

extension Program: ExpressibleByArrayLiteral {
  public init(arrayLiteral instructions: Instruction...) { self.init(instructions) }
}
