import Foundation
import Quantities
import Testing

@testable import Record

@Suite("The folder of a run")
struct RunFolderTests {
  private let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"
  private let start = RunStart(
    title: "tried", isSimulated: true, version: "0", seed: "1", date: nil)

  private func isThere(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(name)")
  }

  /// A folder with its documents, and what is done with it before nobody has it any more.
  private func folder(_ use: (RunFolder) throws -> Void) throws {
    let earlier = #"{"earlier": ["earlier-1.journal"]}"#
    let folder = try RunFolder(
      creating: path, documents: [("recipe.yaml", "a"), (EarlierJournals.file, earlier)])
    try "of another run".write(
      toFile: path + "/earlier-1.journal", atomically: false, encoding: .utf8)
    folder.journal.note("proved", at: .zero + Seconds(1))
    try use(folder)
  }

  @Test("does not stay of one that was refused, and the same name serves again")
  func refused() throws {
    for _ in 1...2 {
      try folder { folder in
        try folder.add("cell1.drives.csv", "0")
        #expect(isThere("recipe.yaml"))
      }
      #expect(!isThere(""))
    }
  }

  @Test("stays of one that began, with all that is in it")
  func begun() throws {
    try folder { try $0.begin(start) }
    defer { try? FileManager.default.removeItem(atPath: path) }
    for name in ["recipe.yaml", "journal", "start.json", "resume.json", "earlier-1.journal"] {
      #expect(isThere(name))
    }
  }

  @Test("stays with what somebody else has put there, and with nothing else")
  func foreign() throws {
    try folder { _ in
      try "mine".write(toFile: path + "/notes.txt", atomically: false, encoding: .utf8)
    }
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["notes.txt"])
  }

  @Test("that is there already is not touched")
  func there() throws {
    try folder { folder in
      try folder.begin(start)
      #expect(throws: RecordError.self) { try RunFolder(creating: path, documents: []) }
    }
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(isThere("recipe.yaml") && isThere("start.json"))
  }
}
