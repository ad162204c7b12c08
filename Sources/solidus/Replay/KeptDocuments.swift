import Documents
import Record

/// The documents that a run's folder must have before the run is made again, or goes on.
struct KeptDocuments {
  /// One that is not there, or says nothing.
  struct Missing: Error {
    let what: String
    var remedy: String { "bring it back from a copy of the folder" }
  }

  private let run: KeptRun

  init(_ run: KeptRun) { self.run = run }

  /// The board under the name that it had, once every document is there.
  func board() throws(Missing) -> (board: String, files: DocumentFiles) {
    if let name = run.absentFiles.first {
      throw Missing(what: "\(run.path)/\(name) is not there")
    }
    if let broken = run.troubles.first(where: { $0.file == ResumedFrom.file }) {
      throw Missing(what: "\(broken.text(in: run.path))")
    }
    guard let board = BoardSources.read(from: run.path) else {
      throw Missing(
        what: "\(run.path)/\(BoardSources.file) does not say which board it was run on")
    }
    return board
  }
}
