import HAL
import Quantities

@testable import Simulator

/// A chamber whose argon is simply there, a generator, and a target behind a shutter.
final class PlasmaRig {
  let contact = Wire("rf", at: .low)
  let shutter = Wire("shutter", at: .low)
  let chamber: GasChamber
  let generator: PlasmaGenerator
  let magnetron: Magnetron
  let setpoint = Dial()
  private(set) var now = Instant.zero

  /// A voltage that somebody turns, and tells of it as a converter does.
  final class Dial: Plant {
    private(set) var volts = 0.0
    weak var listener: (any PinListener)?
    func output(_ index: Int, at now: Instant) -> Double { volts }
    func turn(to volts: Double, at now: Instant) {
      listener?.pinChanges(at: now)
      self.volts = volts
    }
  }

  /// - Parameter pressure: without a pump it stays.
  init(
    _ pressure: Double = 0.5, film: MagnetronParameters = MagnetronParameters("X", rate: 5e-4),
    generator parameters: GeneratorParameters = GeneratorParameters()
  ) {
    var p = ChamberParameters()
    p.filled = Pascals(pressure)
    chamber = GasChamber(
      p, gases: [GasSpecies("Ar", molarMass: 39.948)], surface: Net("surface", held: 25))
    let pump = Wire("pump", at: .low)
    chamber.pumped(by: pump)
    generator = PlasmaGenerator(parameters, in: chamber, contact: contact)
    magnetron = Magnetron(film, before: generator, in: chamber, shutter: shutter)
    generator.follows(Net("setpoint", from: setpoint, output: 0))
    setpoint.listener = generator
  }

  func pass(_ seconds: Double) { now += Seconds(seconds) }

  func light(_ volts: Double) {
    contact.drive(.high, at: now)
    setpoint.turn(to: volts, at: now)
  }

  func read(_ output: PlasmaGenerator.Output) -> Double {
    generator.output(output.rawValue, at: now)
  }
  var film: Double { chamber.film(at: now).thickness.value }
}
