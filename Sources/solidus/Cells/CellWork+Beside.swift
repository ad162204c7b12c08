import Documents
import Rig

extension CellWork {
  /// What is done with cells while a recipe runs: each names its own method.
  static func beside(
    _ arguments: Arguments, on files: BoardFiles, seed: UInt64?,
    with given: [(name: String, value: AnyQuantity)]
  ) throws(Refusal) -> [CellWork] {
    let choices = try CellChoice.all(arguments, on: files.board, for: "run")
    return try all(choices, nil, on: files, seed: seed, with: given)
  }

  /// The work of several channels, which stand in one thermostat: only one may set it.
  ///
  /// - Parameter seed: of a simulated rig; nil for a real one.
  static func all(
    _ choices: [CellChoice], _ common: String?, on files: BoardFiles, seed: UInt64?,
    with given: [(name: String, value: AnyQuantity)]
  ) throws(Refusal) -> [CellWork] {
    var works: [CellWork] = []
    for choice in choices {
      works.append(
        try CellWork(choice, common, given, on: files.board) {
          CardStanding($0, of: files, seed: seed)
        })
    }
    let warming = works.filter(\.compiled.program.setsTemperature).map(\.channel)
    guard warming.count > 1 else { return works }
    throw Refusal(
      "solidus run: \(warming.joined(separator: " and ")) each set the temperature, and all cells stand in one"
        + " thermostat; let one of them do it, and give the others methods without", .refused)
  }
}
