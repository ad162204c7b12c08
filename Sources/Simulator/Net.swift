public import Quantities

/// Physics that can be asked for its outputs at an instant.
public protocol Plant: AnyObject {
  /// The output with this index, in SI units (temperatures in °C), at `now`.
  ///
  /// Chips look back by at most one conversion; a plant keeps half a second of its past.
  func output(_ index: Int, at now: Instant) -> Double
}

/// A named analogue node: a voltage against ground, a temperature, a current.
///
/// Chip pins read it, plants and fixed values drive it. Sensor faults are disturbances of a net.
public final class Net {
  public let name: String
  private var driver: Driver
  private var disturbance: (any Disturbance)?

  private enum Driver {
    case held(Double)
    case plant(any Plant, output: Int)
  }

  public init(_ name: String = "", held value: Double) {
    self.name = name
    driver = .held(value)
  }

  public init(_ name: String = "", from plant: any Plant, output: Int) {
    self.name = name
    driver = .plant(plant, output: output)
  }

  /// What is on the node, as the pins see it.
  public func value(at now: Instant) -> Double {
    let truth = undisturbed(at: now)
    guard let disturbance else { return truth }
    return disturbance.disturb(truth, at: now)
  }

  /// What would be on the node if nothing disturbed it.
  public func undisturbed(at now: Instant) -> Double {
    switch driver {
    case .held(let value): value
    case .plant(let plant, let output): plant.output(output, at: now)
    }
  }

  /// Holds the node at a value from now on, whatever drove it before.
  public func hold(_ value: Double) { driver = .held(value) }

  /// Lays a fault over the node, or takes it away.
  public func disturb(with fault: (any Disturbance)?) { disturbance = fault }
}

/// Something that comes between a node and the pins that read it.
public protocol Disturbance: AnyObject {
  func disturb(_ truth: Double, at now: Instant) -> Double
}
