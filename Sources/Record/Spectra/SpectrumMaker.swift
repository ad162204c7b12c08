import Analysis
import Instrument
import Quantities

/// Makes spectra of the samples of one cell, which come in the order in which they were taken.
struct SpectrumMaker {
  private var done: [MeasuredSpectrum] = []
  private var points: [MeasuredSpectrum.Point] = []
  private var repeated: RepeatedPoint?
  private var missing = 0
  private var cut: [Hertz] = []
  /// How many of the points sounded together with others.
  private var together = 0
  private var began = Seconds.zero
  /// Which sine of which spectrum the samples are of.
  private var mark: Mark?
  private var samples: [ToneRecord] = []
  private var looks: [TransformRecord] = []
  private var readings: [AnalysisRecord] = []

  private struct Mark {
    let spectrum, sine, cycle, step: Int
    let at: Instant
  }

  /// All of them, the last as far as it came.
  mutating func finish() -> [MeasuredSpectrum] {
    closeSpectrum()
    return done
  }

  mutating func add(_ record: ToneRecord) {
    // What left its range began again in the next, and only that counts.
    if let mark, mark.spectrum == record.spectrum, mark.sine + 1 == record.sine,
      samples.first?.chord == record.chord
    {
      samples = []
    }
    turn(
      to: Mark(
        spectrum: record.spectrum, sine: record.sine, cycle: record.cycle, step: record.step,
        at: record.at))
    samples.append(record)
  }

  mutating func add(_ record: TransformRecord) {
    turnOpen(
      to: Mark(
        spectrum: record.spectrum, sine: record.sine, cycle: record.cycle, step: record.step,
        at: record.at))
    looks.append(record)
  }

  mutating func add(_ record: AnalysisRecord) {
    turnOpen(
      to: Mark(
        spectrum: record.spectrum, sine: record.sine, cycle: record.cycle, step: record.step,
        at: record.at))
    // What failed began anew, and only the last five belong together.
    if record.source == .open { readings = [] }
    readings.append(record)
  }

  private mutating func turn(to next: Mark) {
    if let mark {
      if mark.spectrum != next.spectrum {
        closeSpectrum()
      } else if mark.sine != next.sine {
        closeSine()
        // Of what front end or analyser lost there is no record.
        missing += max(0, next.sine - mark.sine - 1)
      }
    }
    if mark == nil { began = next.at - .zero }
    mark = next
  }

  /// What was lost at an open cell before its first point has no record, either.
  private mutating func turnOpen(to next: Mark) {
    let isNew = mark?.spectrum != next.spectrum
    turn(to: next)
    if isNew { missing += max(0, next.sine - 1) }
  }

  private mutating func closeSpectrum() {
    closeSine()
    if let mark, !points.isEmpty || missing > 0 {
      done.append(
        MeasuredSpectrum(
          number: mark.spectrum, cycle: mark.cycle, step: mark.step, points: points,
          repeated: repeated, missing: missing, cut: cut, together: together, began: began))
    }
    mark = nil
    points = []
    repeated = nil
    missing = 0
    cut = []
    together = 0
  }

  private mutating func closeSine() {
    defer {
      samples = []
      looks = []
      readings = []
    }
    if let first = samples.first, let last = samples.last {
      let heard = HeardChord(samples)
      let second = heard.second
      // From the highest on, as single sines come.
      for found in heard.impedances.reversed() {
        add(
          found, by: .card, second, from: first.at, to: last.at, potential: mean(\.potential),
          current: mean(\.current), temperature: last.temperature)
      }
      if first.chord.count > 1 { together += heard.impedances.count }
      missing += heard.lost.count
      cut += heard.lost.reversed()
    } else if let last = readings.last {
      guard let found = Self.compared(readings) else {
        missing += 1
        return
      }
      add(
        found, by: .analyser, from: last.at, to: last.at, potential: last.potential, current: 0,
        temperature: last.temperature)
    } else if let first = looks.first, let last = looks.last {
      guard let found = Self.compared(looks) else {
        missing += 1
        return
      }
      // An open cell: nothing flows but the sine.
      add(
        found, by: .frontEnd, from: first.at, to: last.at, potential: last.potential, current: 0,
        temperature: last.temperature)
    }
  }

  private mutating func add(
    _ found: MeasuredImpedance, by band: ImpedanceBand, _ second: SecondHarmonic? = nil,
    from first: Instant, to last: Instant, potential: Double, current: Double, temperature: Double
  ) {
    if let before = points.first(where: { $0.impedance.frequency == found.frequency }) {
      repeated = RepeatedPoint(before.impedance, then: found)
      return
    }
    points.append(
      MeasuredSpectrum.Point(
        impedance: found, band: band, second: second,
        time: Seconds(((first - .zero) + (last - .zero)).value / 2),
        potential: potential, current: current, temperature: temperature))
  }

  /// Of looks at a cell and two resistors, those that the last gain has shown.
  static func compared(_ looks: [TransformRecord]) -> MeasuredImpedance? {
    guard let last = looks.last else { return nil }
    let looks = looks.filter { $0.gain == last.gain }
    let standards = looks.filter { !$0.standard.isNaN }.suffix(2).map {
      StandardComparison.Standard(Ohms($0.standard), seen: $0.seen)
    }
    guard standards.count == 2, let line = StandardComparison(standards[0], standards[1]) else {
      return nil
    }
    return line.impedance(at: last.frequency, looks.filter(\.standard.isNaN).map(\.seen))
  }

  /// Of looks at three known paths, at a cell, and at nothing again, in this order: without that
  /// nobody knows what else was joined to the cell.
  static func compared(_ readings: [AnalysisRecord]) -> MeasuredImpedance? {
    guard readings.map(\.source) == [.open, .short, .load, .cell, .proof],
      let known = OpenShortLoad(
        open: readings[0].seen, short: readings[1].seen, load: readings[2].seen,
        of: readings[2].load)
    else { return nil }
    return known.impedance(at: readings[3].frequency, seen: readings[3].seen)
  }

  private func mean(_ value: (ToneRecord) -> Double) -> Double {
    samples.reduce(0) { $0 + value($1) } / Double(samples.count)
  }
}

extension TransformRecord {
  /// What flowed, in the converter's own counts. The angle of its two numbers rises with that of the
  /// impedance, as the data sheets of both parts have it; that of a current falls.
  var seen: Complex { Complex(Double(real), -Double(imaginary)) }
}

extension AnalysisRecord {
  var seen: Complex { Complex(resistance, reactance) }
}
