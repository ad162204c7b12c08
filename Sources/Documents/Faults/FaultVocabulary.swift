/// What can befall which target, and what each fault can be told: docs/faults.md as a table.
enum FaultVocabulary {
  typealias Kinds = [(kind: String, parameters: [FaultParameter])]

  /// Targets of one sort: a name, or with `.` or `:` at the end whatever follows it.
  struct Target: Sendable {
    let names: [String]
    let kinds: Kinds
  }

  /// The kinds of a target; nil if there is nothing of this name that could fail.
  static func kinds(of target: String) -> Kinds? {
    all.first { $0.names.contains { matches(target, $0) } }?.kinds
  }

  /// What to write instead of a target that there is not.
  static func remedy(for target: String) -> String {
    let families = all.flatMap(\.names).map { String($0.prefix { $0 != "." }) }
    let family = target.prefix { $0 != "." && $0 != ":" }
    if let near = Suggestion.nearest(to: String(family), among: families), near != family {
      return "did you mean '\(near)\(target.dropFirst(family.count))'?"
    }
    // A plant of the world's, whose alias has a point.
    if let gap = target.firstIndex(of: "_"), families.contains(String(target[..<gap])) {
      return "did you mean '\(target[..<gap]).\(target[target.index(after: gap)...])'?"
    }
    let names = all.flatMap(\.names).map { $0.hasSuffix(".") ? $0 + "NAME" : $0 }
    return "name one of the targets of docs/faults.md, such as \(Suggestion.list(names, shown: 6))"
  }

  private static func matches(_ target: String, _ pattern: String) -> Bool {
    if pattern == "cell.*.t" { return target.hasPrefix("cell.") && target.hasSuffix(".t") }
    if pattern == "i2c.*:0x" { return target.hasPrefix("i2c.") && target.contains(":") }
    guard pattern.hasSuffix(".") else { return target == pattern }
    return target.hasPrefix(pattern) && target.count > pattern.count
  }

  // In this order: what is exact stands before what takes any name.
  private static let all: [Target] = sensors + heat + buses + machine + gas + room + cells

  private static let offset: Kinds = [("offset", [.wants("K")])]
  private static let some = 0.0...1e9
  private static let share = 0.0...1.0

  private static let sensors = [
    Target(names: ["tc.*"], kinds: offset + [("swap", [.name("a"), .name("b")])]),
    Target(names: ["tc.cj"], kinds: offset),
    Target(
      names: ["tc."],
      kinds: offset + [
        ("open", []), ("short", [.note("to", .text("gnd"))]), ("short_mid", [.name("reads")]),
        ("stuck_last", []), ("saturate", [.note("at", .text("range_max"))]),
        ("detach", [.name("reads"), .may("tau_s", some)]), ("drift", [.wants("K_per_h")]),
        ("gain", [.wants("x")]), ("invert", []), ("noise", [.wants("sigma_K", some)]),
        ("spike", [.wants("K"), .wants("p", share), .note("sync", .text("ssr"))]),
        ("stuck_bit", [.wants("bit", 0...23), .may("value", share)]), ("nan", []),
        ("alert_stuck", [.may("level", ["low", "high"])]), ("alert_inverted", []),
      ]),
  ]

  private static let heat = [
    Target(
      names: ["heater."],
      kinds: [
        ("stuck_on", [.note("at", .text("soak")), .note("T", .text("limit-2K"))]),
        ("stuck_off", []), ("half_wave", []), ("gain", [.wants("x", some)]),
        ("intermittent", [.may("on_s", some), .may("off_s", some)]),
      ]),
    Target(names: ["supply.heater"], kinds: [("gain", [.wants("x", some)])]),
    Target(names: ["pwm."], kinds: [("latched_last", [])]),
    Target(names: ["contactor"], kinds: [("weld", [])]),
    Target(names: ["dead_man"], kinds: [("bridge", [])]),
    Target(names: ["plant.G"], kinds: [("scale", [.wants("x", some)])]),
    Target(names: ["plant.Qext"], kinds: [("step", [.wants("W")])]),
    Target(
      names: ["plant."], kinds: [("scale", [.wants("x", some)]), ("step", [.wants("W")])]),
  ]

  private static let buses = [
    Target(names: ["i2c.mux"], kinds: [("stuck", [.may("ch", 0...7)])]),
    Target(
      names: ["i2c.*:0x"],
      kinds: [
        ("dead", []), ("wrong_id", []), ("por", []), ("write_lost", [.note("p", .number(1))]),
      ]),
    Target(
      names: ["i2c."],
      kinds: [
        ("nak", [.may("p", share)]), ("arb_lost", [.may("p", share)]),
        ("flip", [.may("p", share)]), ("sda_stuck", []), ("scl_stuck", []),
      ]),
    Target(
      names: ["gpio."],
      kinds: [
        ("busy", []), ("ebadf", []), ("stuck_high", []), ("stuck_low", []), ("invert", []),
      ]),
  ]

  private static let machine = [
    Target(
      names: ["host"],
      kinds: [
        (
          "kill9",
          [
            .note("gpio_release", .text("persist")),
            .note("sweep", .text("every scheduler step")),
          ]
        ),
        ("hang", [.note("task", .text("control"))]), ("panic", []), ("trap", []),
        ("crashloop", []), ("power_cut", []), ("reboot", []), ("second_instance", []),
      ]),
    Target(names: ["mem"], kinds: [("oom", []), ("flip", [.may("at", ["limits"])])]),
    Target(names: ["fs"], kinds: [("stall", [.wants("s", some)])]),
    Target(names: ["board"], kinds: [("wrong_rig", [])]),
    Target(
      names: ["clock.mono", "sched"],
      kinds: [("gap", [.wants("s", some)]), ("jitter", [.wants("ms", some)])]),
  ]
}
