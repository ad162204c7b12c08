import HAL
public import Quantities

/// A target before a plasma: while it burns and the shutter is open a film grows in the chamber.
public final class Magnetron: Plant, WireListener, HeatSource {
  /// What the outputs are, by index.
  public enum Output: Int, CaseIterable, Sendable {
    /// What the film monitor shows, in nm.
    case monitor
    /// How fast the film grows, in nm/s.
    case rate
  }

  let parameters: MagnetronParameters
  private let generator: PlasmaGenerator
  private unowned let chamber: GasChamber
  private let shutter: Wire?
  private let noise: Noise
  private var stages: [Warmed] = []

  private struct Warmed {
    unowned let stage: HeatedStage
  }

  /// - Parameter shutter: the line that opens it; a target without one is always open.
  public init(
    _ parameters: MagnetronParameters, before generator: PlasmaGenerator, in chamber: GasChamber,
    shutter: Wire? = nil, noise: Noise = Noise(seed: 0)
  ) {
    self.parameters = parameters
    self.generator = generator
    self.chamber = chamber
    self.shutter = shutter
    self.noise = noise
    shutter?.heard(by: self)
    chamber.coated(by: self)
  }

  /// Gives its heat to a stage as well.
  public func warms(_ stage: HeatedStage) {
    stages.append(Warmed(stage: stage))
    stage.warmed(by: self)
    generator.heard(by: stage)
  }

  private var isOpen: Bool { shutter.map { $0.driven == .high } ?? true }

  /// In nm/s.
  func rate(at now: Instant) -> Double {
    guard isOpen else { return 0 }
    let power = generator.power(at: now)
    guard power > 0 else { return 0 }
    return parameters.rate(
      of: power, at: chamber.output(GasChamber.Output.pressure.rawValue, at: now))
  }

  public func heat(at now: Instant) -> Double {
    isOpen ? parameters.heat * generator.power(at: now) : 0
  }

  public func output(_ index: Int, at now: Instant) -> Double {
    guard index == Output.monitor.rawValue else { return rate(at: now) }
    let film = chamber.output(GasChamber.Output.film.rawValue, at: now)
    let shown = parameters.tooling * film
    guard parameters.noise > 0 else { return shown }
    // A function of the moment, whoever asks and however often.
    return shown + parameters.noise * noise.gaussian(UInt64(bitPattern: now.nanoseconds))
  }

  public func wireChanges(_ wire: Wire, at now: Instant) {
    chamber.pinChanges(at: now)
    for entry in stages { entry.stage.powerChanges(at: now) }
  }
}
