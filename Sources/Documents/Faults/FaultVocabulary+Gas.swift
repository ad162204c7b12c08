/// Faults of what gas goes through, of the plasma, of the room, and of cells.
extension FaultVocabulary {
  static let gas = [
    Target(
      names: ["mfc."],
      kinds: [
        ("stuck_open", []), ("stuck_closed", []), ("no_gas", []), ("stuck_last", []),
        ("offset", [.wants("pct")]), ("drift", [.wants("pct_per_h")]),
      ]),
    Target(
      names: ["valve."],
      kinds: [
        ("stuck_open", []), ("stuck_closed", []), ("delay", [.wants("ms", 0...1e9)]),
        ("leak", [.wants("sccm", 0...1e9)]),
      ]),
    Target(names: ["bottle."], kinds: [("empty", [])]),
    Target(names: ["pump"], kinds: [("stop", []), ("idle", [])]),
    Target(names: ["throttle"], kinds: [("stuck_last", []), ("shut", [])]),
    Target(names: ["chamber"], kinds: [("leak", [.wants("mbar_l_s", 0...1e9)])]),
    Target(
      names: ["gauge", "gauge."],
      kinds: [
        ("stuck_low", []), ("open", []), ("stuck_last", []), ("offset", [.wants("mV")]),
        ("swap", [.name("with", isRequired: true)]),
      ]),
    Target(names: ["cmd.valve"], kinds: [("force_both", [])]),
  ]

  static let room = [
    Target(
      names: ["rf"],
      kinds: [
        ("reflected", [.may("pct", 0...100)]), ("no_ignite", []), ("arc", [.may("hz", 0...1e9)]),
        ("stuck_on", []),
      ]),
    Target(names: ["cooling", "exhaust"], kinds: [("stop", [])]),
    Target(names: ["glovebox"], kinds: [("o2", [.note("ppm", .number(500))]), ("open", [])]),
    Target(names: ["supply.pilot_air"], kinds: [("fail", [])]),
    Target(names: ["estop"], kinds: [("press", [])]),
    Target(names: ["trip"], kinds: [("any", [])]),
  ]

  static let cells = [
    Target(names: ["cell.*.t"], kinds: [("ramp", [.wants("K_per_s")]), ("stuck_last", [])]),
    Target(names: ["thermostat"], kinds: [("fail", [])]),
    Target(
      names: ["cell."],
      kinds: [
        ("open", [.may("lead", ["we", "ce", "re"])]), ("short", [.may("ohm", 1e-6...1e9)]),
        ("re_offset", [.wants("mV")]), ("v_offset", [.wants("V")]), ("reversed", []),
      ]),
    Target(
      names: ["analyser.relay"],
      kinds: [("stuck_open", [.name("path")]), ("stuck_closed", [.name("path")])]),
    Target(
      names: ["analyser"],
      kinds: [
        ("refused", []), ("silent", []), ("garbled", []), ("slow", [.wants("s", 0...1e9)]),
        ("dropped", []), ("overload", []),
      ]),
    Target(names: ["adc.i"], kinds: [("saturate", []), ("drop", [.may("p", 0...1)])]),
    Target(names: ["ps.i"], kinds: [("invert", [])]),
    Target(names: ["ps.range"], kinds: [("glitch", [.may("ms", 0...1e9)])]),
    Target(names: ["ps.ch"], kinds: [("swap", [.may("a", 1...64), .may("b", 1...64)])]),
  ]
}
