public import Documents
public import Instrument
import Procedures
import Quantities
public import Simulator

/// `calibrate --cell`: one dummy after the other on one card, and what that says of it.
public struct CardCalibrationRun {
  public let channel: String
  public let box: CardBox
  private let files: BoardFiles
  private let seed: UInt64
  private let connected: (CardDummy) -> any CellModel

  /// What was found, and the hash of all that happened meanwhile.
  public struct Result: Sendable {
    public let found: CardCertificate.Found
    public let calibration: CardCalibration
    public let trace: String
  }

  /// - Parameter connected: what truly hangs on the card for each dummy; that one, if left out.
  public init(
    _ files: BoardFiles, channel: String, against box: CardBox, seed: UInt64,
    connected: @escaping (CardDummy) -> any CellModel = \.model
  ) {
    self.files = files
    self.channel = channel
    self.box = box
    self.seed = seed
    self.connected = connected
  }

  /// Setpoints that are whole steps of the converter: 7/8 of its 5 V.
  private static let held = Volts(4.375)

  /// What may flow between open leads over twice that: 0.4 Gohm.
  private static let leakage = Amperes(20e-9)

  private func drives(on dummy: CardDummy) -> [Drive] {
    switch dummy {
    case .short: [.current(.zero)]
    case .voltage: [.rest]
    case .open: potentials
    case .resistor(let value): currents(of: value) + (isLargest(value) ? potentials : [])
    }
  }

  private func currents(of resistance: Ohms) -> [Drive] {
    guard let place = box.resistors.firstIndex(of: resistance) else { return [] }
    let full = CurrentRange.allCases[place].fullScale * CardBox.share
    return [.current(full), .current(-full), .current(full * 0.5)]
  }

  private var potentials: [Drive] { [.potential(Self.held), .potential(-Self.held)] }
  private func isLargest(_ value: Ohms) -> Bool { value == box.resistors.first }

  /// Goes through the box.
  public func calibrate() throws(CalibrationError) -> Result {
    var readings = CardReadings(box)
    var traces: [String] = []
    for dummy in box.all {
      let one = try run(dummy)
      traces.append(one.trace)
      try check(one, on: dummy)
      try note(one, of: dummy, in: &readings)
    }
    let found = try refusing { () throws(CardRefusal) in try readings.found() }
    return Result(
      found: found, calibration: CardCalibration(found), trace: CardCertificate.trace(of: traces))
  }

  private func note(
    _ one: CardRun, of dummy: CardDummy, in readings: inout CardReadings
  ) throws(CalibrationError) {
    switch dummy {
    case .open: return
    case .short: readings.short = one.means.first
    case .voltage: readings.voltage = one.means.first
    case .resistor(let value):
      guard let place = box.resistors.firstIndex(of: value) else { return }
      readings.currents[place] = Array(one.means.prefix(3))
      if isLargest(value) {
        readings.potentials = Array(one.means.dropFirst(3))
      } else if place == 1 {
        guard let lag = one.lag() else { throw .refused(.noLag) }
        readings.lag = lag
      }
    }
  }

  private func run(_ dummy: CardDummy) throws(CalibrationError) -> CardRun {
    do throws(RigError) {
      return try CardRun(
        dummy, connected: connected(dummy), drives: drives(on: dummy), on: channel, of: files,
        seed: seed)
    } catch { throw .rig(error) }
  }

  private func refusing<Value>(
    _ body: () throws(CardRefusal) -> Value
  ) throws(CalibrationError) -> Value {
    do throws(CardRefusal) { return try body() } catch { throw .refused(error) }
  }

  /// Nothing is measured on what is not the dummy that was named.
  private func check(_ one: CardRun, on dummy: CardDummy) throws(CalibrationError) {
    if let fault = one.fault { throw .refused(.notConnected(dummy, fault)) }
    guard one.means.count == drives(on: dummy).count, let first = one.means.first else {
      throw .refused(.notConnected(dummy, .cardLost))
    }
    guard one.means.count > 1 else { return }
    let volts = first.potential - one.means[1].potential
    let amperes = first.current - one.means[1].current
    if dummy == .open, amperes.magnitude > Self.leakage { throw .refused(.leaks) }
    guard case .resistor(let value) = dummy else { return }
    let seen = volts / amperes
    guard (seen / value - 1).magnitude <= CardDummy.alike else {
      let shown = Ohms(Arithmetic.rounded(seen.value * 10) / 10)
      throw .refused(.other(dummy, read: QuantityPrinter.text(shown)))
    }
  }

  /// The certificate of what was found.
  public func certificate(
    _ result: Result, date: Day, instrument: String
  ) -> CardCertificate {
    CardCertificate(
      date: date, board: files.board.name, card: channel,
      serial: CardStanding.serial(seed: seed),
      dummies: box.all.map(\.description).joined(separator: ", "), within: box.within,
      found: result.found, isSimulated: true, instrument: instrument, trace: result.trace)
  }
}

/// Why a calibration did not come to its end.
public enum CalibrationError: Error {
  case rig(RigError)
  case refused(CardRefusal)
}
