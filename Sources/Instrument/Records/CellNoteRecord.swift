/// What is to be known of a cell that goes on all the same: a word of `CellNote`.
public struct CellNoteRecord: Sendable {
  public let cell: UInt8
  public let word: String

  init(_ cell: UInt8, _ note: CellNote) {
    self.cell = cell
    word = note.word
  }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.cellNote)
    bytes.put(cell)
    for byte in word.utf8 { bytes.put(byte) }
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .cellNote), let cell = reader.byte() else { return nil }
    self.cell = cell
    var text: [UInt8] = []
    while let byte = reader.byte() { text.append(byte) }
    word = String(decoding: text, as: UTF8.self)
  }
}
