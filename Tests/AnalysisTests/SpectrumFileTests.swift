import Documents
import Quantities
import Testing

@testable import Analysis

@Suite("A file with a spectrum")
struct SpectrumFileTests {
  private func read(_ text: String) throws(Diagnostics) -> SpectrumFile {
    try SpectrumFile.read(Array(text.utf8), named: "z.csv")
  }

  /// Six lines of frequency, real part and the column of the imaginary part.
  private static func rows(_ separator: String = ",", _ last: String = "-3") -> String {
    (0..<6).map { "\(1000 >> $0)\(separator)10\(separator)\(last)\n" }.joined()
  }

  @Test(
    "is understood under the headings of other programs",
    arguments: [
      ("frequency,real,imaginary\n", ",", "-3"), ("", ",", "-3"),
      ("# a note\nFrequency / Hz,Real Impedance / ohm,Imaginary Impedance / ohm\n", ",", "-3"),
      ("freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\n", "\t", "3"), ("f (Hz);Z' (ohm);-Z'' (ohm)\n", ";", "3"),
      ("\"Frequency (Hz)\",\"Z' (\u{3A9})\",\"Z'' (\u{3A9})\"\n", ",", "-3"),
      ("freq/mHz,Re(Z)/kOhm,Im(Z)/mohm\n", ",", "-3"), ("Freq(Hz) Zreal -Zimag\n", " ", "3"),
      ("frequency_hertz,real_impedance_ohm,imaginary_impedance_ohm\n", ",", "-3"),
    ])
  func headings(head: String, separator: String, last: String) throws {
    let spectrum = try #require(try read(head + Self.rows(separator, last)).spectra.first)
    let point = try #require(spectrum.points.first)
    let isScaled = head.contains("mHz")
    #expect(point.frequency == Hertz(isScaled ? 1 : 1000))
    #expect(point.impedance == (isScaled ? Complex(10000, -0.003) : Complex(10, -3)))
    #expect(spectrum.points.count == 6)
  }

  @Test("states what sign was assumed")
  func sign() throws {
    let plain = try read("f,re,im\n" + Self.rows()).understood
    #expect(plain.contains("what its column holds, negative for a capacitor"))
    let minus = try read("f,re,-im\n" + Self.rows(",", "3")).understood
    #expect(minus.contains("minus what its column holds"))
    #expect(try read("f,re,im\n" + Self.rows(",", "3")).spectra[0].looksInverted)
    #expect(try !read("f,re,im\n" + Self.rows()).spectra[0].looksInverted)
  }

  @Test("takes magnitude and phase where there are no parts")
  func polar() throws {
    let text = (0..<5).map { "\(100 >> $0),2,-90\n" }.joined()
    let file = try read("Frequency / Hz,Absolute Impedance / ohm,Phase / deg\n" + text)
    let impedance = file.spectra[0].points[0].impedance
    #expect((impedance - Complex(0, -2)).magnitude < 1e-12)
  }

  @Test("of EC-Lab begins where its head says, with a comma for a point if it must")
  func ecLab() throws {
    let head = "EC-Lab ASCII FILE\r\nNb header lines : 5\r\n\r\nDevice : \u{B5}\r\n"
    let names = "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\t|Z|/Ohm\tPhase(Z)/deg\tcycle number\t\r\n"
    let row = { (n: Int) in "\(1000 >> n),5\t10,25\t3\t9\t9\t1\t\r\n" }
    let text = head + names + "0\t0\t0\t0\t0\t1\t\r\n" + (0..<6).map(row).joined()
    // As Windows writes it: one byte a character.
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let file = try SpectrumFile.read(bytes, named: "z.mpt")
    #expect(file.spectra.count == 1)
    #expect(file.spectra[0].points[0].frequency == Hertz(1000.5))
    #expect(file.spectra[0].points[0].impedance == Complex(10.25, -3))
  }

