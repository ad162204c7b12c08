public import Documents
public import Instrument

/// A program for one cell, and where in its method each instruction is written.
public struct CompiledMethod: Sendable {
  public let program: Program
  public let places: [Place]
  /// What the cell must not leave, and who says so.
  public let bounds: MethodLimits
}
