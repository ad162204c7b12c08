import Documents
import Quantities
import Rig
import Testing

@Suite("Eight channels on one bus")
struct CellLoadTests {
  private func files(clock: String) throws -> BoardFiles {
    var texts: [String: String] = [:]
    for name in ["board.yaml", "world.yaml", "identification.yaml"] {
      let bytes = try DocumentFiles.disk.bytes(at: "\(Bench.folder)/\(name)").get()
      texts["b/\(name)"] = String(decoding: bytes, as: UTF8.self)
        .replacing("cells: { clock: 400 kHz", with: "cells: { clock: \(clock)")
    }
    return try BoardFiles.read("b", from: .memory(texts))
  }

  @Test("eight channels at 10 Hz fit 400 kHz, and the line says how well")
  func fits() throws {
    let plan = try BusBudget.plan(try files(clock: "400 kHz"))
    let cells = try #require(plan.first { $0.bus == "cells" })
    #expect((.milliseconds(5)...Seconds.milliseconds(60)).contains(cells.scan))
    #expect(cells.line.hasSuffix("fits"))
    #expect(BusBudget.findings(plan).isEmpty)
  }

  @Test("on a slow bus they do not: the board is refused with the arithmetic")
  func slow() throws {
    let plan = try BusBudget.plan(try files(clock: "40 kHz"))
    let said = BusBudget.findings(plan).map { "\($0)" }.joined()
    #expect(said.contains("a scan of 'cells' takes"), "\(said)")
  }
}
