import Analysis
import Documents
import Instrument
import Quantities

/// What came of a run of an entry that is from a paper.
struct PaperRun {
  /// In nm, of all films together; nil where nothing was deposited.
  let thickness: Double?
  /// What water made of the metal, in nm; only a simulated foil tells.
  let corrosion: Double?
  let cells: [PaperCell]

  private static let ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"]

  /// The cell that a claim is of; nil where so many did not take part.
  func cell(_ ordinal: String?) -> PaperCell? {
    let place = ordinal.map { Self.ordinals.firstIndex(of: $0) ?? cells.count } ?? 0
    return cells.indices.contains(place) ? cells[place] : nil
  }

  /// The cells by a number of each, the largest first; nil where one has none.
  func order(by number: (PaperCell) -> Double?) -> [String]? {
    let numbers = cells.compactMap(number)
    guard !numbers.isEmpty, numbers.count == cells.count else { return nil }
    return zip(Self.ordinals, numbers).sorted { $0.1 > $1.1 }.map(\.0)
  }

  /// Who lives longer does better, and then who has the smaller overpotential in the end.
  var order: [String] {
    func worth(_ cell: PaperCell) -> (failed: Int, end: Double, last: Double) {
      let failed = !cell.isDone || cell.short != nil
      let last = cell.result.table.cycles.last { $0.overpotential != nil }?.overpotential
      return (failed ? 1 : 0, failed ? -cell.end : 0, last ?? 9)
    }
    return zip(Self.ordinals, cells.map(worth)).sorted { $0.1 < $1.1 }.map(\.0)
  }
}

extension PaperRun {
  /// - Parameter claims: of the paper; spectra are made of the journal only where one is of them.
  init(_ run: KeptRun, _ results: [CellResult], for claims: [PaperClaim]) {
    let isOfSpectra = claims.contains { [.resistance, .growth, .resists].contains($0.what) }
    let films = run.films.map(\.nanometres)
    let ends = run.cellEnds
    self.init(
      thickness: films.isEmpty ? nil : films.reduce(0, +),
      corrosion: run.meta?["truth"]?.number("corrosion_nm"),
      cells: results.map { result in
        let end = ends[result.cell.channel]
        let last = result.points.last?.time ?? 0
        let spectra = isOfSpectra ? run.spectra(on: result.cell.channel) : []
        return PaperCell(
          result: result, end: (end?.time ?? last) / 3600, isDone: end?.word == "done",
          spectra: spectra.compactMap(PaperSpectrum.init))
      })
  }
}
