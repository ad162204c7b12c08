/// One of several runs that are drawn over each other: what is known of it, and its colour.
struct ComparedRun {
  /// Stands for it in pictures and tables, where a folder's name has no room.
  let letter: String
  /// The class that says its colour.
  let kind: String
  let run: KeptRun
  let reactor: ReactorHistory
  let cells: [Cell]

  /// A cell of it, and the last spectrum that was measured on it whole enough to be drawn.
  struct Cell {
    let result: CellResult
    let spectrum: MeasuredSpectrum?
  }

  /// Four colours, and the same four in broken lines: more than these nobody tells apart.
  static let kinds = ["a", "b", "c", "d", "a far", "b far", "c far", "d far"]

  init(_ run: KeptRun, number: Int) throws(RecordError) {
    letter = String(Character(UnicodeScalar(UInt8(ascii: "A") + UInt8(number))))
    kind = Self.kinds[number]
    self.run = run
    reactor = ReactorHistory(run)
    var cells: [Cell] = []
    for channel in run.channels {
      let drawn = run.spectra(on: channel).filter(\.canBeDrawn)
      cells.append(Cell(result: try run.result(of: channel), spectrum: drawn.last))
    }
    self.cells = cells
  }

  /// What its folder is called.
  var name: String { run.path.split(separator: "/").last.map(String.init) ?? run.path }
}
