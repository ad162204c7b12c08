public import Quantities

/// What the numbers of a stage depend on, as far as it changes from run to run.
public struct Combination: Hashable, Sendable, CustomStringConvertible {
  /// What carries the foil, by the name that the lab gave it.
  public let holder: String
  public let gas: String
  public let pressure: Pascals

  public init(holder: String, gas: String, pressure: Pascals) {
    self.holder = holder
    self.gas = gas
    self.pressure = pressure
  }

  /// How far a pressure may be from the one at which a stage was identified, as a share of it.
  ///
  /// Gas conducts in proportion to its pressure at most, and it is only part of the coupling.
  public static let pressureBand = 0.2

  /// Whether numbers found for this hold for another.
  public func stands(for other: Combination) -> Bool {
    let off = (other.pressure.value - pressure.value).magnitude
    return holder == other.holder && gas == other.gas
      && off <= Self.pressureBand * pressure.value
  }

  /// The same at another pressure.
  public func at(_ pressure: Pascals) -> Combination {
    Combination(holder: holder, gas: gas, pressure: pressure)
  }

  public var description: String {
    "holder \(holder), \(gas), \(QuantityPrinter.text(pressure))"
  }
}

/// A calendar day as text, `2026-11-21`: an argument of whoever writes, never a clock's.
public struct Day: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// Nil unless the text is a day of the calendar.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
    guard isPlain, parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), day >= 1, day <= Self.days(of: month, year)
    else { return nil }
    description = text
    number = Self.number(year, month, day)
  }

  /// Days since some day long ago, so that two of them can be subtracted.
  private let number: Int

  /// How many days this one comes after another; negative if it comes before.
  public func days(after other: Day) -> Int { number - other.number }

  /// The days of a calendar whose year begins in March, so that its last day is the leap day.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let (shifted, from) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * from + 2) / 5 + day
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : ([4, 6, 9, 11].contains(month) ? 30 : 31)
  }

  static let form = Form<Day>.parsed(
    as: "a day", pattern: "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
    example: "2026-11-21"
  ) { Day($0) }
}
