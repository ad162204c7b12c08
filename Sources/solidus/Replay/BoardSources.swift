import Documents
import Rig
import Synchronization

/// Every file that a board was read from, those that it extends too, each once and in order.
enum BoardSources {
  /// Where the folder of a run says which of its files is which.
  static let file = "sources.json"

  private static let own = [
    "board.yaml", "world.yaml", "identification.yaml", "certificates.yaml",
  ]

  /// The files as a run folder keeps them: the board's own under their names, others as `base-1.yaml`.
  static func kept(
    of board: String, from files: DocumentFiles
  ) -> [(name: String, text: String)] {
    let log = ReadLog()
    do throws(Diagnostics) {
      _ = try BoardFiles.read(board, from: log.reading(files))
    } catch {
      // It was read before the run; should it have gone since, what is left of it is kept.
    }
    var documents: [(name: String, text: String)] = []
    var places: [(key: String, value: JSON)] = []
    var bases = 0
    for (path, bytes) in log.all {
      let name = own.first { path == "\(board)/\($0)" }
      if name == nil { bases += 1 }
      let kept = name ?? "base-\(bases).yaml"
      documents.append((kept, String(decoding: bytes, as: UTF8.self)))
      places.append((path, .string(kept)))
    }
    let sources = JSON.object([("board", .string(board)), ("files", .object(places))])
    return documents + [(file, sources.text + "\n")]
  }

  /// The files of a board that say something else now than those that a run folder keeps, or are there
  /// no longer; what a simulated rig is like concerns no real one.
  static func changed(
    of board: String, since kept: DocumentFiles, now: DocumentFiles = .withShippedBoards
  ) -> [String] {
    var changed: [String] = []
    for (files, others) in [(kept, now), (now, kept)] {
      let log = ReadLog()
      do throws(Diagnostics) { _ = try BoardFiles.read(board, from: log.reading(files)) } catch {
        // What cannot be read any more is found below, by the file that was there.
      }
      for (path, bytes) in log.all where !path.hasSuffix("/world.yaml") && !changed.contains(path) {
        guard case .success(bytes) = others.bytes(at: path) else {
          changed.append(path)
          continue
        }
      }
    }
    return changed
  }

  /// The board that a run folder keeps, under the name that it had; nil if it keeps none.
  static func read(from folder: String) -> (board: String, files: DocumentFiles)? {
    var report = Report()
    guard case .success(let bytes) = DocumentFiles.disk.bytes(at: "\(folder)/\(file)"),
      let node = Node.read(bytes, file: file, report: &report),
      let board = node.text("board"), let files = node["files"], let members = files.members
    else { return nil }
    let names = members.compactMap { member in files.text(member.key).map { (member.key, $0) } }
    return (
      board,
      DocumentFiles { path in
        guard let name = names.first(where: { $0.0 == path })?.1 else { return .failure(.absent) }
        return DocumentFiles.disk.bytes(at: "\(folder)/\(name)")
      }
    )
  }
}

/// What was read through it.
private final class ReadLog: Sendable {
  private let found = Mutex<[(path: String, bytes: [UInt8])]>([])

  var all: [(path: String, bytes: [UInt8])] { found.withLock { $0 } }

  func reading(_ files: DocumentFiles) -> DocumentFiles {
    DocumentFiles { path in
      let result = files.bytes(at: path)
      if case .success(let bytes) = result {
        self.found.withLock { found in
          if !found.contains(where: { $0.path == path }) { found.append((path, bytes)) }
        }
      }
      return result
    }
  }
}
