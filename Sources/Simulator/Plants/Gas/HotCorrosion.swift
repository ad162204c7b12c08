import Quantities

/// What water does to a metal within 15 K of its melting point: nothing that takes turns.
///
/// Set so that 200 cycles on lithium at 180 °C, on the bench that ships, give 250 nm of rough film
/// with oxygen 1.1 um deep: a paper saw more than 230 nm, and more than 1 um. Both are bounds, and
/// what grows is read as not far above them; how it goes with the dose nobody has printed.
struct HotCorrosion {
  /// In nm of oxide and of depth that oxygen reached.
  private(set) var oxide = 0.0
  private(set) var depth = 0.0
  /// From nought 15 K below the melting point to one at it.
  private var share = 0.0

  var isPossible: Bool { share > 0 }

  static let range = 15.0
  /// In nm for each Pa s of water.
  static let oxidePerExposure = 0.1
  static let depthPerExposure = 0.45

  mutating func warm(to surface: Celsius, _ metal: HostMetal?) {
    guard let metal else { return }
    let above = (surface - metal.melts).value + Self.range
    share = min(1, max(0, above / Self.range))
  }

  mutating func eat(_ exposure: Double) {
    oxide += Self.oxidePerExposure * share * exposure
    depth += Self.depthPerExposure * share * exposure
  }
}
