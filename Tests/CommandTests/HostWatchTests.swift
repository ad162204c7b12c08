import Foundation
import LinuxHAL
import Quantities
import Testing

@testable import solidus

@Suite("A machine that is not well")
struct HostWatchTests {
  @Test("is told once when it begins and once when it is over, and looked at every two seconds")
  func told() throws {
    let root = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"
    let folder = root + "/class/thermal/thermal_zone0"
    defer { try? FileManager.default.removeItem(atPath: root) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    func heat(_ text: String) throws {
      try text.write(toFile: folder + "/temp", atomically: false, encoding: .utf8)
    }
    try heat("60000\n")
    var watch = HostWatch(HostHealth(in: root))
    #expect(watch.trouble == nil)
    func look(_ seconds: Double) -> String? {
      watch.look(at: .zero + Seconds(seconds), elapsed: Seconds(seconds))
    }
    #expect(look(0) == nil)
    try heat("85400\n")
    #expect(watch.trouble?.contains("85.4 C") == true)
    #expect(look(1) == nil, "not yet")
    #expect(look(2.5)?.contains("85.4 C") == true)
    try heat("90000\n")
    #expect(look(5) == nil, "no news")
    try heat("70000\n")
    #expect(look(8) == "the machine is well again")
    #expect(watch.seen.count == 2)
    #expect(watch.seen.first?.hasPrefix("0:00:02") == true)
  }
}
