import Documents
import Quantities
import Rig

/// What `plan` prints.
struct PlanReport {
  let name: String
  let plan: RecipePlan

  var text: String {
    """
    SIMULATED  \(name): a plan, nothing moves

      takes      \(takes)
      sample     \(sample)
    \(lines(others))  cycles     \(plan.cycles)
    \(lines(plan.assumptions.map { "  \($0)" }))
    \(timeline)\(films)\(layers)\(uses)
    """
  }

  private func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  private var takes: String {
    let forecast = plan.forecast
    if let stuck = forecast.stuck {
      return "for ever: \(plan.compiled.place(of: stuck)) never ends"
    }
    var text = clock(forecast.duration)
    if forecast.cooling > .zero {
      let cooling = "of it \(clock(forecast.cooling)) of cooling"
      text =
        forecast.knowsWalls
        ? "\(text), \(cooling)" : "at least \(text), \(cooling), or more where walls are warm"
    }
    guard forecast.waits > 0 else { return text }
    let waits = forecast.waits == 1 ? "1 wait" : "\(forecast.waits) waits"
    return text + "; and \(waits) for pressure and the like, \(clock(forecast.atMost)) at most"
  }

  private var sample: String { bounds(plan.forecast.peak, plan.limit) }

  /// Bottles and lines, each with its own limit.
  private var others: [String] {
    plan.others.map { "  zone       \($0.name) \(bounds($0.peak, $0.limit))" }
  }

  private func bounds(_ peak: Celsius, _ limit: Celsius?) -> String {
    let most = "\(fixed(peak.value, 1)) C at most"
    guard let limit else { return most }
    let room = (limit - peak).value
    return "\(most), limit \(fixed(limit.value, 1)) C, \(fixed(room, 1)) K below it"
  }

  private var timeline: String {
    let rows = PlanRow.rows(of: plan).map { row in
      [
        clock(row.start - .zero), row.count > 1 ? "x \(row.count)" : "",
        String(repeating: "  ", count: row.depth) + row.words + (row.varies ? " ..." : ""),
        lasts(row.lasts),
        fixed(row.sample.value, 1),
      ]
    }
    return Table(["begins", "times", "what", "lasts", "sample, C"], rows).text
  }

  private func lasts(_ span: Seconds) -> String {
    if span < .milliseconds(1) { return "" }
    return span < Seconds(100) ? QuantityPrinter.text(span) : clock(span)
  }

  private var films: String {
    guard !plan.films.isEmpty else { return "" }
    let isSeen = plan.films.contains { $0.observed != nil }
    let isFlagged = plan.films.contains { !$0.flags.isEmpty }
    let head = ["film", "cycles", "nm by chemistry"]
    let rows = plan.films.map { film in
      [film.material, "\(film.cycles)", fixed(film.thickness.value, 1)]
        + (isSeen ? [film.observed.map { fixed($0.value, 1) } ?? "-"] : [])
        + (isFlagged ? [film.flags.joined(separator: ", ")] : [])
    }
    let more = (isSeen ? ["nm by what was seen"] : []) + (isFlagged ? ["note"] : [])
    let seen = "  what was seen is the growth that the recipe's 'film' quotes, with who saw it\n"
    return "\n" + Table(head + more, rows).text + (isSeen ? seen : "")
  }

  /// From the metal up, and how the composition goes along the depth; of a long stack the latter.
  private var layers: String {
    guard plan.layers.count > 1 else { return "" }
    guard plan.layers.count <= 12 else { return composition(10) }
    let rows = plan.layers.map { [$0.material, "\($0.cycles)", fixed($0.thickness.value, 2)] }
    let table = "\n" + Table(["layer, from the metal", "cycles", "nm"], rows).text
    return plan.layers.count > 4 ? table + composition(5) : table
  }

  private func composition(_ slices: Int) -> String {
    let materials = plan.films.map(\.material)
    let rows = FilmDepth(plan.layers).slices(slices, of: materials).map { slice in
      ["\(fixed(slice.from, 1)) to \(fixed(slice.to, 1))"]
        + slice.shares.map { "\(fixed($0 * 100, 0)) %" }
    }
    return "\n" + Table(["nm from the metal"] + materials, rows).text
  }

  private var uses: String {
    guard !plan.uses.isEmpty else { return "" }
    let rows = plan.uses.map { use in
      [
        use.precursor, "\(use.pulses)", fixed(use.open.value, 2), fixed(use.mass.value * 1e6, 1),
      ]
    }
    return "\n" + Table(["precursor", "pulses", "s open", "mg, estimated"], rows).text
  }
}
