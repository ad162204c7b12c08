/// What the numbers in records are called, in the names of the board and the recipe.
public struct ChannelLayout {
  public let zones: [String]
  public let flows: [String]
  public let valves: [String]
  /// All cells of the board, whether they are used or not.
  public let cells: [String]
  /// What an instruction is called, with the repetitions around it.
  public let step: (Int) -> (text: String, path: String)

  public init(
    zones: [String], flows: [String], valves: [String], cells: [String] = [],
    step: @escaping (Int) -> (text: String, path: String)
  ) {
    self.zones = zones
    self.flows = flows
    self.valves = valves
    self.cells = cells
    self.step = step
  }
}
