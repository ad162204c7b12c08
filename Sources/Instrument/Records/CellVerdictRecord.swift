public import Control
public import Quantities

/// What was said of a cell, with what led to it.
///
/// ```
///   0      11
///   1-2    cell, verdict
///   3-10   cycle, half cycles in a row that said so
///   11-34  overpotential and what it was held against in V, how it rose within its half (NaN: unasked)
/// ```
public struct CellVerdictRecord: Sendable {
  public let cell: UInt8
  public let verdict: CellVerdict
  public let cycle, halves: Int
  public let overpotential, expected: Volts
  /// Nil where no half was needed.
  public let arc: Double?

  init(_ evidence: VerdictEvidence, of cell: UInt8, in cycle: Int) {
    self.cell = cell
    self.cycle = cycle
    verdict = evidence.verdict
    halves = evidence.halves
    overpotential = evidence.overpotential
    expected = evidence.expected
    arc = evidence.arc
  }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.cellVerdict)
    bytes.put(cell)
    bytes.put(verdict.rawValue)
    for number in [cycle, halves] {
      bytes.put(UInt16(truncatingIfNeeded: number))
      bytes.put(UInt16(truncatingIfNeeded: number >> 16))
    }
    for number in [overpotential.value, expected.value, arc ?? .nan] { bytes.put(number) }
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .cellVerdict), let cell = reader.byte(),
      let verdict = reader.byte().flatMap({ CellVerdict(rawValue: $0) }),
      let cycle = reader.count(), let halves = reader.count(),
      let overpotential = reader.number(), let expected = reader.number(),
      let arc = reader.number()
    else { return nil }
    self.cell = cell
    self.verdict = verdict
    (self.cycle, self.halves) = (cycle, halves)
    self.overpotential = Volts(overpotential)
    self.expected = Volts(expected)
    self.arc = arc.isNaN ? nil : arc
  }

  /// The evidence as a person reads it.
  public var text: String {
    func millivolts(_ volts: Volts) -> String {
      "\(Arithmetic.rounded(volts.value * 1e4) / 10) mV"
    }
    let since = halves > 0 ? "\(halves) half cycles in a row" : "at once"
    return "\(verdict.word): an overpotential of \(millivolts(overpotential)) where"
      + " \(millivolts(expected)) were expected, in cycle \(cycle), \(since)"
  }
}
