import Foundation
import Testing

@testable import solidus

@Suite("What shells complete")
struct CompletionTests {
  /// What bash offers where a line ends with these words.
  private func offered(_ words: String...) throws -> Set<String> {
    let listed = words.map { "'\($0)'" }.joined(separator: " ")
    let script =
      "\(Command.bash)\nCOMP_WORDS=(\(listed)); COMP_CWORD=\(words.count - 1); _solidus"
      + "\nprintf '%s\\n' \"${COMPREPLY[@]}\""
    let process = Process()
    let out = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script]
    process.standardOutput = out
    try process.run()
    let bytes = out.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self)
    return Set(text.split(separator: "\n").map(String.init))
  }

  @Test("are all options of each command, and of no other")
  func options() throws {
    for command in Command.table {
      let own = Set(command.options.map { "--\($0.name)" } + ["--help"])
      let words = ["solidus"] + command.words
      let found =
        words.count == 2
        ? try offered(words[0], words[1], "--") : try offered(words[0], words[1], words[2], "--")
      #expect(found == own, "\(command.name)")
    }
  }

  @Test("are all commands")
  func commands() throws {
    let first = Set(Command.table.map { $0.words[0] })
    #expect(try offered("solidus", "").isSuperset(of: first))
    #expect(try offered("solidus", "runs", "") == ["list", "note", "tag", "export", "report"])
  }

  @Test("say what options are for in words that end no quotes")
  func fish() {
    for line in Command.fish.split(separator: "\n") {
      let quotes = line.replacing("\\'", with: "").count { $0 == "'" }
      #expect(quotes.isMultiple(of: 2), "\(line)")
    }
    #expect(Command.fish.contains("given with \\'solidus runs tag\\'"))
  }
}
