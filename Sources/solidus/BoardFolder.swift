import Documents
import Rig

/// Which board folder a command works on.
enum BoardFolder {
  static func path(_ arguments: Arguments) -> String {
    guard let named = arguments.value("board") else { return "boards/bench" }
    return folder(named)
  }

  /// A board is a folder; who names the file in it means the same.
  static func folder(_ path: String) -> String {
    let file = "/board.yaml"
    return path.hasSuffix(file) ? String(path.dropLast(file.count)) : path
  }

  static func read(_ arguments: Arguments) throws(Refusal) -> BoardFiles {
    guard let plant = arguments.value("plant") else { return try read(path(arguments)) }
    let board = path(arguments)
    let folder = try Plants.folder(of: plant, beside: board)
    do throws(Diagnostics) { return try BoardFiles.read(board, with: folder) } catch {
      throw Refusal(error)
    }
  }

  static func read(_ folder: String) throws(Refusal) -> BoardFiles {
    do throws(Diagnostics) { return try BoardFiles.read(folder) } catch { throw Refusal(error) }
  }
}
