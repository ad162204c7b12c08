/// A column of the Battery Data Format as Solidus writes it.
struct BDFColumn {
  /// What the format calls it, and its unit there.
  let name, unit: String
  /// Its term in the ontology; nil for one of our own.
  let term: String?

  var label: String { "\(name) / \(unit)" }

  private init(_ name: String, _ unit: String, _ term: String?) {
    self.name = name
    self.unit = unit
    self.term = term
  }

  /// Battery Data Alliance, ontology 1.3 of the format, preferred labels; the last column is ours,
  /// and readers leave out what they do not know.
  static let all = [
    BDFColumn("Test Time", "s", "test_time_second"),
    BDFColumn("Voltage", "V", "voltage_volt"),
    BDFColumn("Current", "A", "current_ampere"),
    BDFColumn("Cycle Count", "1", "cycle_count"),
    BDFColumn("Step Count", "1", "step_count"),
    BDFColumn("Ambient Temperature", "degC", "ambient_temperature_celsius"),
    BDFColumn("Step Time", "s", "step_time_second"),
    BDFColumn("Charging Capacity", "Ah", "charging_capacity_ah"),
    BDFColumn("Discharging Capacity", "Ah", "discharging_capacity_ah"),
    BDFColumn("Record Index", "1", "record_index"),
    BDFColumn("Counter Voltage", "V", nil),
  ]

  static let ontology = "https://w3id.org/battery-data-alliance/ontology/battery-data-format#"
}
