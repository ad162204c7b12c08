import Documents
import Quantities

/// Makes spectra of a table, and notes what is wrong in it.
struct SpectrumReader {
  private let table: TableText
  private let path: String
  private var columns: [Int: SpectrumColumn] = [:]
  private(set) var report = Report()
  private(set) var understood = ""
  /// Lines that hold no impedance: of a file of zeros three are enough.
  private var void: (count: Int, last: TableText.Row?) = (0, nil)
  private static let told = 3

  init(_ table: TableText, _ path: String) {
    self.table = table
    self.path = path
  }

  /// What the table holds; nothing useful if the report has errors.
  mutating func spectra() -> [Spectrum] {
    guard let head = table.rows.first else {
      report.error(at: .start(of: path), "there is no table", remedy: Self.remedy)
      return []
    }
    let hasHeadings = !head.fields.allSatisfy { table.number($0.text) != nil }
    if hasHeadings { recognise(head) } else { assume(head) }
    guard !report.hasErrors else { return [] }
    var sweeps = Sweeps()
    for row in table.rows.dropFirst(hasHeadings ? 1 : 0) where !report.isFull {
      if row.fields.count != head.fields.count {
        note(row, head.fields.count)
        continue
      }
      if let point = point(row) { sweeps.add(point.point, cycle: point.cycle) }
    }
    if void.count > Self.told, let last = void.last {
      report.error(
        at: place(last), "\(void.count) lines like that, of which this is the last",
        remedy: "leave them out, or name the columns that hold the impedance")
    }
    let found = sweeps.spectra
    if !report.hasErrors, !found.contains(where: { $0.points.count >= Spectrum.fewest }) {
      let count = found.map(\.points.count).max() ?? 0
      report.error(
        at: place(head), "there are only \(count) points",
        remedy: "at least \(Spectrum.fewest) make a spectrum")
    }
    return found.filter { $0.points.count >= Spectrum.fewest }
  }

  private static let remedy =
    "write a line of headings: frequency/Hz, Re(Z)/ohm and Im(Z)/ohm or -Im(Z)/ohm"

  private func place(_ row: TableText.Row, _ column: Int = 1) -> Place {
    Place(file: path, line: row.line, column: column)
  }

  private mutating func note(_ row: TableText.Row, _ width: Int) {
    report.error(
      at: place(row), "there are \(row.fields.count) fields where there were \(width)",
      remedy: "write as many in each line")
  }

  /// A table of bare numbers, as impedance.py has it.
  private mutating func assume(_ row: TableText.Row) {
    guard row.fields.count == 3 else {
      report.error(
        at: place(row), "there are \(row.fields.count) columns without headings",
        remedy: Self.remedy)
      return
    }
    for (index, meaning) in [ColumnMeaning.frequency, .real, .imaginary].enumerated() {
      columns[index] = SpectrumColumn(meaning: meaning, factor: 1)
    }
    understood = "no headings: taken as frequency/Hz, Re(Z)/ohm, Im(Z)/ohm"
  }

  private mutating func recognise(_ row: TableText.Row) {
    var taken: [String] = []
    for (index, field) in row.fields.enumerated() {
      switch SpectrumColumn.read(field.text) {
      case .other: break
      case .unit(let meaning, let unit):
        report.error(
          at: place(row, field.column), "'\(unit)' is no unit of this column",
          remedy: "write \(meaning.units)")
      case .column(let column):
        guard !columns.values.contains(where: { $0.meaning == column.meaning }) else {
          report.error(
            at: place(row, field.column), "'\(field.text)' is a second column of its kind",
            remedy: "leave one of the two")
          continue
        }
        columns[index] = column
        if column.meaning != .cycle { taken.append("'\(field.text)'") }
      }
    }
    complete(row, taken)
  }

  /// Real and imaginary part count; magnitude and phase only where those are not.
  private mutating func complete(_ row: TableText.Row, _ taken: [String]) {
    let meanings = columns.values.map(\.meaning)
    let isCartesian = meanings.contains(.real) && meanings.contains(.imaginary)
    let isPolar = meanings.contains(.magnitude) && meanings.contains(.phase)
    guard meanings.contains(.frequency), isCartesian || isPolar else {
      let missing =
        meanings.contains(.frequency)
        ? (meanings.contains(.real) ? "imaginary part" : "real part") : "frequency"
      report.error(
        at: place(row), "no heading means the \(missing)", remedy: Self.remedy)
      return
    }
    if isCartesian {
      columns = columns.filter { $1.meaning != .magnitude && $1.meaning != .phase }
    }
    understood = "columns \(taken.joined(separator: ", ")); \(sign)"
  }

  private var sign: String {
    let imaginary = columns.values.first { $0.meaning == .imaginary }
    guard let imaginary else { return "parts from magnitude and phase" }
    return imaginary.factor < 0
      ? "the imaginary part is minus what its column holds"
      : "the imaginary part is what its column holds, negative for a capacitor"
  }

  private mutating func point(
    _ row: TableText.Row
  ) -> (point: Spectrum.Point, cycle: Double?)? {
    var values: [ColumnMeaning: Double] = [:]
    var empty = 0
    for (index, column) in columns.sorted(by: { $0.key < $1.key }) {
      guard index < row.fields.count, !row.fields[index].text.isEmpty else {
        empty += 1
        continue
      }
      let field = row.fields[index]
      guard let number = table.number(field.text) else {
        report.error(
          at: place(row, field.column), "'\(field.text.prefix(24))' is no number",
          remedy: "write a number such as 1.5e3, or leave the line out")
        return nil
      }
      values[column.meaning] = number * column.factor
    }
    return point(values, row, empty)
  }

  private mutating func point(
    _ values: [ColumnMeaning: Double], _ row: TableText.Row, _ empty: Int
  ) -> (point: Spectrum.Point, cycle: Double?)? {
    // In a table of a whole run other lines have no impedance, and EC-Lab gives rest a zero.
    let count = columns.values.count { $0.meaning != .cycle }
    if empty >= count || (table.isECLab && values[.frequency] == 0) { return nil }
    guard let frequency = values[.frequency], let impedance = Self.impedance(values) else {
      report.error(
        at: place(row), "a value is missing in this line", remedy: "complete it or leave it out")
      return nil
    }
    guard Spectrum.frequencies.contains(frequency), impedance.isFinite,
      Spectrum.magnitudes.contains(impedance.magnitude)
    else {
      void = (void.count + 1, row)
      guard void.count <= Self.told else { return nil }
      report.error(
        at: place(row), "there is no impedance of \(impedance.magnitude) ohm at \(frequency) Hz",
        remedy:
          "frequencies go from 1 nHz to 1 THz, magnitudes from 1 pohm to 1 Pohm; leave the line out"
      )
      return nil
    }
    return (Spectrum.Point(at: Hertz(frequency), impedance), values[.cycle])
  }

  private static func impedance(_ values: [ColumnMeaning: Double]) -> Complex? {
    if let real = values[.real], let imaginary = values[.imaginary] {
      return Complex(real, imaginary)
    }
    guard let magnitude = values[.magnitude], let phase = values[.phase] else { return nil }
    return Complex(magnitude * Numerics.cos(phase), magnitude * Numerics.sin(phase))
  }
}
