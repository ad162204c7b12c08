import Documents
import Foundation
import Library
import Testing

@testable import solidus

@Suite("What a command writes, and where")
struct WritingTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  private let folder = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  @Test("a pipe or a device is written to, and nothing takes its place")
  func pipe() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/pipe"
    #expect(unsafe mkfifo(path, 0o600) == 0)
    let reader = unsafe open(path, O_RDWR | O_NONBLOCK)
    defer { close(reader) }
    try TextFile.write("words", to: path, replacing: false)
    var found = stat()
    #expect(unsafe stat(path, &found) == 0)
    #expect(found.st_mode & S_IFMT == S_IFIFO)
    var bytes = [UInt8](repeating: 0, count: 16)
    #expect(unsafe read(reader, &bytes, 16) == 5)
  }

  @Test("what cannot be written is told before any work")
  func before() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(throws: Refusal.self) { try TextFile.check("\(folder)/no/x", replacing: true) }
    #expect(throws: Refusal.self) { try TextFile.check(folder, replacing: true) }
    try TextFile.write("1", to: "\(folder)/x", replacing: false)
    #expect(throws: Refusal.self) { try TextFile.check("\(folder)/x", replacing: false) }
    try TextFile.check("\(folder)/x", replacing: true)
    // Neither began: both would have run for seconds.
    let bench = ["--board", "bench", "--holder", "plain", "--gas", "Ar", "--pressure", "100Pa"]
    #expect(Solidus.run(["identify", "--out", "\(folder)/x"] + bench) == .usage)
    #expect(
      Solidus.run(
        ["calibrate", "--with", "indium", "--no-foil", "--date", "2026-01-01", "--out"]
          + ["\(folder)/no/x"] + bench) == .usage)
  }

  @Test("output that is lost is not done; a trip stays a trip")
  func lost() {
    #expect(OutputTrouble.ending(.done) == .usage)
    #expect(OutputTrouble.ending(.findings) == .usage)
    #expect(OutputTrouble.ending(.tripped) == .tripped)
  }

  @Test("each document of a board is in the program as it is on the disk")
  func boards() throws {
    let shipped = LibraryEntry.boards
    for entry in shipped {
      let text = try String(contentsOfFile: "\(Self.root)/\(entry.id)", encoding: .utf8)
      #expect(entry.text == text, "\(entry.id)")
    }
    let found = FileManager.default.enumerator(atPath: "\(Self.root)/boards")?.allObjects ?? []
    let names = found.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }
    #expect(Set(names.map { "boards/" + $0 }) == Set(shipped.map(\.id)))
  }

  @Test("a board that ships is found anywhere; a folder on the disk is taken whole")
  func anywhere() {
    let nothing = DocumentFiles.shipping(over: .memory([:]))
    #expect(BoardFolder.folder("sputter", among: nothing) == "boards/sputter")
    #expect(BoardFolder.isBoard("boards/bench/plants/puck", nothing))
    let own = DocumentFiles.shipping(over: .memory(["boards/bench/board.yaml": "mine"]))
    guard case .success(let bytes) = own.bytes(at: "boards/bench/board.yaml") else {
      Issue.record("there is no bench")
      return
    }
    #expect(bytes == Array("mine".utf8))
    guard case .failure = own.bytes(at: "boards/bench/identification.yaml") else {
      Issue.record("two boards were mixed")
      return
    }
  }

  @Test("a recipe that another board can run is told which")
  func advice() throws {
    let recipe = try Recipes.read("sputtered-lialo2")
    let place = Place(file: "f", line: 3, column: 1)
    let wrong = Diagnostics([Diagnostic(at: place, .error, "no switch", remedy: "")])
    let advised = BoardAdvice.adding(to: wrong, of: recipe, with: [])
    #expect(advised.all.first?.remedy == "add --board sputter")
    #expect(BoardAdvice.adding(to: Diagnostics([]), of: recipe, with: []).isEmpty)
  }
}
