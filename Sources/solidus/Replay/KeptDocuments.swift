import Documents
import Record

/// The documents that a run's folder must have before the run is made again, or goes on.
struct KeptDocuments {
  private let run: KeptRun

  init(_ run: KeptRun) { self.run = run }

  /// The board under the name that it had, once every document is there.
  func board() throws(FileTrouble) -> (board: String, files: DocumentFiles) {
    if let name = run.absentFiles.first {
      throw FileTrouble(name, "it is not there", remedy: FileTrouble.fromCopy)
    }
    if let broken = run.troubles.first(where: { $0.file == ResumedFrom.file }) {
      throw broken
    }
    guard let board = BoardSources.read(from: run.path) else {
      throw FileTrouble(
        BoardSources.file, "it does not say which board it was run on",
        remedy: FileTrouble.fromCopy)
    }
    return board
  }
}
