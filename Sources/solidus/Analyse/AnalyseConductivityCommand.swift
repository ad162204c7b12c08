import Analysis
import Documents
import Quantities
import Record

extension Command {
  static let analyseConductivity = Command(
    words: ["analyse", "conductivity"], operands: "FILE|FOLDER",
    about: "how a conductivity grows with temperature: its activation energy, after Arrhenius",
    options: [
      .value("thickness", "LENGTH", "of a pellet, such as 1mm; resistances alone if left out"),
      .value("area", "AREA", "of a pellet, such as 0.785cm2; with --thickness"),
      .value("law", "hopping|rate", "whether ln(sigma T) or ln(sigma) is the line; hopping"),
      .value("cell", "CHANNEL", "of a run's spectra; its only cell if left out"),
      .value("circuit", "S", "what is fitted to a run's spectra; R0-p(R1,CPE1) if left out"),
      .value("parameter", "NAME", "which resistance of that counts; R0 if left out"), json,
    ]
  ) { arguments, console in
    do throws(Refusal) {
      guard arguments.operands.count == 1, let path = arguments.operands.first else {
        throw Refusal(
          "solidus analyse conductivity: name one table of temperatures and resistances, or one"
            + " folder that 'solidus run --out' made", .usage)
      }
      let table = try ResistanceTable(path, arguments, console)
      let report = try ConductivityReport(path, table, arguments)
      console.put(arguments.has("json") ? report.json.text + "\n" : report.text)
      return .done
    } catch { return error.tell(console) }
  }
}
