import Documents
import Quantities

/// `--holder`, `--gas` and `--pressure`: all three or none.
enum CombinationOption {
  static func read(
    _ arguments: Arguments, for command: String
  ) throws(Refusal) -> Combination? {
    let given = ["holder", "gas", "pressure"].compactMap(arguments.value)
    guard !given.isEmpty else { return nil }
    guard let holder = arguments.value("holder"), let gas = arguments.value("gas"),
      let text = arguments.value("pressure"), Name.isValid(holder), Name.isValid(gas)
    else {
      throw Refusal(
        "solidus \(command): name all three: --holder plain --gas Ar --pressure 100Pa", .usage)
    }
    let pressure: Pascals
    do throws(QuantityProblem) { pressure = try Pascals(written: text) } catch {
      throw Refusal("solidus \(command): --pressure: \(error.message); \(error.remedy)", .usage)
    }
    guard pressure > .zero else {
      throw Refusal("solidus \(command): --pressure is more than nothing", .usage)
    }
    return Combination(holder: holder, gas: gas, pressure: pressure)
  }
}

/// `--date`: a day that somebody says, never that of a clock.
enum DateOption {
  static func read(_ arguments: Arguments, for command: String) throws(Refusal) -> Day? {
    guard let text = arguments.value("date") else { return nil }
    guard let day = Day(text) else {
      throw Refusal("solidus \(command): --date: '\(text)' is no day; write 2026-11-21", .usage)
    }
    return day
  }
}
