import Devices
public import Quantities

/// One look of the front end at a cell, or at a resistor of its own beside it: of such looks the
/// upper half of a spectrum is made.
///
/// ```
///   0      14
///   1      cell
///   2-9    spectrum and sine of it, from one on
///   10-17  cycle, step
///   18-25  when it was read, in ns
///   26     by which gain
///   27-28  the real part, in counts
///   29-30  the imaginary part
///   31-62  frequency in Hz, the resistor in ohm, W-R in V, temperature in °C
/// ```
public struct TransformRecord: Sendable {
  /// What was seen of what.
  struct Look {
    let real, imaginary: Int16
    let standard: Ohms?
    let gain: FrontEnd.Gain
    let frequency: Hertz

    init(
      _ transform: AD5933.Transform, of standard: Ohms?, by gain: FrontEnd.Gain,
      at frequency: Hertz
    ) {
      (real, imaginary) = (transform.real, transform.imaginary)
      self.standard = standard
      self.gain = gain
      self.frequency = frequency
    }
  }

  public let cell: UInt8
  /// Which spectrum of its method, and which sine of that, from one on.
  public let spectrum, sine: Int
  public let cycle, step: Int
  public let at: Instant
  /// Looks by different gains cannot be compared.
  public let gain: UInt8
  /// In the converter's own counts.
  public let real, imaginary: Int16
  public let frequency: Hertz
  /// What the resistor was measured to be, in ohm; not a number where the cell was looked at.
  public let standard: Double
  /// In V and °C; not a number where it was not measured.
  public let potential, temperature: Double

  init(_ look: Look, of cell: UInt8, at now: Instant, _ log: CellLog) {
    self.cell = cell
    (spectrum, sine) = (log.spectrum, log.sine)
    (cycle, step) = (log.cycle, log.step)
    at = now
    gain = UInt8(truncatingIfNeeded: look.gain.rawValue)
    (real, imaginary) = (look.real, look.imaginary)
    frequency = look.frequency
    standard = look.standard?.value ?? .nan
    potential = log.potential.value
    temperature = log.newest?.temperature?.value ?? .nan
  }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.transform)
    bytes.put(cell)
    for number in [spectrum, sine, cycle, step] {
      bytes.put(UInt16(truncatingIfNeeded: number))
      bytes.put(UInt16(truncatingIfNeeded: number >> 16))
    }
    bytes.put(UInt64(bitPattern: at.nanoseconds))
    bytes.put(gain)
    bytes.put(UInt16(bitPattern: real))
    bytes.put(UInt16(bitPattern: imaginary))
    for number in [frequency.value, standard, potential, temperature] { bytes.put(number) }
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .transform), let cell = reader.byte(),
      let spectrum = reader.count(), let sine = reader.count(), let cycle = reader.count(),
      let step = reader.count(), let at = reader.long(), let gain = reader.byte(),
      let real = reader.short(), let imaginary = reader.short(),
      let frequency = reader.number(), let standard = reader.number(),
      let potential = reader.number(), let temperature = reader.number()
    else { return nil }
    self.cell = cell
    (self.spectrum, self.sine, self.cycle, self.step) = (spectrum, sine, cycle, step)
    self.at = Instant(nanoseconds: Int64(bitPattern: at))
    self.gain = gain
    self.real = Int16(bitPattern: real)
    self.imaginary = Int16(bitPattern: imaginary)
    self.frequency = Hertz(frequency)
    (self.standard, self.potential, self.temperature) = (standard, potential, temperature)
  }
}
