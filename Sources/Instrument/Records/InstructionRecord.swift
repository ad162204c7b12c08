/// A program went on to an instruction: its number, or none when it was over.
public struct InstructionRecord: Sendable {
  public let index: Int?

  init(_ index: Int?) { self.index = index }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.instruction)
    bytes.put(UInt64(index.map { $0 + 1 } ?? 0))
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .instruction), let number = reader.long(),
      let index = Int(exactly: number)
    else { return nil }
    self.index = index > 0 ? index - 1 : nil
  }
}
