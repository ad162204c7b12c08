import Quantities

/// What stands before the steps of a protocol: limits and records are the same in all of it.
extension UnicyclerExport {
  mutating func safety() -> [(key: String, value: JSON)] {
    var members: [(key: String, value: JSON)] = []
    guard let limits = method.limits else { return [] }
    if let highest = limits.highest {
      members.append(("max_voltage_V", UnicyclerNumber.json(highest.value, in: "V")))
    }
    if let lowest = limits.lowest {
      members.append(("min_voltage_V", UnicyclerNumber.json(lowest.value, in: "V")))
    }
    if let most = limits.most {
      members.append(("max_current_mA", UnicyclerNumber.json(most.value, in: "mA")))
      members.append(("min_current_mA", UnicyclerNumber.json(-most.value, in: "mA")))
    }
    if limits.hottest != nil {
      refuse(
        method.places.limits, "unicycler has no limit of temperature",
        "leave it to the cell's own limits")
    }
    return members
  }

  mutating func record() -> [(key: String, value: JSON)] {
    var members: [(key: String, value: JSON)] = []
    let record = method.record
    if let every = record.every {
      members.append(("time_s", UnicyclerNumber.json(every.counted, in: "s")))
    } else {
      refuse(
        method.places.record, "unicycler records at least every so often", "write 'every:' as well")
    }
    if let potential = record.potential {
      members.append(("voltage_V", UnicyclerNumber.json(potential.value, in: "V")))
    }
    if let current = record.current {
      members.append(("current_mA", UnicyclerNumber.json(current.value, in: "mA")))
    }
    if record.charge != nil {
      refuse(
        method.places.record, "unicycler records by time, potential and current, not by charge",
        "leave 'charge:' out")
    }
    if method.sampling != .milliseconds(100) {
      report.warning(
        at: method.places.sample, "unicycler does not say how often a cell is measured",
        remedy: "leave 'sample:' out to get the same method back")
    }
    return members
  }
}
