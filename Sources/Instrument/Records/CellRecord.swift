import Control
public import Quantities

/// A sample of a cell that its method wanted written down.
///
/// ```
///   0      6
///   1      cell
///   2-13   cycle, step, instruction plus one
///   14-29  when it was measured and when the step began, in ns
///   30-85  W-R and C-R in V, current in A, charge of the step, charged and discharged in all, in C,
///          temperature in °C
/// ```
public struct CellRecord: Sendable {
  public let cell: UInt8
  public let cycle, step: Int
  /// The instruction of the method; nil when it was over.
  public let place: Int?
  public let at, began: Instant
  /// In V, A, C and °C; not a number where it was not measured.
  public let potential, counter, current, charge, charged, discharged, temperature: Double

  init(_ sample: CellSample, of cell: UInt8, _ log: CellLog, in place: Int?) {
    self.cell = cell
    cycle = log.cycle
    step = log.step
    self.place = place
    at = sample.at
    began = log.began
    potential = sample.potential.value
    counter = sample.counter?.value ?? .nan
    current = sample.current.value
    charge = sample.charge.value
    charged = sample.charged.value
    discharged = sample.discharged.value
    temperature = sample.temperature?.value ?? .nan
  }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.cell)
    bytes.put(cell)
    for number in [cycle, step, (place ?? -1) + 1] {
      bytes.put(UInt16(truncatingIfNeeded: number))
      bytes.put(UInt16(truncatingIfNeeded: number >> 16))
    }
    bytes.put(UInt64(bitPattern: at.nanoseconds))
    bytes.put(UInt64(bitPattern: began.nanoseconds))
    for number in [potential, counter, current, charge, charged, discharged, temperature] {
      bytes.put(number)
    }
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .cell), let cell = reader.byte(),
      let cycle = reader.count(), let step = reader.count(), let place = reader.count(),
      let at = reader.long(), let began = reader.long(), let potential = reader.number(),
      let counter = reader.number(), let current = reader.number(), let charge = reader.number(),
      let charged = reader.number(), let discharged = reader.number(),
      let temperature = reader.number()
    else { return nil }
    self.cell = cell
    self.cycle = cycle
    self.step = step
    self.place = place > 0 ? place - 1 : nil
    self.at = Instant(nanoseconds: Int64(bitPattern: at))
    self.began = Instant(nanoseconds: Int64(bitPattern: began))
    self.potential = potential
    self.counter = counter
    self.current = current
    self.charge = charge
    self.charged = charged
    self.discharged = discharged
    self.temperature = temperature
  }
}

/// How a cell's method ended: done, stopped, unmet, or the word of a fault.
public struct CellEndRecord: Sendable {
  public let cell: UInt8
  public let word: String

  init(_ cell: UInt8, _ phase: Cell.Phase) {
    self.cell = cell
    word =
      switch phase {
      case .waiting, .checking, .running, .done: "done"
      case .stopped: "stopped"
      case .unmet: "unmet"
      case .judged(let verdict, _): "\(verdict.word)"
      case .tripped(let fault, _): fault.word
      }
  }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.cellEnd)
    bytes.put(cell)
    for byte in word.utf8 { bytes.put(byte) }
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .cellEnd), let cell = reader.byte() else { return nil }
    self.cell = cell
    var text: [UInt8] = []
    while let byte = reader.byte() { text.append(byte) }
    word = String(decoding: text, as: UTF8.self)
  }
}
