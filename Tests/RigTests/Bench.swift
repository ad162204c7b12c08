import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety

/// The bench that ships, wherever the tests run from.
enum Bench {
  static let folder = board("bench")

  /// The folder of a board that ships.
  static func board(_ name: String) -> String {
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/boards/\(name)"
  }

  static func files() throws -> BoardFiles { try BoardFiles.read(folder) }

  /// What the bench was identified for.
  static let plain = Combination(holder: "plain", gas: "Ar", pressure: Pascals(100))

  /// A lithium foil at 120 °C for ten minutes.
  static let soak: [Instruction] = [
    .heat(zone: 0, to: Celsius(120), rate: KelvinsPerSecond(0.5)), .hold(Seconds(600)),
  ]

  static func run(
    _ program: [Instruction] = soak, combination: Combination? = nil, faults: String? = nil,
    seed: UInt64 = 1
  ) throws -> SimulatedRun {
    let document = try faults.map { text in
      try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": text])).get()
    }
    return try SimulatedRun(
      Program(program), metal: .lithium, combination: combination, on: try files(), seed: seed,
      faults: document)
  }
}
