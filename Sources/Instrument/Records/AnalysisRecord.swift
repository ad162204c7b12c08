import Devices
public import Quantities

/// One look of an analyser at a cell, or at a path beside it that is known: of five such looks a
/// point of a spectrum is made.
///
/// ```
///   0      15
///   1      cell
///   2-9    spectrum and sine of it, from one on
///   10-17  cycle, step
///   18-25  when it was read, in ns
///   26     at what: 0 open, 1 short, 2 load, 3 the cell, 4 open again
///   27-74  frequency in Hz, resistance, reactance, the load in ohm, W-R in V, temperature in °C
/// ```
public struct AnalysisRecord: Sendable {
  /// What was seen of what.
  struct Look {
    let reading: E4990A.Reading
    let source: Analyser.Source
    let load: Ohms
    let frequency: Hertz

    init(
      _ reading: E4990A.Reading, of source: Analyser.Source, load: Ohms, at frequency: Hertz
    ) {
      self.reading = reading
      self.source = source
      self.load = load
      self.frequency = frequency
    }
  }

  public let cell: UInt8
  /// Which spectrum of its method, and which sine of that, from one on.
  public let spectrum, sine: Int
  public let cycle, step: Int
  public let at: Instant
  public let source: Analyser.Source
  public let frequency: Hertz
  /// As the instrument gave them, in ohm.
  public let resistance, reactance: Double
  /// What the known resistor was measured to be.
  public let load: Ohms
  /// In V and °C; not a number where it was not measured.
  public let potential, temperature: Double

  init(_ look: Look, of cell: UInt8, at now: Instant, _ log: CellLog) {
    self.cell = cell
    (spectrum, sine) = (log.spectrum, log.sine)
    (cycle, step) = (log.cycle, log.step)
    at = now
    source = look.source
    frequency = look.frequency
    (resistance, reactance) = (look.reading.resistance, look.reading.reactance)
    load = look.load
    potential = log.potential.value
    temperature = log.newest?.temperature?.value ?? .nan
  }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.analysis)
    bytes.put(cell)
    for number in [spectrum, sine, cycle, step] {
      bytes.put(UInt16(truncatingIfNeeded: number))
      bytes.put(UInt16(truncatingIfNeeded: number >> 16))
    }
    bytes.put(UInt64(bitPattern: at.nanoseconds))
    bytes.put(source.rawValue)
    for number in [frequency.value, resistance, reactance, load.value, potential, temperature] {
      bytes.put(number)
    }
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .analysis), let cell = reader.byte(),
      let spectrum = reader.count(), let sine = reader.count(), let cycle = reader.count(),
      let step = reader.count(), let at = reader.long(),
      let source = reader.byte().flatMap({ Analyser.Source(rawValue: $0) }),
      let frequency = reader.number(), let resistance = reader.number(),
      let reactance = reader.number(), let load = reader.number(),
      let potential = reader.number(), let temperature = reader.number()
    else { return nil }
    self.cell = cell
    (self.spectrum, self.sine, self.cycle, self.step) = (spectrum, sine, cycle, step)
    self.at = Instant(nanoseconds: Int64(bitPattern: at))
    self.source = source
    self.frequency = Hertz(frequency)
    (self.resistance, self.reactance, self.load) = (resistance, reactance, Ohms(load))
    (self.potential, self.temperature) = (potential, temperature)
  }
}
