import Foundation
import HAL
import Quantities
import Testing

@testable import LinuxHAL

/// Whether this build can open buses and lines at all.
let builtIn = LinuxLines.libraryVersion != "not built in"

/// What is wrong with a path that is no device of the right kind.
private let wrongPaths: [(String, LinuxError.Cause)] = [
  ("/dev/there-is-no-such-node", .missing),
  ("/etc/passwd", .wrongKind),
  ("/tmp", .wrongKind),
  ("/dev/null", .wrongKind),
]

@Suite("A path to a device")
struct NodeTests {
  @Test("is refused as a bus if it is something else", .enabled(if: builtIn), arguments: wrongPaths)
  func bus(path: String, cause: LinuxError.Cause) {
    let error = #expect(throws: LinuxError.self) { _ = try LinuxI2CBus(path: path, number: 0) }
    #expect(error?.cause == cause)
    #expect(error?.path == path)
    #expect(error?.subject == .bus)
  }

  @Test(
    "is refused as a chip if it is something else", .enabled(if: builtIn), arguments: wrongPaths)
  func chip(path: String, cause: LinuxError.Cause) {
    let lines = LinuxLines()
    for use in [LinuxLines.Use.output(safe: .low), .input(.up, watching: true)] {
      let error = #expect(throws: LinuxError.self) {
        _ = try lines.claim(chip: path, offset: 0, for: use)
      }
      #expect(error?.cause == cause)
      #expect(error?.subject == .chip)
    }
    let error = #expect(throws: LinuxError.self) {
      try LinuxLines.inspect(chip: path, offset: 0)
    }
    #expect(error?.cause == cause)
  }

  @Test("is refused as a watchdog if it is something else", arguments: wrongPaths)
  func watchdog(path: String, cause: LinuxError.Cause) {
    let error = #expect(throws: LinuxError.self) {
      _ = try LinuxWatchdog.start(path: path, timeout: Seconds(10))
    }
    #expect(error?.cause == cause)
    #expect(error?.subject == .watchdog)
  }

  @Test("is forbidden to a user who may not have it", .enabled(if: builtIn))
  func forbidden() async {
    await #expect(processExitsWith: .success) {
      // Root may open anything, so the test steps down to a user who may not.
      if geteuid() == 0 { #expect(setuid(65534) == 0) }
      // Not a device, but nothing is a better guarded file: the door must try to open it.
      #expect(throws: LinuxError(.bus, "/dev/kmsg", .access)) {
        _ = try LinuxI2CBus(path: "/dev/kmsg", number: 0)
      }
    }
  }

  @Test("is refused to a second owner until the first lets go")
  func exclusive() throws {
    // Any device can be locked; a new terminal is one that nobody else has.
    var (master, terminal): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 64)
    try #require(unsafe openpty(&master, &terminal, &name, nil, nil) == 0)
    defer {
      close(master)
      close(terminal)
    }
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    let busy = LinuxError(.bus, path, .again, holder: "another Solidus")
    do {
      let first = try Descriptor(opening: path, as: .bus)
      try first.lock(path, as: .bus)
      #expect(throws: busy) {
        try Descriptor(opening: path, as: .bus).lock(path, as: .bus)
      }
      try first.lock(path, as: .bus)
    }
    try Descriptor(opening: path, as: .bus).lock(path, as: .bus)
  }

  @Test("closes nothing that is not its own when it is refused")
  func closesNothingElse() async {
    await #expect(processExitsWith: .success) {
      let null = unsafe open("/dev/null", O_RDONLY)
      #expect(dup2(null, 0) == 0)
      for path in ["/dev/there-is-no-such-node", "/etc/passwd", "/tmp"] {
        #expect(throws: LinuxError.self) { _ = try Descriptor(opening: path, as: .bus) }
        #expect(throws: LinuxError.self) {
          _ = try LinuxWatchdog.start(path: path, timeout: Seconds(9))
        }
      }
      #expect(fcntl(0, F_GETFD) >= 0)
    }
  }

  @Test("is not even tried by a program without hardware", .enabled(if: !builtIn))
  func notBuiltIn() {
    #expect(throws: LinuxError(.bus, "/dev/i2c-1", .notBuiltIn)) {
      _ = try LinuxI2CBus(path: "/dev/i2c-1", number: 0)
    }
    let error = #expect(throws: LinuxError.self) {
      _ = try LinuxLines().claim(chip: "/dev/gpiochip0", offset: 0, for: .output(safe: .low))
    }
    #expect(error?.cause == .notBuiltIn)
  }
}
