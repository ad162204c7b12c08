import Documents
import Instrument
import Procedures
import Quantities

/// Steps that wait for the thermostat of the cells.
extension MethodCompiler {
  /// The cell is open while its temperature changes, and for the time it is given afterwards.
  mutating func warm(to climate: CellClimate, _ watch: WatchText?, at place: Place) {
    guard isProvided(climate.goal, at: place), isBorne(climate.goal, at: place) else { return }
    observe(watch)
    put(.cell(.drive(.rest)), place)
    put(.cell(.warm(to: climate.goal)), place)
    let there = conditions.number(
      of: [
        Condition(.cellTemperature, .above, (climate.goal - Self.near).value),
        Condition(.cellTemperature, .below, (climate.goal + Self.near).value),
      ])
    put(.wait(condition: there, longest: climate.within), place)
    put(.stay(until: 0, of: 0, longest: climate.rest), place)
  }

  /// A cell is there when its thermometer says so, which may be off by this, and half a kelvin more.
  private static let near = CellLimits.thermometer + Kelvins(0.5)

  private mutating func isProvided(_ goal: Celsius, at place: Place) -> Bool {
    guard let board else { return true }
    guard let thermostat = board.thermostat else {
      report.error(
        at: place, "board '\(board.name)' has no thermostat for its cells",
        remedy: "leave the step out, or declare a channel of kind 'thermostat' in board.yaml")
      return false
    }
    guard goal >= thermostat.coldest, goal <= thermostat.hottest else {
      report.error(
        at: place,
        "the thermostat of board '\(board.name)' goes from"
          + " \(QuantityPrinter.text(thermostat.coldest)) to"
          + " \(QuantityPrinter.text(thermostat.hottest))",
        remedy: "write a temperature between them")
      return false
    }
    return true
  }

  /// A limit opens the cell for good when what its thermometer shows may be beyond it.
  private mutating func isBorne(_ goal: Celsius, at place: Place) -> Bool {
    let room = CellLimits.thermometer * 2
    if goal + room > limits.hottest {
      refuse(goal, too: limits.hottest, of: bounds.hottest, at: place)
    } else if goal - room < limits.coldest {
      refuse(goal, too: limits.coldest, of: bounds.coldest, at: place)
    } else {
      return true
    }
    return false
  }

  private mutating func refuse(
    _ goal: Celsius, too near: Celsius, of author: MethodLimits.Author, at place: Place
  ) {
    report.error(
      at: place,
      "\(QuantityPrinter.text(goal)) is too near to the \(QuantityPrinter.text(near)) that the"
        + " \(author.rawValue) allows: it takes 5 K, for a thermometer may be 2.5 K off, and the"
        + " limit counts as much sooner",
      remedy: author.remedy)
  }
}
