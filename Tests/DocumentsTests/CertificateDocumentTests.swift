import Documents
import Quantities
import Safety
import Testing

@Suite("Certificates")
struct CertificateDocumentTests {
  private static let right = CertificatesDocument.none.adding(certificate("2026-11-21"))
    .adding(certificate("2027-02-28")).text

  private static func certificate(_ date: String) -> Certificate {
    Certificate(
      date: Day(date) ?? epoch, zone: "stage", calibrant: .indium, source: "ITS-90, \"table 1\"",
      found: Celsius(156.1204999), uncertainty: Kelvins(0.21311),
      combination: Combination(holder: "plain", gas: "Ar", pressure: Pascals(100)),
      sample: "tc_stage", diverse: "pt_stage",
      pair: CertifiedPair(
        rest: Celsius(25.06249), apartAtRest: Kelvins(-0.125), point: Celsius(156.6),
        apartAtPoint: Kelvins(-0.4804)), isSimulated: true, instrument: "solidus 0.1.0",
      trace: String(repeating: "a", count: 64))
  }

  private static let epoch: Day = {
    guard let day = Day("2000-01-01") else { preconditionFailure("a day of the calendar") }
    return day
  }()

  private func read(_ text: String) -> Checked<CertificatesDocument> {
    CertificatesDocument.read(at: "c.yaml", from: .memory(["c.yaml": text]))
  }

  @Test("what is written reads back, few digits and no surer than it was")
  func round() throws {
    let checked = read(Self.right)
    #expect(checked.diagnostics.written(as: .text) == "")
    let document = try checked.get()
    #expect(document.text == Self.right)
    let one = try #require(document.certificates.first)
    #expect(one == Self.certificate("2026-11-21"))
    #expect(one.found == Celsius(156.12))
    #expect(one.offset == Kelvins(-0.478))
    #expect(one.uncertainty == Kelvins(0.214))
    #expect(one.source == "ITS-90, \"table 1\"")
    #expect(try read(CertificatesDocument.none.text).get().certificates.isEmpty)
  }

  @Test(
    "one that was altered is an error at its hash",
    arguments: [
      ("date: 2026-11-21", "date: 2026-11-22"), ("zone: stage", "zone: other"),
      ("holder: plain", "holder: ring"), ("gas: Ar", "gas: He"),
      ("pressure: 100 Pa", "pressure: 90 Pa"), ("uncertainty: 214 mK", "uncertainty: 213 mK"),
      ("uncertainty: 214 mK", "uncertainty: 213.9999 mK"), ("table 1", "table 2"),
      ("sample: tc_stage", "sample: tc_other"), ("diverse: pt_stage", "diverse: pt_other"),
      ("rest: 25.062 C", "rest: 25.063 C"), ("apart_at_rest: -125 mK", "apart_at_rest: -124 mK"),
      ("point: 156.6 C", "point: 156.601 C"), ("apart_at_point: -480 mK", "apart_at_point: 0 K"),
      ("simulated: true", "simulated: false"), ("solidus 0.1.0", "solidus 0.2.0"),
      ("trace: aa", "trace: ab"), ("hash: ", "hash: 0"),
    ])
  func altered(right: String, wrong: String) throws {
    var text = Self.right
    if right == "hash: " {
      let at = try #require(text.firstRange(of: right))
      let next = text.index(after: at.upperBound)
      let old = text[at.upperBound]
      text.replaceSubrange(at.upperBound..<next, with: old == "0" ? "1" : "0")
    } else {
      let at = try #require(text.firstRange(of: right))
      text.replaceSubrange(at, with: wrong)
    }
    let found = read(text).diagnostics.all
    #expect(found.count == 1)
    let first = found.first.map { "\($0)" } ?? ""
    #expect(first.hasPrefix("c.yaml:24:11: error: this certificate was altered"))
  }

  @Test("comments, quotes and the order of keys alter nothing")
  func form() throws {
    let text = Self.right.replacing("zone: stage", with: "zone: \"stage\"  # the first")
      .replacing("pressure: 100 Pa", with: "pressure: 0.1 kPa")
    #expect(read(text).diagnostics.written(as: .text) == "")
  }

  @Test(
    "what cannot be is said where it stands",
    arguments: [
      ("reference: 156.5985 C", "reference: 156.6 C", "c.yaml:6:16: error: indium does not melt"),
      ("offset: -478 mK", "offset: -479 mK", "c.yaml:9:13: error: that is not 'found' less"),
      ("calibrant: indium", "calibrant: lead", "c.yaml:5:16: error: 'lead' is not a calibrant"),
      ("uncertainty: 214 mK", "uncertainty: 3 K", "c.yaml:10:18: error: '3 K' is above 2 K"),
      ("    gas: Ar\n", "", "c.yaml:3:5: error: 'gas' is missing"),
      ("    trace: a", "    trace: x", "error: 'xaaa"),
      ("point: 156.6 C", "point: 25.5 C", "the fixed point is no other temperature than rest"),
    ])
  func wrong(right: String, wrong: String, message: String) throws {
    var text = Self.right
    let at = try #require(text.firstRange(of: right))
    text.replaceSubrange(at, with: wrong)
    let found = read(text).diagnostics.written(as: .text)
    #expect(found.contains(message), "\(found)")
  }

  @Test(
    "the schema accepts what the reader accepts and refuses what it refuses",
    arguments: [
      ("zone: stage", "zone: stage", true), ("date: 2026-11-21", "date: today", false),
      ("calibrant: indium", "calibrant: tin", false), ("found: 156.12 C", "found: 156", false),
      ("    gas: Ar\n", "", false), ("simulated: true", "simulated: yes", false),
      ("trace: aa", "trace: ga", false), ("holder: plain", "holder: 5", false),
    ])
  func schema(right: String, wrong: String, isRight: Bool) throws {
    var text = Self.right
    let at = try #require(text.firstRange(of: right))
    text.replaceSubrange(at, with: wrong)
    let validator = try #require(
      SchemaValidator(Schema.document(CertificatesDocument.form, titled: "x").text))
    var report = Report()
    let node = try #require(Node.read(Array(text.utf8), file: "c", report: &report))
    let value = CertificatesDocument.form.value(of: node, &report)
    #expect((value != nil && !report.hasErrors) == isRight)
    #expect(validator.accepts(node) == isRight)
  }

  @Test(
    "days are counted as the calendar has them",
    arguments: [
      ("2026-11-21", "2026-11-20", 1), ("2027-05-20", "2026-11-21", 180),
      ("2028-03-01", "2028-02-28", 2), ("2027-03-01", "2027-02-28", 1),
      ("2100-03-01", "2100-02-28", 1), ("2000-03-01", "2000-02-28", 2),
      ("2027-01-01", "2026-01-01", 365), ("2026-01-01", "2027-01-01", -365),
      ("2400-01-01", "2000-01-01", 146_097),
    ])
  func days(later: String, earlier: String, days: Int) throws {
    let (a, b) = (try #require(Day(later)), try #require(Day(earlier)))
    #expect(a.days(after: b) == days)
  }
}
