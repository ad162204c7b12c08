/// What takes metal up and gives it back: a positive electrode, with its potential against the
/// metal.
public struct HostParameters: Equatable, Sendable {
  /// What it takes up between empty and full, in mAh/cm2.
  public var capacity = 1.0
  /// How full it is at the beginning.
  public var filled = 1.0
  /// Its potential against the metal, by how full it is; falling.
  public var points: [Point] = []
  /// The exchange current, in mA/cm2; nil for an interface that is a resistor.
  public var exchange: Double?
  /// In ohm cm2: of the electrode, and of what has to diffuse in it.
  public var resistance = 0.0
  public var diffusion = 0.0
  /// In which that relaxes, in seconds.
  public var relaxation = 300.0
  /// The share of its capacity that each passed mAh/cm2 costs.
  public var fade = 0.0

  public init() {}

  /// One point of the curve.
  public struct Point: Equatable, Sendable {
    public let filled: Double
    public let volts: Double

    public init(_ filled: Double, _ volts: Double) {
      self.filled = filled
      self.volts = volts
    }
  }
}
