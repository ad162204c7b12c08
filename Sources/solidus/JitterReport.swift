import Documents
import LinuxHAL
import Quantities

/// What is said of a machine whose wakes were measured.
struct JitterReport {
  private let measurement: JitterMeasurement

  /// How far a pulse of 10 ms may be off: a twentieth of the dose that follows its width.
  static let pulseBound = Seconds.microseconds(500)

  init(_ measurement: JitterMeasurement) { self.measurement = measurement }

  private var late: Histogram { measurement.lateness }
  private var widths: Histogram { measurement.widths }

  private func microseconds(_ span: Seconds) -> String { fixed(span.value * 1e6, 1) }

  /// Whether 99 pulses of 100 are as wide as they should be, and none is off by half of it.
  var isFitForPulses: Bool {
    measurement.missed == 0 && widths.quantile(0.99) <= Self.pulseBound
      && widths.maximum <= .milliseconds(5)
  }

  /// Up to which frequency a sine that is set sample by sample keeps its phase within a degree.
  var highestSine: Double {
    let late = late.quantile(0.99).value
    return late > 0 ? 1 / (360 * late) : .infinity
  }

  var text: String {
    var text = ""
    for bucket in 0..<Histogram.bucketCount where late[bucket: bucket] > 0 {
      let bound = microseconds(Histogram.bound(ofBucket: bucket))
      text += "below \(bound) us: \(late[bucket: bucket])\n"
    }
    let often = microseconds(late.quantile(0.99))
    text += "99 % below \(often) us, worst \(microseconds(late.maximum)) us\n"
    text += "pulses of 10 ms: 99 % within \(microseconds(widths.quantile(0.99))) us of it,"
    text += " worst \(microseconds(widths.maximum)) us, \(measurement.missed) instants missed\n"
    text += isFitForPulses ? "fit for pulses of 10 ms\n" : "NOT fit for pulses of 10 ms\n"
    return text + "sines set sample by sample: within a degree up to \(fixed(highestSine, 1)) Hz\n"
  }

  var json: JSON {
    .object([
      ("steps", .integer(Int(late.count))),
      ("late_us_99", .number(late.quantile(0.99).value * 1e6)),
      ("late_us_worst", .number(late.maximum.value * 1e6)),
      ("width_us_99", .number(widths.quantile(0.99).value * 1e6)),
      ("width_us_worst", .number(widths.maximum.value * 1e6)),
      ("missed", .integer(measurement.missed)), ("fit_for_10_ms", .boolean(isFitForPulses)),
      ("sine_Hz", .number(highestSine)),
    ])
  }
}
