import Foundation
import Quantities
import Testing

@testable import Documents
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

  private let layout = ChannelLayout(
    zones: [], flows: [], valves: [], cells: [], step: { _ in ("", "") })

  /// One that went on with no other.
  private func alone(_ use: (RunFolder) throws -> Void) throws {
    try use(try RunFolder(creating: path, documents: [("recipe.yaml", "a")]))
  }

  @Test("has the sum of its last words before it has these: they are the last that is written")
  func order() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try alone { folder in
      try folder.begin(start)
      try folder.finish(layout, meta: .object([("outcome", .string("done"))]))
    }
    let words = try String(contentsOfFile: path + "/meta.json", encoding: .utf8)
    #expect(KeptSums(in: path)["meta.json"] == Digest.text(of: Array(words.utf8)))
    // The power went just before: it was cut off, and nothing is blamed for it.
    try FileManager.default.removeItem(atPath: path + "/meta.json")
    #expect(KeptSums(in: path)["channels.csv"] != nil && KeptSums(in: path).troubles.isEmpty)
  }

  @Test("whose last words cannot be written says so, and has no sum of them")
  func untold() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try alone { folder in
      try folder.begin(start)
      try FileManager.default.createDirectory(
        atPath: path + "/meta.json", withIntermediateDirectories: false)
      #expect(throws: RecordError.self) {
        try folder.finish(layout, meta: .object([("outcome", .string("done"))]))
      }
      #expect(KeptSums(in: path)["recipe.yaml"] != nil)
      let untold = folder.finish(.object([("outcome", .string("aborted"))]), lost: nil)
      #expect(untold?.what.contains("cannot write \(path)/meta.json") == true)
    }
    #expect(KeptSums(in: path)["meta.json"] == nil && KeptSums(in: path).troubles.isEmpty)
  }

  @Test("without room for last words says why, and keeps none")
  func room() {
    let room = EndRoom(in: path + "/nowhere")
    #expect { try room.keep([1], as: path + "/meta.json") } throws: { error in
      "\(error)".contains("take room beforehand for \(path)/meta.json")
    }
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
