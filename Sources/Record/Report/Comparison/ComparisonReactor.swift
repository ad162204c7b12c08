import Documents

/// The reactors of several runs over each other: heat, gas, film.
struct ComparisonReactor {
  private let runs: [ComparedRun]
  private let scale: TimeScale

  init(_ runs: [ComparedRun]) {
    self.runs = runs
    scale = TimeScale(for: runs.map(\.reactor.duration).max() ?? 0)
  }

  var html: String {
    let charts = zones.flatMap(heat) + gas
    guard charts.contains(where: { !$0.isEmpty }) else { return "" }
    return HTML.heading("Reactor") + HTML.charts(charts)
  }

  /// Every zone that any of them has, once; zones of one name are one picture.
  private var zones: [String] {
    runs.flatMap { $0.run.start.zones.map(\.name) }.reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  private func heat(_ zone: String) -> [Chart] {
    func curves(_ values: (ReactorHistory.Zone) -> [Double]) -> [Curve] {
      runs.compactMap { compared in
        guard let index = compared.run.start.zones.firstIndex(where: { $0.name == zone }) else {
          return nil
        }
        let seen = compared.reactor.zones[index]
        return curve(compared, seen.time, values(seen))
      }
    }
    return [
      chart("Sample on the \(zone)", "°C", curves(\.sample), marks: limits(of: zone)),
      chart(
        ReactorSection.margin(of: zone), "K", curves(\.margin), marks: [(0, "")]),
    ]
  }

  /// One line where all have one limit, otherwise one for each.
  private func limits(of zone: String) -> [(value: Double, name: String)] {
    let limits = runs.compactMap { compared -> (letter: String, value: Double)? in
      compared.run.start.zones.first { $0.name == zone }?.limit.map { (compared.letter, $0) }
    }
    return limits.reduce(into: [(letters: [String], value: Double)]()) { known, limit in
      if let same = known.firstIndex(where: { $0.value == limit.value }) {
        known[same].letters.append(limit.letter)
      } else {
        known.append(([limit.letter], limit.value))
      }
    }.map { letters, value in
      let whose = letters.count == runs.count ? "" : " of \(letters.joined(separator: ", "))"
      return (value, "limit\(whose) \(fixed(value, 1)) °C")
    }
  }

  private var gas: [Chart] {
    func panel(_ title: String, _ unit: String, _ values: (ReactorHistory.Panel) -> [Double])
      -> Chart
    {
      chart(
        title, unit,
        runs.compactMap { compared in
          let seen = values(compared.reactor.panel)
          // What stayed at nought all along is not worth a line.
          guard seen.contains(where: { $0.isFinite && $0.magnitude > 1e-9 }) else { return nil }
          return curve(compared, compared.reactor.panel.time, seen)
        })
    }
    return [
      panel("Pressure", "Pa", \.pressure), panel("Film monitor", "nm", \.thickness),
      panel("Forward power", "W", \.forward),
    ] + doses
  }

  /// A picture for each valve that any of them opened: fading doses show against sound ones.
  private var doses: [Chart] {
    let names = runs.flatMap(\.run.start.valves).reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    return names.map { name in
      let curves = runs.compactMap { compared -> Curve? in
        guard let index = compared.run.start.valves.firstIndex(of: name) else { return nil }
        let doses = compared.reactor.doses[index]
        return Curve(
          compared.letter, compared.kind, .dots, x: doses.map { $0.time / scale.length },
          y: doses.map(\.peak))
      }
      return chart("What each dose of \(name) raised the pressure by", "Pa", curves)
    }
  }

  private func curve(_ compared: ComparedRun, _ time: [Double], _ values: [Double]) -> Curve {
    Curve(compared.letter, compared.kind, x: time.map { $0 / scale.length }, y: values)
  }

  private func chart(
    _ title: String, _ up: String, _ curves: [Curve],
    marks: [(value: Double, name: String)] = []
  ) -> Chart {
    Chart(title: title, across: scale.label, up: up, curves: curves, marks: marks)
  }
}
