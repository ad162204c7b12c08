import Foundation
import HAL
import Quantities
import Testing

@testable import LinuxHAL

/// A bank of one line that counts what becomes of it.
private final class Wire: LineBank {
  var levels: [Level] = []
  var isLost = false
  func drive(_ line: LineNumber, to level: Level) throws(LineError) {
    if isLost { throw LineError(.lost, line: line) }
    levels.append(level)
  }
  func level(of line: LineNumber) throws(LineError) -> Level { levels.last ?? .low }
  func nextEdge(of line: LineNumber) throws(LineError) -> Edge? { nil }
  func release(_ line: LineNumber) {}
}

/// A guardian on such a wire, in a folder of its own.
private final class Post {
  let path = FileManager.default.temporaryDirectory.path + "/g-\(UUID().uuidString.prefix(13))"
  let wire = Wire()
  var guardian: Guardian?
  var socket: String { "\(path)/guardian.sock" }

  init(at level: Level = .low) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guardian = try Guardian(socket, driving: GuardedLine(wire, LineNumber(25), at: level))
  }

  func serve(_ now: @escaping () -> Instant = LinuxClock().now) throws {
    try guardian?.serve(now)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite("A guardian")
struct GuardianTests {
  @Test(
    "gives one edge for one message, from whatever level it found", arguments: [Level.low, .high])
  func edges(level: Level) throws {
    let post = try Post(at: level)
    let link = try GuardianLink(post.socket)
    #expect(post.wire.levels.isEmpty)
    for told in [Level.high, .low, .high] {
      try link.drive(GuardianLink.line, to: told)
      try post.serve()
    }
    #expect(post.wire.levels == [level.opposite, level, level.opposite])
    // Told to stay where it is, a line has no edge.
    try link.drive(GuardianLink.line, to: .high)
    try post.serve()
    #expect(post.wire.levels.count == 3)
    #expect(post.guardian?.beats == 3)
  }

  @Test("gives none when it comes up, when nobody speaks, and when it goes")
  func rest() throws {
    let post = try Post(at: .high)
    try post.serve()
    post.guardian = nil
    #expect(post.wire.levels.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: post.socket))
  }

  @Test("gives none for what was said too long ago, or comes from later")
  func age() throws {
    let post = try Post()
    let link = try GuardianLink(post.socket)
    let clock = LinuxClock()
    for (age, edges) in [(Seconds(0.101), 0), (Seconds(-1), 0), (Seconds(0.0), 1)] {
      try link.drive(GuardianLink.line, to: try link.level(of: GuardianLink.line).opposite)
      let sent = clock.now()
      try post.serve { age == .zero ? clock.now() : sent + age }
      #expect(post.wire.levels.count == edges)
    }
    #expect(post.guardian?.ignored == 2)
  }

  @Test("after a pause gives no edge for what came meanwhile")
  func backlog() throws {
    let post = try Post()
    let link = try GuardianLink(post.socket)
    for told in [Level.high, .low, .high, .low] { try link.drive(GuardianLink.line, to: told) }
    let later = LinuxClock().now() + Seconds(1)
    for _ in 0..<4 { try post.serve { later } }
    #expect(post.wire.levels.isEmpty)
    #expect(post.guardian?.ignored == 4)
  }

  @Test(
    "gives none for what is no message",
    arguments: [
      [], [1], Array("solidus1".utf8), Array(repeating: 0, count: 16),
      Array("solidus2\0\0\0\0\0\0\0\0".utf8), Array("solidus1\0\0\0\0\0\0\0\0\0".utf8),
    ])
  func rubbish(bytes: [UInt8]) throws {
    #expect(BeatMessage(bytes) == nil)
  }

  @Test("reads back what was sent")
  func message() {
    for number in [0, 1, 0x0102_0304_0506_0708, Int64.max] {
      let message = BeatMessage(sent: Instant(nanoseconds: number))
      #expect(BeatMessage(message.bytes) == message)
    }
  }

  @Test("that is gone loses the line for the control process at once")
  func gone() throws {
    let post = try Post()
    let link = try GuardianLink(post.socket)
    post.guardian = nil
    let error = #expect(throws: LineError.self) { try link.drive(GuardianLink.line, to: .high) }
    #expect(error?.kind == .lost)
    #expect(throws: LinuxError.self) { try GuardianLink(post.socket) }
  }

  @Test("that does not come to read loses it too, and nobody waits for it")
  func stopped() throws {
    let post = try Post()
    let link = try GuardianLink(post.socket)
    var (sent, level) = (0, Level.high)
    var error: LineError?
    while error == nil, sent < 10_000 {
      do throws(LineError) { try link.drive(GuardianLink.line, to: level) } catch let found {
        error = found
      }
      (sent, level) = (sent + 1, level.opposite)
    }
    #expect(error?.kind == .lost)
  }

  @Test("is alone at its place, which nobody but its user may send to")
  func place() throws {
    let post = try Post()
    let facts = try FileManager.default.attributesOfItem(atPath: post.socket)
    #expect(facts[.posixPermissions] as? Int == 0o600)
    let second = #expect(throws: LinuxError.self) {
      try Guardian(post.socket, driving: GuardedLine(Wire(), LineNumber(1), at: .low))
    }
    #expect(second?.cause == .busy(holder: "another guardian"))
  }

  @Test("says when its line is lost")
  func lost() throws {
    let post = try Post()
    let link = try GuardianLink(post.socket)
    post.wire.isLost = true
    try link.drive(GuardianLink.line, to: .high)
    #expect(throws: LineError.self) { try post.serve() }
  }
}
