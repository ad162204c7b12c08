import Documents
import Quantities
import Simulator

extension SimulatedWorld {
  /// Puts the cells that tasks bring with them into the holders of their channels; it returns the
  /// holders of those with which nothing was done before.
  func insert(_ tasks: [CellTask]) throws(RigError) -> [CellHolder] {
    var holders: [CellHolder] = []
    for task in tasks where task.simulated != nil || task.aged != nil {
      guard let card = parts.card(task.channel) else {
        throw RigError(
          "the simulated board has no card behind '\(task.channel)' that a cell could hang on",
          remedy: Suggestion.advice(for: task.channel, among: parts.cards.map(\.name)))
      }
      guard let model = task.simulated ?? card.holder.model else { continue }
      card.holder.insert(task.aged.map { AgedCell(model, $0.state) } ?? model, at: now)
      if task.aged == nil { holders.append(card.holder) }
    }
    // Without power all of them stand open.
    if let rested = tasks.compactMap(\.aged?.rested).max() { wait(until: now + rested) }
    return holders
  }
}
