import Documents
import Testing

@Suite("Documents that ask for too much")
struct LimitTests {
  private func findings(_ bytes: [UInt8]) -> [String] {
    var report = Report()
    _ = Node.read(bytes, file: "d", report: &report)
    return report.diagnostics.all.map(\.description)
  }

  private func findings(_ text: String) -> [String] { findings(Array(text.utf8)) }

  @Test("a mebibyte is read, one byte more is not")
  func size() {
    let full = "a: " + String(repeating: "x", count: DocumentLimits.size - 3)
    #expect(findings(full) == [])
    #expect(
      findings(full + "x") == [
        "d:1:1: error: the file is larger than 1048576 bytes; split it, or check that it is a "
          + "document at all"
      ])
  }

  @Test("32 levels are read, 33 are not", arguments: ["[", "{a: ", "- "])
  func depth(opening: String) {
    let closing = opening == "[" ? "]" : opening == "{a: " ? "}" : ""
    func nested(_ levels: Int) -> String {
      String(repeating: opening, count: levels) + "x" + String(repeating: closing, count: levels)
    }
    #expect(findings(nested(32)) == [])
    let column = 32 * opening.utf8.count + 1
    #expect(
      findings(nested(33)) == ["d:1:\(column): error: nested deeper than 32 levels; flatten it"])
    // A hundred thousand openings cost no more than the first thirty-three.
    #expect(findings(String(repeating: opening, count: 100_000)).count == 1)
  }

  @Test("100 000 values are read, more are not")
  func nodes() {
    let items = { (count: Int) in "[" + String(repeating: "1,", count: count - 1) + "1]" }
    #expect(findings(items(DocumentLimits.nodes - 1)) == [])
    #expect(
      findings(items(DocumentLimits.nodes)) == [
        "d:1:200000: error: more than 100000 values in one document; split it"
      ])
  }

  @Test(
    "bytes that are not UTF-8 are refused where they stand",
    arguments: [
      [0x61, 0x3A, 0x0A, 0x62, 0xFF], [0x61, 0x3A, 0x0A, 0x62, 0xC0, 0x80],
      [0x61, 0x3A, 0x0A, 0x62, 0xED, 0xA0, 0x80], [0x61, 0x3A, 0x0A, 0x62, 0xE2, 0x82],
    ] as [[UInt8]])
  func encoding(bytes: [UInt8]) {
    #expect(
      findings(bytes) == ["d:2:2: error: this byte is not UTF-8 text; save the file as UTF-8"])
  }

  @Test("UTF-16 is refused")
  func utf16() {
    #expect(
      findings([0xFF, 0xFE, 0x61, 0x00]) == [
        "d:1:1: error: this byte is not UTF-8 text; save the file as UTF-8"
      ])
  }

  @Test("all 256 bytes in a row, in every rotation, give findings and no crash")
  func binary() {
    for start in 0..<256 {
      let bytes = (0..<256).map { UInt8(($0 + start) % 256) }
      #expect(!findings(bytes).isEmpty)
    }
  }

  @Test("50 000 unknown keys give a readable list")
  func unknownKeys() {
    let text = (0..<49_000).map { "name\($0):\n" }.joined()
    let checked = BoardDocument.read(at: "b.yaml", from: .memory(["b.yaml": text]))
    #expect(checked.diagnostics.all.count == Diagnostics.limit + 1)
  }
}
