import Documents
import Instrument

/// What a report says of the reactor: heat against its limit, gas, doses, film.
struct ReactorSection {
  private let run: KeptRun
  private let history: ReactorHistory
  private let scale: TimeScale

  init(_ run: KeptRun) {
    self.run = run
    history = ReactorHistory(run)
    scale = TimeScale(for: history.duration)
  }

  var html: String {
    let charts = zones + gas
    guard charts.contains(where: { !$0.isEmpty }) else { return "" }
    let whole = WholeCoating(run).html
    let hasGoneOn = !run.earlier.isEmpty || !whole.isEmpty
    let name = hasGoneOn ? "Reactor, since it went on" : "Reactor"
    return whole + HTML.heading(name) + HTML.charts(charts) + doses + films + accepted
  }

  /// The rules of chemistry that the recipe broke on purpose, and why.
  private var accepted: String {
    let rows = (run.meta?.list("accepted") ?? []).map {
      [$0.text("rule") ?? "", $0.text("reason") ?? ""]
    }
    return HTML.table(["rule that was waived", "because"], rows, words: true)
  }

  private var zones: [Chart] {
    zip(run.start.zones, history.zones).flatMap { zone, seen -> [Chart] in
      let time = seen.time.map { $0 / scale.length }
      let limit = zone.limit.map { [($0, "limit \(fixed($0, 1)) °C")] } ?? []
      return [
        Chart(
          title: "Temperatures of the \(zone.name)", across: scale.label, up: "°C",
          curves: [
            Curve("element", "b", x: time, y: seen.element),
            Curve("setpoint", "c", x: time, y: seen.setpoint),
            Curve("sample", "a", x: time, y: seen.sample),
          ], marks: limit),
        Chart(
          title: Self.margin(of: zone.name), across: scale.label, up: "K",
          curves: [Curve(nil, "a", x: time, y: seen.margin)], marks: [(0, "")]),
      ]
    }
  }

  private var gas: [Chart] {
    let panel = history.panel
    let time = panel.time.map { $0 / scale.length }
    let kinds = ["a", "b", "c", "d"]
    let flows = run.start.flows.enumerated().map { index, name in
      Curve(name, kinds[index % kinds.count], x: time, y: panel.flows[index])
    }
    let heights = run.start.valves.enumerated().compactMap { index, name -> Curve? in
      let doses = history.doses[index]
      guard !doses.isEmpty else { return nil }
      return Curve(
        name, kinds[index % kinds.count], .dots, x: doses.map { $0.time / scale.length },
        y: doses.map(\.peak))
    }
    func one(_ title: String, _ unit: String, _ values: [Double], _ kind: String) -> Chart {
      Chart(
        title: title, across: scale.label, up: unit, curves: [Curve(nil, kind, x: time, y: values)])
    }
    return [
      one("Pressure", "Pa", panel.pressure, "a"), closeUp,
      Chart(
        title: "What each dose raised the pressure by", across: scale.label, up: "Pa",
        curves: heights),
      Chart(title: "Flows", across: scale.label, up: "sccm", curves: flows, least: 1),
      one("Film monitor", "nm", worth(panel.thickness), "c"),
      one("Forward power", "W", worth(panel.forward), "d"),
    ]
  }

  /// The pressure during three doses of one precursor from the middle of the run, where each shows.
  private var closeUp: Chart {
    let most = history.doses.max { $0.count < $1.count } ?? []
    var curve = Curve(nil, "a")
    if most.count > 4 {
      let middle = most.count / 2
      let (from, to) = (most[middle - 1].time - 10, most[middle + 2].time - 10)
      for (time, pressure) in zip(history.panel.time, history.panel.pressure)
      where time >= from && time <= to {
        curve.add(time - from, pressure)
      }
    }
    return Chart(
      title: "Pressure, three cycles in the middle", across: "time, s", up: "Pa", curves: [curve])
  }

  /// What stayed at nought all along is not worth a picture.
  private func worth(_ values: [Double]) -> [Double] {
    values.contains { $0.isFinite && $0.magnitude > 1e-9 } ? values : []
  }

  /// Where the margin is least nothing is to be written over it.
  static func margin(of zone: String) -> String {
    "Margin of the \(zone), were its heater cut: below 0 K melting could not be excluded"
  }

  private var doses: String {
    let opened = run.doses
    func count(_ index: Int) -> Int {
      opened.first { $0.valve == run.start.valves[index] }?.opened ?? 0
    }
    let given = run.start.valves.indices.filter { !history.doses[$0].isEmpty || count($0) > 0 }
    let rows = given.map { index in
      let doses = history.doses[index]
      let heights = doses.map(\.peak).filter(\.isFinite)
      let mean = heights.isEmpty ? .nan : heights.reduce(0, +) / Double(heights.count)
      func were(_ health: PulseHealth) -> String { "\(doses.count { $0.health == health })" }
      return [
        run.start.valves[index], "\(count(index))", "\(doses.count)",
        mean.isFinite ? fixed(mean, 2) : "–", were(.weak), were(.strong), were(.missing),
        "\(history.overgrown[index])",
      ]
    }
    let restless = history.restless
    let leak = [["before \(restless) doses", "the chamber stood higher than at first: a leak"]]
    return HTML.table(
      [
        "doses", "opened", "seen", "Pa in the mean", "weak", "strong", "missing", "too much grew",
      ], rows)
      + (restless > 0 ? HTML.table(["gas", "what was seen"], leak, words: true) : "")
  }

  private var films: String {
    let rows = run.films.map { film in
      [
        film.material, fixed(film.cycles, 1), fixed(film.nanometres, 2),
        "\(fixed(film.converted * 100, 0)) %", film.product ?? "–",
      ]
    }
    return HTML.table(["film", "ideal cycles", "nm", "converted", "to"], rows)
  }
}
