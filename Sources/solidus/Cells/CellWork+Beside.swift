import Documents
import Rig

extension CellWork {
  /// What is done with cells while a recipe runs: each names its own method.
  static func beside(
    _ arguments: Arguments, on files: BoardFiles, seed: UInt64,
    with given: [(name: String, value: AnyQuantity)]
  ) throws(Refusal) -> [CellWork] {
    var works: [CellWork] = []
    for choice in try CellChoice.all(arguments, on: files.board, for: "run") {
      works.append(try CellWork(choice, nil, given) { CardStanding($0, of: files, seed: seed) })
    }
    return works
  }
}
