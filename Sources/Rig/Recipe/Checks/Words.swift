import Documents
import Quantities

/// Numbers as findings print them: as many digits as they deserve.
enum Words {
  /// To a tenth of a kelvin.
  static func text(_ temperature: Celsius) -> String {
    QuantityPrinter.text(Celsius(Arithmetic.rounded(temperature.value * 10) / 10))
  }

  /// To the microsecond, in seconds.
  static func text(_ span: Seconds) -> String {
    "\(number(Double(span.nanoseconds / 1000) / 1e6)) s"
  }

  /// Up to the next tenth of a second, so that what is advised is enough.
  static func upwards(_ span: Seconds) -> String {
    let tenth: Int64 = 100_000_000
    return text(Seconds(nanoseconds: (span.nanoseconds + tenth - 1) / tenth * tenth))
  }

  /// Down to a hundredth of the unit in which gauges are read.
  static func downwards(_ pressure: Pascals) -> String {
    "\(number(Arithmetic.floor(pressure.value * 100) / 100)) Pa"
  }

  /// Up to the next hundredth of a millipascal.
  static func upwards(_ pressure: Pascals) -> String {
    "\(number(-Arithmetic.floor(pressure.value * -1e5) / 100)) mPa"
  }

  private static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
