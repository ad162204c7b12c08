import Documents
import Testing

@Suite("docs/documents.md")
struct DocumentationTests {
  private let page: String

  init() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let bytes = try DocumentFiles.disk.bytes(at: "/\(root)/docs/documents.md").get()
    page = String(decoding: bytes, as: UTF8.self)
  }

  @Test("lists the units of the table", arguments: QuantityKind.allCases)
  func units(kind: QuantityKind) {
    let symbols = kind.units.map { $0.symbol.isEmpty ? "a plain number" : "`\($0.symbol)`" }
    let row = "| \(kind.phrase) | \(symbols.joined(separator: ", ")) |"
    #expect(page.contains(row + "\n"), "the page should have: \(row)")
  }

  @Test("lists the parts of the table", arguments: Part.table.map(\.number))
  func parts(number: String) throws {
    let part = try #require(Part.numbered(number))
    let hex = { (value: Int) in
      let digits = String(value, radix: 16, uppercase: true)
      return digits.utf8.count < 2 ? "0x0\(digits)" : "0x\(digits)"
    }
    let addresses = "\(hex(part.addresses.lowerBound)) to \(hex(part.addresses.upperBound))"
    let pins = part.pins.map { "`\($0.name)`" }.joined(separator: ", ")
    let row = "| \(number) | \(addresses) | \(QuantityPrinter.text(part.clock)) | \(pins) |"
    #expect(page.contains(row + "\n"), "the page should have: \(row)")
  }

  @Test("shows documents that are read without a finding")
  func examples() throws {
    let blocks = page.split(separator: "```yaml\n").dropFirst().compactMap {
      $0.split(separator: "```").first.map(String.init)
    }
    #expect(blocks.count == 5)
    let files = DocumentFiles.memory([
      "bench/board.yaml": blocks[0], "pi/board.yaml": blocks[1], "bench/world.yaml": blocks[2],
      "faults.yaml": blocks[3], "bench/identification.yaml": blocks[4],
    ])
    let board = BoardDocument.read(at: "bench", from: files)
    #expect(board.diagnostics.written(as: .text) == "")
    #expect(BoardDocument.read(at: "pi", from: files).diagnostics.written(as: .text) == "")
    let world = WorldDocument.read(at: "bench", for: try board.get(), from: files)
    #expect(world.diagnostics.written(as: .text) == "")
    let identification = IdentificationDocument.read(at: "bench", from: files)
    #expect(identification.diagnostics.written(as: .text) == "")
    #expect(
      FaultDocument.read(at: "faults.yaml", from: files).diagnostics.written(as: .text) == "")
  }
}
