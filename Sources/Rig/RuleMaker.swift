import Documents
import Instrument
import Procedures

/// Makes the rules of a board from what its author wrote.
struct RuleMaker {
  private let channels: ReactorChannels

  init(_ board: BoardDocument) { channels = ReactorChannels(board) }

  func rules() throws(RigError) -> [Rule] {
    var rules: [Rule] = []
    for (name, channel) in channels.rules {
      var report = Report()
      var table = ConditionTable(channels)
      let number = table.number(of: channel.condition, &report)
      guard number != nil, let conditions = table.entries.first else {
        let finding = report.diagnostics.all.first
        throw RigError(
          "rule '\(name)': \(finding?.message ?? "no condition")",
          remedy: finding?.remedy ?? "write when: pressure > 20 Torr")
      }
      rules.append(
        Rule(
          name, when: conditions, for: channel.patience, stops: .by(channel.stops),
          switches: try switches(name, channel), message: channel.message))
    }
    return rules
  }

  private func switches(_ name: String, _ channel: RuleChannel) throws(RigError) -> [UInt8] {
    var numbers: [UInt8] = []
    for wanted in channel.switches {
      guard let number = ReactorChannels.number(of: wanted.value, among: channels.switches) else {
        throw RigError(
          "rule '\(name)': there is no switch '\(wanted.value)'",
          remedy: Suggestion.advice(for: wanted.value, among: channels.switches.map(\.name)))
      }
      numbers.append(number)
    }
    return numbers
  }
}

extension Stops {
  /// What a word of a board means; no word is nothing.
  static func by(_ word: StopWord?) -> Stops {
    Stops(
      heat: word?.stopsHeat ?? false, gas: word?.stopsGas ?? false,
      cells: word?.stopsCells ?? false)
  }
}
