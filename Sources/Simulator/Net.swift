public import Quantities

/// Physics that can be asked for its outputs at an instant.
public protocol Plant: AnyObject {
  /// The output with this index, in SI units (temperatures in °C), at `now`.
  ///
  /// Chips look back by at most one conversion; a plant keeps half a second of its past.
  func output(_ index: Int, at now: Instant) -> Double

  /// What that output is on average between two instants, which lie one conversion apart at most.
  ///
  /// What hardly moves within a conversion is taken as it is at its end.
  func mean(of index: Int, from start: Instant, to end: Instant) -> Double

  /// Until when that output goes evenly from `now` on: whoever adds it up need not look before.
  ///
  /// What depends on inputs that may move at any time answers for the past alone.
  func evenness(of index: Int, from now: Instant) -> Instant
}

extension Plant {
  public func mean(of index: Int, from start: Instant, to end: Instant) -> Double {
    output(index, at: end)
  }

  public func evenness(of index: Int, from now: Instant) -> Instant { now }
}

/// A named analogue node: a voltage against ground, a temperature, a current.
///
/// Chip pins read it, plants and fixed values drive it. Sensor faults are disturbances of a net.
public final class Net {
  public let name: String
  private let driver: Driver
  private var held: Double?
  private var disturbance: (any Disturbance)?

  private enum Driver {
    case held(Double)
    case plant(any Plant, output: Int)
    /// A straight line from another net: a gauge's volts from its pascals.
    case line(Net, slope: Double, offset: Double, within: ClosedRange<Double>?)
    /// The voltage above a Pt100 at another net's temperature and the resistor below it, under a
    /// chip's own current.
    case platinum(Net, above: Double, any CurrentSource)
    /// The voltage across a resistor under a chip's own current.
    case resistor(ohms: Double, any CurrentSource)

    func value(at now: Instant) -> Double {
      switch self {
      case .held(let value): value
      case .plant(let plant, let output): plant.output(output, at: now)
      case .line(let net, let slope, let offset, let range):
        Net.clamp(offset + slope * net.value(at: now), to: range)
      case .platinum(let net, let ohms, let source):
        source.current * (Net.platinum(net.value(at: now)) + ohms)
      case .resistor(let ohms, let source): source.current * ohms
      }
    }

    func mean(from start: Instant, to end: Instant) -> Double {
      switch self {
      case .plant(let plant, let output): plant.mean(of: output, from: start, to: end)
      case .line(let net, let slope, let offset, let range):
        Net.clamp(offset + slope * net.mean(from: start, to: end), to: range)
      case .held, .platinum, .resistor: value(at: end)
      }
    }

    func evenness(from now: Instant) -> Instant {
      switch self {
      case .held: .never
      case .plant(let plant, let output): plant.evenness(of: output, from: now)
      case .line(let net, _, _, let range): range == nil ? net.evenness(from: now) : now
      case .platinum, .resistor: now
      }
    }
  }

  public init(_ name: String = "", held value: Double) {
    self.name = name
    driver = .held(value)
  }

  public init(_ name: String = "", from plant: any Plant, output: Int) {
    self.name = name
    driver = .plant(plant, output: output)
  }

  /// - Parameter range: where what makes the line stands at its ends, as a gauge does.
  public init(
    _ name: String = "", from net: Net, slope: Double, offset: Double,
    within range: ClosedRange<Double>? = nil
  ) {
    self.name = name
    driver = .line(net, slope: slope, offset: offset, within: range)
  }

  public init(
    _ name: String = "", platinumAt temperature: Net, above ohms: Double,
    fedBy source: any CurrentSource
  ) {
    self.name = name
    driver = .platinum(temperature, above: ohms, source)
  }

  public init(_ name: String = "", resistor ohms: Double, fedBy source: any CurrentSource) {
    self.name = name
    driver = .resistor(ohms: ohms, source)
  }

  /// What is on the node, as the pins see it.
  public func value(at now: Instant) -> Double {
    let truth = undisturbed(at: now)
    guard let disturbance else { return truth }
    return disturbance.disturb(truth, at: now)
  }

  /// What a converter makes of the node that looks at it from one instant to another.
  func mean(from start: Instant, to end: Instant) -> Double {
    let truth = held ?? driver.mean(from: start, to: end)
    guard let disturbance else { return truth }
    return disturbance.disturb(truth, at: end)
  }

  /// What would be on the node if nothing disturbed it.
  public func undisturbed(at now: Instant) -> Double { held ?? driver.value(at: now) }

  /// Until when the node goes evenly from `now` on.
  func evenness(from now: Instant) -> Instant {
    guard disturbance == nil else { return now }
    return held == nil ? driver.evenness(from: now) : .never
  }

  private static func clamp(_ value: Double, to range: ClosedRange<Double>?) -> Double {
    guard let range else { return value }
    return min(range.upperBound, max(range.lowerBound, value))
  }

  /// IEC 60751, in ohm.
  private static func platinum(_ t: Double) -> Double {
    let cold = t < 0 ? -4.183e-12 * (t - 100) * t * t * t : 0
    return 100 * (1 + t * (3.9083e-3 - t * 5.775e-7) + cold)
  }

  /// Holds the node at a value from now on, whatever drove it before.
  public func hold(_ value: Double) { held = value }

  /// Lays a fault over the node, or takes it away.
  public func disturb(with fault: (any Disturbance)?) { disturbance = fault }
}

/// Something that comes between a node and the pins that read it.
public protocol Disturbance: AnyObject {
  func disturb(_ truth: Double, at now: Instant) -> Double
}

/// A chip that sends a current through the sensor it reads.
public protocol CurrentSource: AnyObject {
  /// In amperes; zero while it is switched off.
  var current: Double { get }
}
