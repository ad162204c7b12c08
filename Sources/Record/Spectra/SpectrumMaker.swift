import Analysis
import Instrument
import Quantities

/// Makes spectra of the samples of one cell, which come in the order in which they were taken.
struct SpectrumMaker {
  private var done: [MeasuredSpectrum] = []
  private var points: [MeasuredSpectrum.Point] = []
  private var repeated: RepeatedPoint?
  private var missing = 0
  private var began = Seconds.zero
  private var samples: [ToneRecord] = []

  /// All of them, the last as far as it came.
  mutating func finish() -> [MeasuredSpectrum] {
    closeSpectrum()
    return done
  }

  mutating func add(_ record: ToneRecord) {
    if let last = samples.last {
      if last.spectrum != record.spectrum {
        closeSpectrum()
      } else if last.sine != record.sine {
        closeSine()
      }
    }
    if points.isEmpty, missing == 0, samples.isEmpty { began = record.at - .zero }
    samples.append(record)
  }

  private mutating func closeSpectrum() {
    let last = samples.last
    closeSine()
    if let last, !points.isEmpty || missing > 0 {
      done.append(
        MeasuredSpectrum(
          number: last.spectrum, cycle: last.cycle, step: last.step, points: points,
          repeated: repeated, missing: missing, began: began))
    }
    points = []
    repeated = nil
    missing = 0
  }

  private mutating func closeSine() {
    defer { samples = [] }
    guard let first = samples.first, let last = samples.last else { return }
    do throws(SineFit.Failure) {
      guard let found = try impedance(at: first.frequency) else { return }
      if let before = points.first(where: { $0.impedance.frequency == found.frequency }) {
        repeated = RepeatedPoint(before.impedance, then: found)
        return
      }
      let middle = Seconds(((first.at - .zero) + (last.at - .zero)).value / 2)
      points.append(
        MeasuredSpectrum.Point(
          impedance: found, time: middle, potential: mean(\.potential),
          current: mean(\.current), temperature: last.temperature))
    } catch { missing += 1 }
  }

  private func impedance(at frequency: Hertz) throws(SineFit.Failure) -> MeasuredImpedance? {
    let origin = samples[0].at
    return try MeasuredImpedance.from(
      potential: Samples(
        times: samples.map { $0.at - origin }, values: samples.map(\.potential)),
      current: Samples(
        times: samples.map { $0.currentAt - origin }, values: samples.map(\.current)),
      at: [frequency]
    ).first
  }

  private func mean(_ value: (ToneRecord) -> Double) -> Double {
    samples.reduce(0) { $0 + value($1) } / Double(samples.count)
  }
}
