import Documents
import Glibc
import Rig

/// Which board folder a command works on.
enum BoardFolder {
  static func path(_ arguments: Arguments) -> String {
    if let named = arguments.value("board") { return named }
    // From the project's own folder, or from anywhere beside the program.
    return "boards/bench"
  }

  static func read(_ arguments: Arguments) throws(Refusal) -> BoardFiles {
    try read(path(arguments))
  }

  static func read(_ folder: String) throws(Refusal) -> BoardFiles {
    do throws(Diagnostics) { return try BoardFiles.read(folder) } catch { throw Refusal(error) }
  }
}
