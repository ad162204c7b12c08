import Foundation
import Quantities
import Testing

@testable import LinuxHAL

/// A place for a socket in a folder of its own.
private final class Folder {
  let path = FileManager.default.temporaryDirectory.path + "/s-\(UUID().uuidString.prefix(13))"
  var socket: String { "\(path)/control.sock" }
  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite("A socket at which a program takes requests without waiting for anybody")
struct ControlSocketTests {
  private let start = Instant(nanoseconds: 1_000_000_000)

  private func echo(_ line: String?, _ user: UInt32) -> String {
    "\(line ?? "too long") of \(user)"
  }

  private func call(_ path: String, _ text: String) throws -> ControlCall {
    let call = try ControlCall(path)
    try call.say(Array(text.utf8))
    return call
  }

  @Test("answers one line, and knows who said it")
  func line() throws {
    let folder = try Folder()
    let socket = try ControlSocket(folder.socket)
    let caller = try call(folder.socket, "control/1 status\nand more\n")
    socket.visit(at: start, echo)
    #expect(caller.answer() == "control/1 status of \(geteuid())")
    #expect(caller.answer() == nil)
  }

  @Test("answers one caller in a visit, in the order in which they have called")
  func turns() throws {
    let folder = try Folder()
    let socket = try ControlSocket(folder.socket)
    let callers = try (0..<3).map { try call(folder.socket, "\($0)\n") }
    var asked: [String?] = []
    for visit in 1...4 {
      socket.visit(at: start) { line, _ in
        asked.append(line)
        return "yes"
      }
      #expect(asked.count == min(visit, 3))
    }
    #expect(asked == ["0", "1", "2"])
    #expect(callers.allSatisfy { $0.answer() == "yes" })
  }

  @Test("puts a line together from its pieces")
  func pieces() throws {
    let folder = try Folder()
    let socket = try ControlSocket(folder.socket)
    let caller = try ControlCall(folder.socket)
    for byte in "half".utf8 {
      try caller.say([byte])
      socket.visit(at: start) { _, _ in
        Issue.record("half a line was answered")
        return ""
      }
    }
    try caller.say([0x0A])
    socket.visit(at: start, echo)
    #expect(caller.answer() == "half of \(geteuid())")
  }

  @Test("refuses a line that is too long, and takes one that just is not")
  func longest() throws {
    let folder = try Folder()
    let socket = try ControlSocket(folder.socket)
    for (count, isTaken) in [(127, true), (128, false), (100_000, false)] {
      let caller = try call(folder.socket, String(repeating: "x", count: count) + "\n")
      socket.visit(at: start, echo)
      #expect(caller.answer()?.hasPrefix(isTaken ? "xxx" : "too long") == true, "\(count) bytes")
    }
  }

  @Test("listens to nobody for longer than two seconds, however many there are")
  func silence() throws {
    let folder = try Folder()
    let socket = try ControlSocket(folder.socket)
    let silent = try (0..<14).map { _ in try ControlCall(folder.socket) }
    let caller = try call(folder.socket, "status\n")
    var answered = 0
    // Eight are heard out at a time, and the others wait their turn in the kernel.
    for visit in 0..<3 {
      let now = start + Seconds(2.1) * Int64(visit)
      socket.visit(at: now) { line, _ in
        answered += 1
        return line ?? ""
      }
      socket.visit(at: now) { line, _ in
        answered += 1
        return line ?? ""
      }
    }
    #expect(answered == 1)
    #expect(caller.answer() == "status")
    #expect(silent.allSatisfy { $0.answer() == nil })
  }

  @Test("is not kept up by callers who go away, say nothing that can be read, or never read")
  func hostile() throws {
    let folder = try Folder()
    let socket = try ControlSocket(folder.socket)
    var random = SystemRandomNumberGenerator()
    var deaf: [ControlCall] = []
    var visits = 0
    for turn in 0..<100 {
      let call = try ControlCall(folder.socket)
      switch turn % 4 {
      case 0: break  // goes away at once
      case 1: try call.say((0..<64).map { _ in UInt8.random(in: 0...255, using: &random) })
      case 2: try call.say(Array("\u{0}\u{FFFD}\n".utf8))
      default:
        try call.say(Array("status\n".utf8))
        deaf.append(call)
      }
      socket.visit(at: start + Seconds(3) * Int64(turn)) { _, _ in
        visits += 1
        return String(repeating: "a", count: 60_000)
      }
    }
    #expect(visits >= 50)
    let last = try call(folder.socket, "still there\n")
    for turn in 0..<20 { socket.visit(at: start + Seconds(400) * Int64(turn + 1), echo) }
    #expect(last.answer() == "still there of \(geteuid())")
  }

  @Test("is for its user and group, and is gone with its owner")
  func mode() throws {
    let folder = try Folder()
    do {
      let socket = try ControlSocket(folder.socket)
      let facts = try FileManager.default.attributesOfItem(atPath: socket.path)
      #expect(facts[.posixPermissions] as? Int == 0o660)
      #expect(facts[.type] as? FileAttributeType == .typeSocket)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.socket))
  }

  @Test("takes the place of one whose program is dead, and of nothing else")
  func places() throws {
    let folder = try Folder()
    do {
      let socket = try ControlSocket(folder.socket)
      // What a killed program leaves: the name, and nobody behind it.
      try FileManager.default.moveItem(atPath: socket.path, toPath: "\(folder.path)/dead.sock")
    }
    let socket = try ControlSocket("\(folder.path)/dead.sock")
    let second = #expect(throws: LinuxError.self) { try ControlSocket(socket.path) }
    #expect(second?.cause == .busy(holder: "another run"))
    let file = "\(folder.path)/file"
    try "kept".write(toFile: file, atomically: false, encoding: .utf8)
    #expect(throws: LinuxError.self) { try ControlSocket(file) }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "kept")
    let long = folder.path + "/" + String(repeating: "x", count: 108)
    let refusal = #expect(throws: LinuxError.self) { try ControlSocket(long) }
    #expect(refusal?.description.contains("107 bytes") == true)
    #expect(throws: LinuxError.self) { try ControlCall("\(folder.path)/nowhere") }
  }
}
