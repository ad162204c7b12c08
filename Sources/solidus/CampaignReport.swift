import Documents
import Quantities
import Rig
import Safety

/// What a campaign found, as a table and as JSON.
struct CampaignReport {
  private let tally: CampaignTally

  init(_ tally: CampaignTally) { self.tally = tally }

  var text: String {
    var lines = ["SIMULATED  \(tally.cases) rehearsals, \(tally.broken.count) broken promises", ""]
    lines.append(
      "plant        metal  cases  worst margin  gap  overshoot  ripple  approach  slower    hours")
    for place in sorted {
      lines.append(
        pad(place.plant, 12) + " " + pad(place.metal.symbol, 5) + right("\(place.cases)", 7)
          + right(number(place.worst.value, 2) + " K", 14)
          + right(number(place.gaps.median, 2), 5) + right(number(place.overshoots.max(), 2), 11)
          + right(number(place.ripples.max(), 2), 8)
          + right(number(place.approaches.median, 0) + " s", 10)
          + right(number(place.slower.max(), 2), 8) + right(number(place.hours, 1), 9))
    }
    for (command, what) in tally.broken {
      lines += ["", "BROKEN  \(what)", "  \(command)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var json: JSON {
    .object([
      ("simulated", .boolean(true)), ("cases", .integer(tally.cases)),
      (
        "broken",
        .array(
          tally.broken.map {
            .object([("what", .string($0.what)), ("command", .string($0.command))])
          })
      ),
      ("places", .array(sorted.map(json))),
    ])
  }

  private func json(_ place: CampaignTally.Place) -> JSON {
    .object([
      ("plant", .string(place.plant)), ("metal", .string(place.metal.symbol)),
      ("cases", .integer(place.cases)), ("worst_margin_K", .number(place.worst.value)),
      ("gap_median_K", .number(place.gaps.median ?? .nan)),
      ("overshoot_worst_K", .number(place.overshoots.max() ?? .nan)),
      ("ripple_worst_K", .number(place.ripples.max() ?? .nan)),
      ("approach_median_s", .number(place.approaches.median ?? .nan)),
      ("slower_worst", .number(place.slower.max() ?? .nan)), ("hours", .number(place.hours)),
    ])
  }

  private var sorted: [CampaignTally.Place] {
    tally.places.sorted { ($0.plant, $0.metal.symbol) < ($1.plant, $1.metal.symbol) }
  }

  private func number(_ value: Double?, _ decimals: Int) -> String {
    guard let value, value.isFinite else { return "-" }
    return fixed(value, decimals)
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
