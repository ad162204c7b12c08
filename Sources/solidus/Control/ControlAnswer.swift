import Documents
import LinuxHAL
import Quantities

/// What a run answered to somebody who asked it for something.
struct ControlAnswer {
  private let word: String
  /// As it came: one object.
  let json: String
  private let node: Node

  /// Asks the run that listens where a command line says.
  static func ask(_ word: String, _ arguments: Arguments) throws(Refusal) -> ControlAnswer {
    let path = ControlOption.path(arguments)
    let line: String?
    do throws(LinuxError) {
      let call = try ControlCall(path)
      try call.say(Array((ControlProtocol.line(word) + "\n").utf8))
      line = call.answer()
    } catch { throw refusal(error, word, path) }
    var report = Report()
    guard let line, let node = Node.read(Array(line.utf8), file: path, report: &report),
      node.text("protocol") == ControlProtocol.name
    else {
      throw Refusal(
        "solidus \(word): \(path): whoever listens there does not answer; a run that is being"
          + " proved or is ending does not: try again", .hardwareLost)
    }
    return ControlAnswer(word: word, json: line, node: node)
  }

  /// What the run says of itself that listens in a state folder; nil if none does. One that does not
  /// answer is none that is not there.
  static func ofRun(_ arguments: Arguments) throws(Refusal) -> ControlAnswer? {
    do throws(Refusal) { return try ask("status", arguments) } catch {
      guard error.status != .hardwareLost else { throw error }
      return nil
    }
  }

  private static func refusal(_ error: LinuxError, _ word: String, _ path: String) -> Refusal {
    guard error.cause == .missing else { return Refusal("solidus \(word): \(error)", .refused) }
    return Refusal(
      "solidus \(word): no run listens at \(path); name another place with --socket or --state, or"
        + " start one: solidus run FILE --pace 1 --socket \(path)", .usage)
  }

  /// What the run says of itself.
  var run: JSON? { node["run"].map(JSON.init) }

  /// What became of a job, if that was asked.
  var job: (state: String, refusal: String, status: ExitStatus?)? {
    guard let state = node.text("state") else { return nil }
    let status = node.number("exit_status").flatMap { ExitStatus(rawValue: Int32($0)) }
    return (state, node.text("refusal") ?? "", status)
  }
  /// Why not; nil where it was done.
  var why: String? { isDone ? nil : node.text("why") ?? "no reason" }
  /// What its run says of itself, to be looked into.
  var said: Node? { node["run"] }

  private var isDone: Bool { node.truth("done") == true }
  var status: ExitStatus { isDone ? .done : .refused }

  var text: String {
    guard isDone else { return "solidus \(word): refused: \(node.text("why") ?? "no reason")\n" }
    guard let run = node["run"] else { return "" }
    return word == "status" ? Self.text(of: run) : "\(Self.head(of: run))\n"
  }

  private static func head(of run: Node) -> String {
    let kind = run.truth("simulated") == true ? "SIMULATED" : "LIVE"
    let time = run.number("elapsed_s").map { clock(Seconds($0)) } ?? "--"
    let doing = run.text("doing").map { $0.isEmpty ? "" : ", \($0)" } ?? ""
    return "\(kind)  \(run.text("title") ?? "")  \(time)  \(run.text("state") ?? "")\(doing)"
  }

  private static func text(of run: Node) -> String {
    let zones = run.list("zones").map { zone in
      "  \(zone.text("zone") ?? "")  \(shown(zone, "sample_C", 2)) C  element"
        + " \(shown(zone, "element_C", 1)) C  setpoint \(shown(zone, "setpoint_C", 1)) C  margin"
        + " \(shown(zone, "margin_K", 1)) K  limit \(shown(zone, "limit_C", 1)) C"
    }
    let cells = run.list("cells").map { cell in
      let time = cell.number("elapsed_s").map { clock(Seconds($0)) } ?? "--"
      let folder = cell.text("folder").map { $0.isEmpty ? "" : "  \($0)" } ?? ""
      let head =
        "  \(cell.text("cell") ?? "")  \(cell.text("state") ?? "")  \(time) "
        + " \(cell.text("title") ?? "")\(folder)"
      // Of what is over its folder says more.
      guard cell.truth("over") != true else { return head }
      return "\(head)\n    cycle \(shown(cell, "cycle", 0)) "
        + " \(shown(cell, "potential_V", 4)) V  \(shown(cell, "current_A", 7)) A"
    }
    return ([head(of: run)] + zones + cells).map { $0 + "\n" }.joined()
  }

  private static func shown(_ node: Node, _ key: String, _ decimals: Int) -> String {
    node.number(key).map { fixed($0, decimals) } ?? "--"
  }
}
