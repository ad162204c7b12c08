import Documents
import Instrument
import Quantities
import Record
import Rig
import Safety

/// `run` of a method: cells alone, each with the method on its own card.
struct MethodRun {
  private let method: MethodDocument
  private let execution: SimulatedRun
  private let record: RunRecord?
  private let arguments: Arguments
  private let channels: [String]

  init(_ arguments: Arguments, _ name: String) throws(Refusal) {
    self.arguments = arguments
    let files = try BoardFolder.read(arguments)
    do throws(Diagnostics) { method = try Recipes.method(name).get() } catch {
      throw Refusal(error)
    }
    let seed = try SeedOption.read(arguments)
    channels = arguments.all("cell")
    guard !channels.isEmpty else {
      throw Refusal(
        "solidus run: '\(name)' is a method for cells; say which, as in --cell cell1", .usage)
    }
    let faults = try RecipeRun.faults(arguments)
    var tasks: [CellTask] = []
    for channel in channels { tasks.append(try Self.task(channel, method, arguments)) }
    record = try RunRecord.begin(
      arguments, ("method.yaml", Recipes.text(of: name)), board: BoardFolder.path(arguments))
    do throws(RigError) {
      execution = try SimulatedRun(
        [], metal: .none, cells: tasks, on: files, seed: seed, faults: faults,
        into: record?.sink)
    } catch { throw Refusal(error, .refused) }
  }

  private static func task(
    _ channel: String, _ method: MethodDocument, _ arguments: Arguments
  ) throws(Refusal) -> CellTask {
    let given = try ParameterValues.read(arguments)
    do throws(Diagnostics) {
      let compiled = try MethodCompiler.compile(method, for: .undeclared, with: given)
      return CellTask(
        channel: channel, program: compiled.program,
        declaration: CellValues.undeclared.declaration, isSlow: false, calibration: .none)
    } catch {
      throw Refusal(String(error.written(as: .text).dropLast()), .refused)
    }
  }

  func run(_ console: Console) -> ExitStatus {
    let asJSON = arguments.has("json")
    if !asJSON { console.print("SIMULATED  \(method.name) on \(channels.joined(separator: ", "))") }
    var line = CellLine(console, isPaced: !arguments.has("fast"))
    // Longer than any cell lives.
    let outcome = execution.run(for: Seconds(3.2e8)) { if !asJSON { line.show($0) } }
    if !asJSON { line.end() }
    let report = CellReport(execution, outcome)
    console.put(asJSON ? report.json.text + "\n" : report.text)
    do throws(Refusal) { try record?.finish(layout, report.json) } catch {
      return error.tell(console)
    }
    if let record, !asJSON { console.print("run folder   \(record.path)") }
    return report.status
  }

  private var layout: ChannelLayout {
    ChannelLayout(
      zones: [], flows: [], valves: [], cells: execution.cellNames, step: { _ in ("", "") })
  }
}
