import Documents
import Quantities

/// Numbers as findings print them.
enum Words {
  /// To a tenth of a kelvin.
  static func text(_ temperature: Celsius) -> String {
    QuantityPrinter.text(Celsius(Arithmetic.rounded(temperature.value * 10) / 10))
  }

  /// Up to the next tenth of a second, so that what is advised is enough.
  static func upwards(_ span: Seconds) -> String {
    let tenth: Int64 = 100_000_000
    let tenths = (span.nanoseconds + tenth - 1) / tenth
    return QuantityPrinter.text(Seconds.milliseconds(tenths * 100))
  }
}