  @Test("may hold several sweeps: by their cycle, or where the frequency goes back")
  func sweeps() throws {
    let twice = "f,re,im\n" + Self.rows() + Self.rows()
    #expect(try read(twice).spectra.map(\.points.count) == [6, 6])
    let rows = (0..<12).map { "\(1000 >> ($0 % 6)),10,-3,\($0 / 6)\n" }.joined()
    #expect(try read("f,re,im,cycle number\n" + rows).spectra.map(\.points.count) == [6, 6])
  }

  @Test(
    "is refused with the place of what is wrong",
    arguments: [
      ("f,re,im\n10,1,-1\n5,x,-1\n", 3, 3, "'x' is no number"),
      ("f,re,im\n10,1,-1\n5,1\n", 3, 1, "2 fields where there were 3"),
      ("f,re,im\n10,1,-1\n0,1,-1\n", 3, 1, "no impedance of"),
      ("f,re,im\n10,1,-1\n5,nan,-1\n", 3, 3, "'nan' is no number"),
      ("f,re,im\n10,1,-1\n5,,-1\n", 3, 1, "a value is missing"),
      ("f,re,im\n10,1,-1\n", 1, 1, "only 1 points"), ("", 1, 1, "no table"),
      ("f,re\n10,1\n", 1, 1, "no heading means the imaginary part"),
      ("a,b,c\n10,1,1\n", 1, 1, "no heading means the frequency"),
      ("f/foo,re,im\n10,1,1\n", 1, 1, "'foo' is no unit"),
      ("f,re,im,Im(Z)\n10,1,1,1\n", 1, 9, "a second column of its kind"),
      ("EC-Lab ASCII FILE\nno\n", 2, 1, "does not say where the table begins"),
    ])
  func refused(text: String, line: Int, column: Int, words: String) {
    var found: Diagnostic?
    do throws(Diagnostics) { _ = try read(text) } catch { found = error.all.first }
    #expect(found?.place == Place(file: "z.csv", line: line, column: column))
    #expect(found?.message.contains(words) == true, "\(found?.message ?? "none")")
  }

  @Test("written with the times of its points says them, the highest frequency first")
  func timed() throws {
    let points = try Spectra.of("R0-C1", [100, 1e-6]).points
    let rows = points.reversed().enumerated().map { ($1, Optional(Seconds(Double($0 * 30)))) }
    let text = ECLabSpectrum([rows], comment: "").text
    let lines = text.split(separator: "\r\n").map { $0.split(separator: "\t") }
    let names = try #require(lines.first { $0.first == "freq/Hz" })
    let column = try #require(names.firstIndex(of: "time/s"))
    #expect(lines.last?[column] == "0")
    let first = try #require(lines.firstIndex { $0.first == "freq/Hz" }).advanced(by: 1)
    #expect(lines[first][column] == "\((points.count - 1) * 30)")
    let file = try SpectrumFile.read(Array(text.utf8), named: "z.mpt")
    #expect(file.spectra.first?.points == points)
    #expect(text.contains(" Single sine\r\n"))
    let together = ECLabSpectrum([rows], together: true, comment: "").text
    #expect(together.contains(" Multi sine\r\n"))
  }

  @Test("written as EC-Lab does is read back to the last bit")
  func written() throws {
    let spectra = [
      try Spectra.of("R0-p(R1,CPE1)", [10, 50, 1e-5, 0.9], scatter: 0.01),
      try Spectra.of("R0-C1", [1e6, 1e-12]),
    ]
    let text = ECLabSpectrum(spectra, comment: "\u{B5} of\nsomething").text
    let file = try SpectrumFile.read(Array(text.utf8), named: "z.mpt")
    #expect(file.spectra.map(\.points) == spectra.map(\.points))
    #expect(text.split(separator: "\r\n").dropFirst().first?.hasSuffix(" 20") == true)
    #expect(!text.contains("time/s"))
  }
}
