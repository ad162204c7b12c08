import Foundation
import Testing

@testable import solidus

@Suite("What a simulation says")
struct StampTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private func said(_ words: [String]) throws -> (status: Int32, text: String) {
    let me = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? me
    let process = Process()
    process.executableURL = URL(fileURLWithPath: bundle).deletingLastPathComponent()
      .appendingPathComponent("solidus")
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test("is stamped, on the screen, as JSON and in the folder of a run")
  func simulated() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "solidus: recipe/1\nname: short\nmetal: Na\nsteps: [hold: 2 s]\n".write(
      toFile: "\(folder)/short.yaml", atomically: false, encoding: .utf8)
    let words = ["run", "\(folder)/short.yaml", "--fast", "--board", "\(Self.root)/boards/bench"]
    #expect(try said(words).text.hasPrefix("SIMULATED  "))
    let json = try said(words + ["--json", "--out", "\(folder)/run"])
    #expect(json.status == 0)
    #expect(json.text.contains("\"simulated\": true") || json.text.contains("\"simulated\":true"))
    let meta = try String(contentsOfFile: "\(folder)/run/meta.json", encoding: .utf8)
    #expect(meta.contains("\"simulated\""))
    // No flag of a run makes its world another one in silence.
    let live = try said(words + ["--live"])
    #expect(live.status != 0)
    #expect(!live.text.contains("SIMULATED"))
    #expect(Solidus.run(words + ["--live", "--seed", "2"]) == .usage)
  }
}
