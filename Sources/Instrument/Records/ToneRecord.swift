public import Quantities

/// A sample of a cell while a sine goes on: of such samples spectra are made.
///
/// ```
///   0      10
///   1      cell
///   2-9    spectrum and sine of it, from one on
///   10-17  cycle, step
///   18-33  when the potential and when the current was so, in ns
///   34-65  frequency in Hz, W-R in V, current in A, temperature in °C
///   66     how many sines sound together, of which that is the lowest; left out for one
/// ```
public struct ToneRecord: Sendable {
  public let cell: UInt8
  /// Which spectrum of its method, and which sine of that, from one on.
  public let spectrum, sine: Int
  public let cycle, step: Int
  public let at, currentAt: Instant
  /// The lowest that sounds.
  public var frequency: Hertz { chord.lowest }
  /// What sounds.
  public let chord: Chord
  /// In V, A and °C; not a number where it was not measured.
  public let potential, current, temperature: Double

  init(
    _ sample: CellSample, lag: Seconds, of cell: UInt8, at chord: Chord, _ log: CellLog
  ) {
    self.cell = cell
    self.chord = chord
    (spectrum, sine) = (log.spectrum, log.sine)
    (cycle, step) = (log.cycle, log.step)
    at = sample.at
    currentAt = sample.at + lag
    potential = sample.potential.value
    current = sample.current.value
    temperature = sample.temperature?.value ?? .nan
  }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.tone)
    bytes.put(cell)
    for number in [spectrum, sine, cycle, step] {
      bytes.put(UInt16(truncatingIfNeeded: number))
      bytes.put(UInt16(truncatingIfNeeded: number >> 16))
    }
    bytes.put(UInt64(bitPattern: at.nanoseconds))
    bytes.put(UInt64(bitPattern: currentAt.nanoseconds))
    for number in [chord.lowest.value, potential, current, temperature] { bytes.put(number) }
    if chord.count > 1 { bytes.put(UInt8(truncatingIfNeeded: chord.count)) }
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .tone), let cell = reader.byte(),
      let spectrum = reader.count(), let sine = reader.count(), let cycle = reader.count(),
      let step = reader.count(), let at = reader.long(), let currentAt = reader.long(),
      let frequency = reader.number(), let potential = reader.number(),
      let current = reader.number(), let temperature = reader.number()
    else { return nil }
    self.cell = cell
    (self.spectrum, self.sine, self.cycle, self.step) = (spectrum, sine, cycle, step)
    self.at = Instant(nanoseconds: Int64(bitPattern: at))
    self.currentAt = Instant(nanoseconds: Int64(bitPattern: currentAt))
    chord = Chord(Hertz(frequency), count: Int(reader.byte() ?? 1))
    self.potential = potential
    self.current = current
    self.temperature = temperature
  }
}
