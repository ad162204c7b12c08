public import Instrument
public import Quantities
public import Simulator

/// What one channel is to do: the method as a program, and the cell that it is for.
public struct CellTask: Sendable {
  public let channel: String
  public let program: Program
  public let declaration: CellDeclaration
  /// Whether the loop is to be slow, for cells of a large capacitance.
  public let isSlow: Bool
  public let calibration: CardCalibration
  /// What is put into the holder of a simulated board; nil leaves there what is in it.
  public let simulated: (any CellModel)?
  /// How an earlier run left that cell; nil for one as it was put together.
  public let aged: AgedState?

  public init(
    channel: String, program: Program, declaration: CellDeclaration, isSlow: Bool,
    calibration: CardCalibration, simulated: (any CellModel)? = nil,
    aged: AgedState? = nil
  ) {
    self.channel = channel
    self.program = program
    self.declaration = declaration
    self.isSlow = isSlow
    self.calibration = calibration
    self.simulated = simulated
    self.aged = aged
  }
}

/// How an earlier run left a simulated cell, and for how long it has stood open since.
public struct AgedState: Equatable, Sendable {
  public let state: CellState
  public let rested: Seconds

  public init(_ state: CellState, rested: Seconds) {
    self.state = state
    self.rested = rested
  }
}
