import Documents
import Simulator

extension SimulatedWorld {
  /// Puts the cells that tasks bring with them into the holders of their channels, which it returns.
  func insert(_ tasks: [CellTask]) throws(RigError) -> [CellHolder] {
    var holders: [CellHolder] = []
    for task in tasks {
      guard let model = task.simulated else { continue }
      guard let card = parts.card(task.channel) else {
        throw RigError(
          "the simulated board has no card behind '\(task.channel)' that a cell could hang on",
          remedy: Suggestion.advice(for: task.channel, among: parts.cards.map(\.name)))
      }
      card.holder.insert(model, at: now)
      holders.append(card.holder)
    }
    return holders
  }
}
