import Documents
import Procedures
import Quantities
import Rig
import Safety

/// The plants that ship, wherever the tests run from.
enum Plants {
  static let names = ["puck", "ald-plate", "hot-wall", "hotplate"]

  static func folder(_ name: String) -> String {
    let boards = Bench.folder.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(boards)/plants/\(name)"
  }

  static func files(_ name: String, on board: String = Bench.folder) throws -> BoardFiles {
    try BoardFiles.read(board, with: folder(name))
  }

  static func board(_ name: String) -> String {
    let boards = Bench.folder.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(boards)/\(name)"
  }

  static func run(
    _ name: String, _ program: [Instruction], metal: Metal = .lithium, faults: String? = nil,
    scatter: Scatter? = nil
  ) throws -> SimulatedRun {
    let document = try faults.map { text in
      try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": text])).get()
    }
    return try SimulatedRun(
      program, metal: metal, on: try files(name), seed: 1, faults: document, scatter: scatter)
  }
}
