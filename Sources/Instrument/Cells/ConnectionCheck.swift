import Procedures
import Quantities

/// What is proved of a cell before its method begins: that it is the one, that it rests where its
/// kind can, and that 10 µA flow both ways through no more than its leads.
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

  private enum Stage { case rest, forth, back }

  private let cell: CellDeclaration
  private var stage = Stage.rest
  private var potentials: (rest: Volts, forth: Volts) = (.zero, .zero)

  init(of cell: CellDeclaration) { self.cell = cell }

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
      potentials.rest = sample.potential
      stage = .forth
      return .drive(Self.test)
    case .forth:
      if let fault = fault(of: sample, asked: Self.test, pins) { return .failed(fault) }
      potentials.forth = sample.potential
      stage = .back
      return .drive(-Self.test)
    case .back:
      if let fault = fault(of: sample, asked: -Self.test, pins) { return .failed(fault) }
      return verdict(back: sample.potential)
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

  private func verdict(back: Volts) -> Verdict {
    let resistance = (potentials.forth - back) / (Self.test * 2)
    // A converter's own noise must not turn a good contact round.
    guard resistance > Ohms(-5) else { return .failed(.reversed) }
    guard resistance <= cell.mostResistance else { return .failed(.contact(resistance)) }
    return .passed(resistance: resistance)
  }
}
