import Documents
import Library

extension DocumentFiles {
  /// The files of this machine, and the boards that ship where it has no board of that name.
  ///
  /// A folder is taken whole from one of them: what a board lacks on the disk it lacks.
  static let withShippedBoards = shipping(over: .disk)

  static func shipping(over disk: DocumentFiles) -> DocumentFiles {
    DocumentFiles { path in
      let found = disk.bytes(at: path)
      guard case .failure(.absent) = found, let text = shipped[path],
        case .failure(.absent) = disk.bytes(at: board(beside: path))
      else { return found }
      return .success(Array(text.utf8))
    }
  }

  // Looked up only, never walked, so that its order cannot matter.
  private static let shipped = Dictionary(
    LibraryEntry.boards.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })

  private static func board(beside path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/") + "/board.yaml"
  }

  /// What boards that ship are called, those without a folder of their own left out.
  static var shippedBoardNames: [String] {
    LibraryEntry.boards.compactMap { entry in
      let parts = entry.id.split(separator: "/")
      return parts.count == 3 && parts[2] == "board.yaml" ? String(parts[1]) : nil
    }
  }
}
