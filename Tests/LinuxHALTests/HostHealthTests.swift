import Foundation
import LinuxHAL
import Quantities
import Testing

@Suite("What the machine itself suffers")
struct HostHealthTests {
  private let root = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  private func write(_ text: String, to name: String) throws {
    let path = "\(root)/class/\(name)"
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try (text + "\n").write(toFile: path, atomically: false, encoding: .utf8)
  }

  @Test("is seen where the kernel shows it: the hottest of its zones, and a supply too low")
  func seen() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    #expect(HostHealth(in: root).trouble() == nil, "nothing is shown")
    try write("54123", to: "thermal/thermal_zone0/temp")
    try write("80000", to: "thermal/thermal_zone1/temp")
    try write("0", to: "hwmon/hwmon1/in0_lcrit_alarm")
    let health = HostHealth(in: root)
    #expect(health.trouble() == nil)
    try write("1", to: "hwmon/hwmon1/in0_lcrit_alarm")
    #expect(health.trouble() == .undervoltage)
    try write("81500", to: "thermal/thermal_zone1/temp")
    #expect(health.trouble() == .hot(Celsius(81.5)))
    try write("nonsense", to: "thermal/thermal_zone1/temp")
    try write("0", to: "hwmon/hwmon1/in0_lcrit_alarm")
    #expect(health.trouble() == nil)
  }
}
