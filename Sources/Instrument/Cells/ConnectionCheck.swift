import Procedures
import Quantities

/// What is proved of a cell before its method begins: that it is the one, that it rests where its
/// kind can, and that two small currents flow through no more than its leads.
struct ConnectionCheck {
  /// The test current.
  static let test = Amperes(10e-6)
  /// What of the test current may be missing.
  static let share = 0.1

  enum Verdict: Hashable {
    case drive(Amperes)
    case passed(resistance: Ohms)
    case failed(CellFault)
  }

  private enum Stage { case rest, first, second }

  private let cell: CellDeclaration
  /// What a cell that goes on may have come to: its surfaces have aged since it was new, and count here.
  private let most: Ohms
  private var stage = Stage.rest
  private var first = Volts.zero

  init(of cell: CellDeclaration, goingOn: Bool = false) {
    self.cell = cell
    most = cell.mostResistance * (goingOn ? Self.aged : 1)
  }

  /// How much more a cell that was in use may resist than a new one of its kind.
  static let aged = 4.0

  private var currents: (first: Amperes, second: Amperes) {
    switch cell.proof {
    case .bothWays: (Self.test, -Self.test)
    case .plating: (-Self.test, -Self.test * 2)
    case .nothing: (.zero, .zero)
    }
  }

  mutating func step(_ sample: CellSample, _ pins: CardPins) -> Verdict {
    switch stage {
    case .rest:
      if let fixture = cell.fixture, pins.fixture != fixture {
        return .failed(.wrongFixture(pins.fixture))
      }
      guard pins.contains(.coil) else { return .failed(.coilOff) }
      guard sample.potential >= cell.restsFrom, sample.potential <= cell.restsTo else {
        return .failed(.restPotential(sample.potential))
      }
      if cell.proof == .nothing { return .passed(resistance: .zero) }
      stage = .first
      return .drive(currents.first)
    case .first:
      if let fault = fault(of: sample, asked: currents.first, pins) { return .failed(fault) }
      first = sample.potential
      stage = .second
      return .drive(currents.second)
    case .second:
      if let fault = fault(of: sample, asked: currents.second, pins) { return .failed(fault) }
      return verdict(second: sample.potential)
    }
  }

  private func fault(
    of sample: CellSample, asked: Amperes, _ pins: CardPins
  ) -> CellFault? {
    guard !pins.contains(.limited) else { return .leadOpen }
    guard (sample.current - asked).magnitude <= Self.test * Self.share else {
      return .currentNotObeyed(sample.current)
    }
    return nil
  }

  private func verdict(second: Volts) -> Verdict {
    let resistance = (first - second) / (currents.first - currents.second)
    // A converter's own noise must not turn a good contact round.
    guard resistance > Ohms(-5) else { return .failed(.reversed) }
    guard resistance <= most else { return .failed(.contact(resistance)) }
    return .passed(resistance: resistance)
  }
}
