import Documents
import Quantities
import Testing

@Suite("Documents damaged at random")
struct FuzzTests {
  /// Splitmix64: the same damage in every run.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let seeds = [
    "solidus: board/1\nname: x\nbuses: {r: {clock: 100 kHz}}\n",
    "chips:\n  a: {part: MCP9601, on: r, address: 0x60, thermocouple: K}\n",
    "lines:\n  h: {gpio: gpiochip0 17, direction: output, safe: low}\n",
    "[{\"target\": \"tc.*\", \"kind\": \"swap\", \"params\": {\"a\": 1e-3, \"b\": true}}]",
    "nets:\n  n: {scale: {net: m, from: [0 Pa, 1 Torr], to: [0 V, 10 V]}}\n",
    "a: &b !t 'x'\n? - y\n: |\n  z\n--- *b\n", "\u{FEFF}k: \"\\u00e9\\n\" # ä\r\n",
  ].map { Array($0.utf8) }

  private static let words = [
    "{", "}", "[", "]", ": ", "- ", "\n", "\"", "'", "&a ", "*a", "!!x ", "<<: ", "? ", "|\n",
    "\u{0}",
    "\t", "\u{FFFF}", "1e9999", "-", "0x", " h ", "% ", "#",
  ].map { Array($0.utf8) }

  private static func damaged(_ random: inout Seeded) -> [UInt8] {
    var bytes = seeds[Int.random(in: 0..<seeds.count, using: &random)]
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let at = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1 where at < bytes.count: bytes.remove(at: at)
      case 2: bytes.removeSubrange(at...)
      case 3: bytes += bytes[at...]
      default:
        bytes.insert(
          contentsOf: words[Int.random(in: 0..<words.count, using: &random)], at: at)
      }
    }
    return bytes
  }

  @Test("20 000 of them give a value or a finding with a place in the file, and no crash")
  func documents() {
    var random = Seeded(state: 7)
    var readable = 0
    for _ in 0..<20_000 {
      let bytes = Self.damaged(&random)
      var report = Report()
      guard let node = Node.read(bytes, file: "d", report: &report) else {
        check(report, bytes, mustFail: true)
        continue
      }
      readable += 1
      let board = BoardDocument.form.value(of: node, &report)
      check(report, bytes, mustFail: board == nil)
    }
    // Damage that is always fatal would test only the first line of the reader.
    #expect(readable > 3000)
  }

  private func check(_ report: Report, _ bytes: [UInt8], mustFail: Bool) {
    if mustFail, !report.hasErrors { Issue.record("no value and no finding: \(bytes)") }
    let lines = bytes.count { $0 == 0x0A } + 1
    for finding in report.diagnostics.all {
      let place = finding.place
      // A column may stand just behind the last character of its line.
      if place.line < 1 || place.line > lines || place.column < 1 || place.column > bytes.count + 1
      {
        Issue.record("\(finding) in \(bytes)")
      }
    }
  }

  @Test("20 000 damaged quantities are read or explained, and what is read can be printed")
  func quantities() {
    var random = Seeded(state: 9)
    let letters = Array("0123456789.eE+-- CKVAsmhdnuohMTrPa/c2%µΩ°")
    var readable = 0
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 1...6, using: &random)).map { _ in
          letters[Int.random(in: 0..<letters.count, using: &random)]
        })
      do throws(QuantityProblem) {
        let volts = try Volts(written: text)
        readable += 1
        let again = try Volts(written: QuantityPrinter.text(volts))
        #expect(again == volts)
      } catch {
        if error.message.isEmpty || error.remedy.isEmpty { Issue.record("'\(text)' has no advice") }
      }
    }
    #expect(readable > 20)
  }
}
