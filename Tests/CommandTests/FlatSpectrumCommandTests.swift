import Foundation
import Testing

@testable import solidus

@Suite("A spectrum without an arc, at the command line")
struct FlatSpectrumCommandTests {
  /// - Parameter imaginary: in ohm, beside 620 of real part.
  private func status(imaginary: Double, _ words: [String] = []) throws -> solidus.ExitStatus {
    let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var text = "Frequency / Hz,Real Impedance / ohm,Imaginary Impedance / ohm\n"
    for step in 0..<20 {
      text += "\(1e5 / Double(1 << step)),\(620 + Double(step % 3) * 0.2),\(imaginary)\n"
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return Solidus.run(["analyse", "eis", path] + words)
  }

  @Test("is read as a resistor, where a trace of a coil is no lost sign")
  func flat() throws {
    #expect(try status(imaginary: 0.3) == .done)
    #expect(try status(imaginary: 0.3, ["--json"]) == .done)
    #expect(try status(imaginary: 300) == .findings)
  }
}
