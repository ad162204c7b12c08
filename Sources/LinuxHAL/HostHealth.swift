public import Quantities

/// What the machine itself suffers that makes it slow: heat, or a supply that is too low.
public struct HostHealth: Sendable {
  public enum Trouble: Hashable, Sendable {
    /// A part of the processor is so hot that the kernel slows it down, or soon will.
    case hot(Celsius)
    /// The board's supply was seen below what it needs.
    case undervoltage
  }

  /// Boards throttle themselves from 80 or 85 °C on.
  public static let bound = Celsius(80)

  private let zones: [String]
  private let alarms: [String]

  /// - Parameter root: where the kernel shows its devices.
  public init(in root: String = "/sys") {
    // Documentation/driver-api/thermal/sysfs-api.rst: temp is in thousandths of a degree.
    zones = SmallFile.paths(matching: "\(root)/class/thermal/thermal_zone*/temp")
    // drivers/hwmon/raspberrypi-hwmon.c: 1 since the firmware saw too low a voltage.
    alarms = SmallFile.paths(matching: "\(root)/class/hwmon/hwmon*/in0_lcrit_alarm")
  }

  /// What is wrong with the machine now; nil if nothing is, or nothing of it can be seen.
  public func trouble() -> Trouble? {
    let hottest = zones.compactMap(Self.number).map { Celsius($0 / 1000) }.max()
    if let hottest, hottest > Self.bound { return .hot(hottest) }
    return alarms.contains { Self.number($0) == 1 } ? .undervoltage : nil
  }

  private static func number(_ path: String) -> Double? {
    guard let text = SmallFile.text(path) else { return nil }
    return Double(text.split(separator: "\n").first.map(String.init) ?? "")
  }
}
