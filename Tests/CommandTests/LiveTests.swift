import Foundation
import Testing

@testable import solidus

/// A copy of the smallest board whose buses and lines are where a test wants them.
private final class Folder {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("solidus-live-\(UUID().uuidString)").path

  init(bus: String, chip: String = "no-such-chip") throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    try FileManager.default.copyItem(atPath: "\(root)/boards/minimal", toPath: path)
    let file = URL(fileURLWithPath: "\(path)/board.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let moved = text.replacingOccurrences(of: "/dev/i2c-1", with: bus)
      .replacingOccurrences(of: "/dev/i2c-2", with: "/dev/there-is-no-such-bus")
      .replacingOccurrences(of: "gpiochip0", with: chip)
    try moved.write(to: file, atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Whether this build can open buses and lines at all: the package trait, as a condition.
#if LinuxIO
  private let builtIn = true
#else
  private let builtIn = false
#endif

@Suite("A command that is told --live")
struct LiveTests {
  private let transfer = ["i2c", "transfer", "--live", "--board"]

  @Test(
    "ends with 6 if the node is not there, with 3 if it is something else",
    .enabled(if: builtIn, "this build has no access to hardware"),
    arguments: [
      ("/dev/there-is-no-such-bus", solidus.ExitStatus.hardwareLost), ("/dev/null", .refused),
      ("/etc/passwd", .refused), ("/tmp", .refused),
    ])
  func nodes(bus: String, status: solidus.ExitStatus) throws {
    let folder = try Folder(bus: bus)
    #expect(Solidus.run(transfer + [folder.path, "reactor", "r1@0x60"]) == status)
  }

  @Test("ends with 2 if the board has no such bus or branch", arguments: ["reactr", "cell_mux.9"])
  func names(bus: String) throws {
    let folder = try Folder(bus: "/dev/null")
    #expect(Solidus.run(transfer + [folder.path, bus, "r1@0x60"]) == .usage)
  }

  @Test(
    "asks on when a bus is refused, and ends with what is worst",
    .enabled(if: builtIn, "this build has no access to hardware"))
  func probe() throws {
    let folder = try Folder(bus: "/dev/null")
    #expect(Solidus.run(["board", "probe", "--live", "--board", folder.path]) == .hardwareLost)
  }

  @Test("is refused by a build without access to hardware", .enabled(if: !builtIn))
  func notBuiltIn() throws {
    let folder = try Folder(bus: "/dev/there-is-no-such-bus")
    #expect(Solidus.run(transfer + [folder.path, "reactor", "r1@0x60"]) == .refused)
    #expect(Solidus.run(["board", "probe", "--live", "--board", folder.path]) == .refused)
  }

  @Test("is forbidden to a user without the rights, which is a refusal")
  func forbidden() async {
    await #expect(processExitsWith: .success) {
      // Not a device of ours, but nothing is a better guarded one.
      let folder = try Folder(bus: "/dev/kmsg")
      #expect(unsafe chown(folder.path, 65534, 65534) == 0 || geteuid() != 0)
      if geteuid() == 0 { #expect(setuid(65534) == 0) }
      let words = ["i2c", "transfer", "--live", "--board", folder.path, "reactor", "r1@0x60"]
      #expect(Solidus.run(words) == .refused)
      var nothing = rlimit(rlim_cur: 0, rlim_max: 0)
      #expect(unsafe setrlimit(__rlimit_resource_t(8), &nothing) == 0)  // RLIMIT_MEMLOCK
      #expect(Solidus.run(["jitter", "--realtime", "--steps", "2"]) == .refused)
    }
  }

  @Test("measures this machine's timing without any right")
  func jitter() {
    #expect(Solidus.run(["jitter", "--steps", "3"]) == .done)
    for steps in ["0", "-1", "1000001", "ten", ""] {
      #expect(Solidus.run(["jitter", "--steps", steps]) == .usage)
    }
  }
}
