import Analysis
import Documents
import Quantities

/// `analyse conductivity`: what the resistances come to, and the line through them.
struct ConductivityReport {
  private let path: String
  private let table: ResistanceTable
  private let pellet: Pellet?
  private let line: Arrhenius

  init(_ path: String, _ table: ResistanceTable, _ arguments: Arguments) throws(Refusal) {
    self.path = path
    self.table = table
    let law = try Self.law(arguments)
    let pellet = try Self.pellet(arguments)
    self.pellet = pellet
    let points = table.rows.map { row in
      Arrhenius.Point(
        at: row.temperature, Self.value(row, pellet), scatter: row.scatter)
    }
    do throws(Arrhenius.Failure) { line = try Arrhenius(points, law) } catch {
      let why =
        switch error {
        case .tooFewPoints(let count): "\(count) temperatures are no line; measure three at least"
        case .oneTemperature: "all are within a kelvin: there is nothing to see of a slope"
        case .notPositive(let warm): "what stands at \(fixed(warm.value, 1)) C is not above zero"
        }
      throw Refusal("solidus analyse conductivity: \(path): \(why)", .findings)
    }
  }

  /// In S/m of a pellet, else in S.
  private static func value(_ row: ResistanceTable.Row, _ pellet: Pellet?) -> Double {
    pellet?.conductivity(of: row.resistance) ?? 1 / row.resistance.value
  }

  private static func law(_ arguments: Arguments) throws(Refusal) -> Arrhenius.Law {
    switch arguments.value("law") ?? "hopping" {
    case "hopping": return .hopping
    case "rate": return .rate
    case let other:
      throw Refusal(
        "solidus analyse conductivity: --law:"
          + " \(Suggestion.advice(for: other, among: ["hopping", "rate"]))", .usage)
    }
  }

  private static func pellet(_ arguments: Arguments) throws(Refusal) -> Pellet? {
    let texts = (arguments.value("thickness"), arguments.value("area"))
    guard let thickness = texts.0, let area = texts.1 else {
      guard texts.0 == nil, texts.1 == nil else {
        throw Refusal(
          "solidus analyse conductivity: a pellet has both: --thickness 1mm --area 0.785cm2",
          .usage)
      }
      return nil
    }
    let (length, size): (Nanometres, SquareMetres)
    do throws(QuantityProblem) {
      (length, size) = (try Nanometres(written: thickness), try SquareMetres(written: area))
    } catch {
      throw Refusal("solidus analyse conductivity: \(error.message); \(error.remedy)", .usage)
    }
    guard length > .zero, size > .zero else {
      throw Refusal(
        "solidus analyse conductivity: a pellet has a thickness and an area above nothing", .usage)
    }
    return Pellet(thickness: length.value * 1e-9, area: size)
  }

  private var unit: String { pellet == nil ? "S" : "S/cm" }
  private var factor: Double { pellet == nil ? 1 : 0.01 }
  private var lawWords: String { line.law == .hopping ? "ln(sigma T)" : "ln(sigma)" }

  var text: String {
    let rows = table.rows.map { row in
      [
        fixed(row.temperature.value, 2), significant(row.resistance.value, 5),
        significant(Self.value(row, pellet) * factor, 4),
        significant(line.value(at: row.temperature) * factor, 4),
      ]
    }
    let stamp = table.isSimulated ? "SIMULATED  " : ""
    let shown = Table(["T, C", "R, ohm", "sigma, \(unit)", "line"], rows).text
    return """
      \(stamp)\(path): \(rows.count) temperatures, \(lawWords) over 1/T
      \(shown)  activation \(fixed(line.activation / 1000, 2)) kJ/mol, \(fixed(line.electronvolts, 4)) eV, \
      within \(fixed(line.reach / 1000, 2)) kJ/mol with 95 %
        at 25 C    \(significant(line.value(at: Celsius(25)) * factor, 4)) \(unit)

      """
  }

  var json: JSON {
    .object([
      ("simulated", .boolean(table.isSimulated)), ("file", .string(path)),
      ("law", .string(lawWords)), ("activation_J_mol", .number(line.activation)),
      ("activation_eV", .number(line.electronvolts)), ("within_J_mol", .number(line.reach)),
      ("at_25_C", .number(line.value(at: Celsius(25)) * factor)), ("unit", .string(unit)),
      (
        "points",
        .array(
          table.rows.map { row in
            .object([
              ("temperature_C", .number(row.temperature.value)),
              ("resistance_ohm", .number(row.resistance.value)),
              ("conductivity", .number(Self.value(row, pellet) * factor)),
            ])
          })
      ),
    ])
  }
}
