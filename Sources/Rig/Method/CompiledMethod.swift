public import Documents
public import Instrument

/// A program for one cell, and where in its method each instruction is written.
public struct CompiledMethod: Sendable {
  public let program: Program
  public let places: [Place]
  /// What the cell must not leave, and who says so.
  public let bounds: MethodLimits
  /// The same for each instruction: a step may have narrower ones.
  let stepBounds: [MethodLimits]

  /// What the cell must not leave while this instruction is performed.
  public func bounds(at instruction: Int?) -> MethodLimits {
    guard let instruction, stepBounds.indices.contains(instruction) else { return bounds }
    return stepBounds[instruction]
  }
}
