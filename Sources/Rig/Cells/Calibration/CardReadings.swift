import Documents
import Instrument
import Quantities

/// What was read on all dummies of a box, and the lines through it.
struct CardReadings {
  private let box: CardBox
  var short: CardRun.Mean?
  var voltage: CardRun.Mean?
  /// For each range: at 90 % of it, the other way, and at 45 %.
  var currents: [[CardRun.Mean]]
  /// What came of both setpoints.
  var potentials: [CardRun.Mean] = []
  var lag = Seconds.zero

  init(_ box: CardBox) {
    self.box = box
    currents = box.resistors.map { _ in [] }
  }

  /// What an uncalibrated card may be off, twice: more is no card, or no dummy.
  private static let most = 2.0
  /// Half a step of a converter over the divider: SBAS751B, 2.048 V in 2^23 steps.
  private static let step = Volts(2.048 / 8_388_608 * 2.5)

  func found() throws(CardRefusal) -> CardCertificate.Found {
    guard let short, let voltage, currents.allSatisfy({ $0.count == 3 }), potentials.count == 2
    else { throw .beyondSheet("it gave no readings") }
    let factor = box.voltage / (voltage.potential - short.potential)
    try limit(short.potential / CardSheet.potential.offset, "W less R at nothing")
    try limit((factor - 1) / CardSheet.potential.share, "the gain of W less R")
    let potential = CardLine(offset: short.potential, factor: factor)
    let noise = (short.scatter.potential + voltage.scatter.potential + Self.step) / box.voltage
    let potentialWithin = box.within.value + noise.magnitude
    var lines: [CardLine<Amperes>] = []
    var currentWithin = 0.0
    for range in CurrentRange.allCases {
      let (line, bend) = try line(of: range, potential)
      lines.append(line)
      currentWithin = max(currentWithin, potentialWithin + box.within.value + bend)
    }
    return CardCertificate.Found(
      potential: potential,
      // Both go through the reference of one converter, which is most of what a gain is off.
      counter: CardLine(offset: short.counter, factor: factor),
      small: lines[0], middle: lines[1], large: lines[2], setpoint: try setpoint(potential),
      lag: lag, potentialWithin: Ratio(potentialWithin), currentWithin: Ratio(currentWithin))
  }

  private func limit(_ share: Double, _ what: String) throws(CardRefusal) {
    guard share.magnitude <= Self.most else { throw .beyondSheet(what) }
  }

  private func volts(_ mean: CardRun.Mean, _ line: CardLine<Volts>) -> Double {
    (mean.potential - line.offset).value * line.factor
  }

  /// The line of a range, and by how much of it half of the range is off.
  private func line(
    of range: CurrentRange, _ potential: CardLine<Volts>
  ) throws(CardRefusal) -> (CardLine<Amperes>, bend: Double) {
    let place = Int(range.rawValue)
    let (means, resistance) = (currents[place], box.resistors[place].value)
    let truth = means.map { volts($0, potential) / resistance }
    let read = means.map(\.current.value)
    let factor = (truth[0] - truth[1]) / (read[0] - read[1])
    let offset = (read[0] + read[1]) / 2 - (truth[0] + truth[1]) / 2 / factor
    let full = range.fullScale.value
    let name = QuantityPrinter.text(range.fullScale)
    try limit((factor - 1) / CardSheet.current.share, "the gain of \(name)")
    try limit(offset / full / CardSheet.current.ofRange, "\(name) at nothing")
    let bend = ((read[2] - offset) * factor - truth[2]).magnitude / full
    guard bend <= 3 * max(box.within.value, 1e-5) else { throw .bent(range, bend) }
    return (CardLine(offset: Amperes(offset), factor: factor), bend)
  }

  private func setpoint(_ potential: CardLine<Volts>) throws(CardRefusal) -> CardLine<Ratio> {
    let (high, low) = (volts(potentials[0], potential) / 5, volts(potentials[1], potential) / 5)
    let factor = 2 * 0.875 / (high - low)
    let offset = (high + low) / 2
    try limit((factor - 1) / CardSheet.setpoint.share, "the gain of the setpoint")
    try limit(offset / CardSheet.setpoint.offset, "the setpoint at nothing")
    return CardLine(offset: Ratio(offset), factor: factor)
  }
}

extension CardCalibration {
  /// What a certificate has found.
  init(_ found: CardCertificate.Found) {
    func line<Offset>(_ one: CardLine<Offset>) -> Line {
      Line(offset: one.offset.counted, factor: one.factor)
    }
    self.init(
      potential: line(found.potential), counter: line(found.counter),
      currents: [line(found.small), line(found.middle), line(found.large)],
      setpoint: line(found.setpoint), lag: found.lag)
  }
}
