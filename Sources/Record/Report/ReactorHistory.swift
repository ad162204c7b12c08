import Instrument
import Quantities

/// What the records of a run say of the reactor, as numbers over time.
struct ReactorHistory {
  /// Of one zone, in °C and K; not a number where there was none.
  struct Zone {
    var time: [Double] = []
    var sample: [Double] = []
    var element: [Double] = []
    var setpoint: [Double] = []
    var margin: [Double] = []

    init(room: Int) {
      time.reserveCapacity(room)
      sample.reserveCapacity(room)
      element.reserveCapacity(room)
      setpoint.reserveCapacity(room)
      margin.reserveCapacity(room)
    }
  }

  /// Of the gas panel: Pa, W, nm, and sccm by controller.
  struct Panel {
    var time: [Double] = []
    var pressure: [Double] = []
    var forward: [Double] = []
    var thickness: [Double] = []
    var flows: [[Double]]

    init(flows: Int, room: Int) {
      time.reserveCapacity(room)
      pressure.reserveCapacity(room)
      forward.reserveCapacity(room)
      thickness.reserveCapacity(room)
      self.flows = (0..<flows).map { _ in
        var flow: [Double] = []
        flow.reserveCapacity(room)
        return flow
      }
    }
  }

  /// Of each valve, a dose: when, how far the pressure went in Pa, and how sound it was.
  struct Dose {
    let time: Double
    let peak: Double
    let health: PulseHealth
  }

  private(set) var zones: [Zone]
  private(set) var panel: Panel
  private(set) var doses: [[Dose]]
  /// By valve, after how many of its doses too much grew.
  private(set) var overgrown: [Int]
  /// Before how many doses the chamber did not rest where it had at first.
  private(set) var restless = 0
  private var flows: [Double]

  init(_ run: KeptRun) {
    // About as many of each zone as of the panel: what grows is copied each time that it doubles.
    let room = run.look.count / (run.start.zones.count + 1)
    zones = run.start.zones.map { _ in Zone(room: room) }
    flows = run.start.flows.map { _ in .nan }
    panel = Panel(flows: flows.count, room: room)
    doses = run.start.valves.map { _ in [] }
    overgrown = run.start.valves.map { _ in 0 }
    var history = self
    // Beside cells that went on the clock of the earlier run goes on too: what lies before is not of
    // this reactor.
    var began = run.earlier.isEmpty ? Instant.zero : nil
    _ = run.journal.walk { record, now in
      let start = began ?? now
      began = start
      history.take(record, at: (now - start).value)
    }
    self = history
  }

  /// In s.
  var duration: Double { max(zones.first?.time.last ?? 0, panel.time.last ?? 0) }

  private mutating func take(_ record: Span<UInt8>, at time: Double) {
    if let zone = ZoneRecord(record), zones.indices.contains(Int(zone.zone)) {
      add(zone, at: time)
    } else if let seen = PanelRecord(record, flows: &flows) {
      add(seen, at: time)
    } else if let pulse = PulsePressureRecord(record), doses.indices.contains(Int(pulse.valve)) {
      doses[Int(pulse.valve)].append(Dose(time: time, peak: pulse.peak, health: pulse.health))
    } else if let drift = DriftRecord(record), overgrown.indices.contains(Int(drift.valve)) {
      if drift.what == .growth { overgrown[Int(drift.valve)] += 1 } else { restless += 1 }
    }
  }

  private mutating func add(_ record: ZoneRecord, at time: Double) {
    let index = Int(record.zone)
    zones[index].time.append(time)
    zones[index].sample.append(record.sample)
    zones[index].element.append(record.element)
    zones[index].setpoint.append(record.setpoint)
    zones[index].margin.append(record.margin)
  }

  private mutating func add(_ record: PanelRecord, at time: Double) {
    panel.time.append(time)
    panel.pressure.append(record.pressure)
    panel.forward.append(record.forward)
    panel.thickness.append(record.thickness)
    for index in flows.indices { panel.flows[index].append(flows[index]) }
  }
}
