import Foundation
import HAL
import LinuxHAL
import Testing

/// An empty folder that goes away with its owner.
private final class Place {
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"
  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  var token: String { "\(path)/bench.stage.clean" }
  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }
}

@Suite("A token in a folder")
struct LinuxTokenTests {
  private static let whole = LinuxToken.text(board: "bench", zone: "stage")

  private func token(in place: Place, zone: String = "stage") throws -> LinuxToken {
    LinuxToken(in: try StateFolder(place.path, to: .change), board: "bench", zone: zone)
  }

  @Test("is there after a restore, and away after a consume, whoever looks")
  func roundTrip() throws {
    let place = try Place()
    do {
      let token = try token(in: place)
      #expect(!token.isClean)
      try token.restore()
    }
    let text = try String(contentsOfFile: place.token, encoding: .utf8)
    #expect(text.contains("board: bench\nzone: stage\n"))
    let again = try token(in: place)
    #expect(again.isClean)
    try again.restore()
    try again.consume()
    #expect(!FileManager.default.fileExists(atPath: place.token))
    // What is away already is away.
    try again.consume()
    #expect(!again.isClean)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).isEmpty)
  }

  @Test("torn anywhere, or with anything behind it, is not clean", arguments: 0...whole.utf8.count)
  func torn(length: Int) throws {
    let place = try Place()
    try place.write(String(Self.whole.prefix(length)), to: "bench.stage.clean")
    #expect(try token(in: place).isClean == (length == Self.whole.utf8.count))
    let longer = Self.whole + String(repeating: "\n", count: length + 1)
    try place.write(longer, to: "bench.stage.clean")
    #expect(try !token(in: place).isClean)
  }

  @Test("of zeros, as a disk leaves after a power cut, or of another zone, is not clean")
  func wrong() throws {
    let place = try Place()
    let zeros = String(repeating: "\0", count: Self.whole.utf8.count)
    for text in [
      zeros, LinuxToken.text(board: "bench", zone: "wall"),
      LinuxToken.text(board: "minimal", zone: "stage"),
    ] {
      try place.write(text, to: "bench.stage.clean")
      #expect(try !token(in: place).isClean)
    }
  }

  @Test("a draft that a power cut left is no token, and is in nobody's way")
  func draft() throws {
    let place = try Place()
    try place.write(Self.whole, to: ".bench.stage.clean.part")
    let token = try token(in: place)
    #expect(!token.isClean)
    try token.restore()
    #expect(token.isClean)
  }

  @Test("a link or a folder in its place is not clean, and is not followed")
  func link() throws {
    let place = try Place()
    try place.write(Self.whole, to: "elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: place.token, withDestinationPath: "\(place.path)/elsewhere")
    #expect(try !token(in: place).isClean)
    try FileManager.default.removeItem(atPath: place.token)
    try FileManager.default.createDirectory(
      atPath: place.token, withIntermediateDirectories: false)
    let token = try token(in: place)
    #expect(!token.isClean)
    #expect(throws: TokenError.self) { try token.consume() }
    #expect(throws: TokenError.self) { try token.restore() }
  }

  @Test("where nothing can be written or flushed every change is an error")
  func refused() throws {
    // A folder that no one can write into, whoever they are, and that cannot be flushed.
    let folder = try StateFolder("/proc/self", to: .look)
    let token = LinuxToken(in: folder, board: "bench", zone: "stage")
    #expect(!token.isClean)
    #expect(throws: TokenError.self) { try token.restore() }
    #expect(throws: TokenError(.notDurable)) { try token.consume() }
  }

  @Test("a folder that is taken away under the program is missing")
  func missing() throws {
    let place = try Place()
    let token = try token(in: place)
    try FileManager.default.removeItem(atPath: place.path)
    #expect(throws: TokenError(.missing)) { try token.restore() }
    #expect(!token.isClean)
  }
}

@Suite("A state folder")
struct StateFolderTests {
  @Test("belongs to one program at a time; anybody may look")
  func locked() throws {
    let place = try Place()
    var first: StateFolder? = try StateFolder(place.path, to: .change)
    #expect(first != nil)
    do throws(LinuxError) {
      _ = try StateFolder(place.path, to: .change)
      Issue.record("two have it")
    } catch {
      #expect(error.cause == .busy(holder: "another Solidus"))
      #expect(error.description.hasSuffix("end that program, or name another folder"))
    }
    try place.write("x", to: "a.b.latch")
    #expect(try StateFolder(place.path, to: .look).names(endingIn: ".latch") == ["a.b.latch"])
    first = nil
    _ = try StateFolder(place.path, to: .change)
  }

  @Test("is made if it can be, once, and must be a folder")
  func made() throws {
    let place = try Place()
    let path = "\(place.path)/new [1]*"
    try StateFolder.make(path)
    try StateFolder.make(path)
    let folder = try StateFolder(path, to: .change)
    try folder.put("text", in: "one.latch")
    #expect(folder.text("one.latch") == "text")
    #expect(folder.names(endingIn: ".latch") == ["one.latch"])
    #expect(folder.holds("one.latch") && !folder.holds("two.latch"))
    try place.write("", to: "file")
    do throws(LinuxError) {
      _ = try StateFolder("\(place.path)/file", to: .change)
      Issue.record("a file was taken for a folder")
    } catch { #expect(error.cause == .wrongKind) }
    do throws(LinuxError) {
      try StateFolder.make("\(place.path)/no/such")
      Issue.record("a parent was made")
    } catch { #expect(error.cause == .missing) }
  }
}
