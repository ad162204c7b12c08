import Quantities

/// What holds before a step, as far as a recipe says.
struct Moment {
  /// Between which temperatures each zone is.
  var zones: [Warmth]
  /// Whether any step has heated the sample's zone.
  var isHeated = false
  var flows: [SCCM]
  /// Which switches are on.
  var switches: [Bool]
  /// What the throttle holds; nil while it is wide open.
  var pressure: Pascals?
  /// Whether any step has asked for a pressure or waited for one.
  var knowsPressure = false
  /// The least time since the start.
  var since = Seconds.zero

  /// The warmth of what is coated; a board without zones stays as the room is.
  var sample: Warmth { zones.first ?? .room }
}

/// Between which temperatures something is.
struct Warmth {
  var coldest: Celsius
  var hottest: Celsius

  static let room = Warmth(coldest: Celsius(25), hottest: Celsius(25))
}
