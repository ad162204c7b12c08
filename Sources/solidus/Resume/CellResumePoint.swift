import Documents
import Instrument
import Quantities
import Record
import Rig
import Simulator

/// From where cells go on whose run was cut off, as the folder of the later run keeps it.
struct CellResumePoint {
  /// One cell.
  struct Entry {
    let channel: String
    /// Nil where its method had not begun, and begins now.
    let carry: CellCarry?
    /// What its thermostat is told again.
    let warmth: Celsius?
    /// How the simulated rig left it; nil on a real one.
    let state: CellState?
    /// What is to be known of it, for people.
    let said: String
  }

  /// The folder of the run that was cut off.
  let folder: String
  /// The instant at which it was cut off, on the clock that goes on, and how much of this passed while
  /// the cells stood open: on a real rig nothing, for nobody saw how long that was.
  let cut: Instant
  let gap: Seconds
  /// Since when they stood on a real rig, in words made of stamps of the clock on the wall; nil on a
  /// simulated one.
  let stood: String?
  let earlier: [String]
  let cells: [Entry]

  /// The rest of what was to be done with a cell.
  func goingOn(_ work: CellWork) -> CellWork {
    guard let entry = cells.first(where: { $0.channel == work.channel }) else { return work }
    let rest = entry.carry.map {
      ResumedMethod(work.compiled, $0, warmth: entry.warmth).compiled
    }
    return work.goingOn(
      rest ?? work.compiled, entry.state.map { AgedState($0, rested: gap) })
  }

  /// - Parameter isTold: whether it was said already how long all of it stood.
  func lines(_ isTold: Bool) -> [String] {
    ["RESUMED    \(head(isTold))"] + cells.map { "  \($0.said)" }
  }

  private func head(_ isTold: Bool) -> String {
    let open =
      stood.map { ", and nobody measured them" + (isTold ? "" : ": \($0)") } ?? " for \(clock(gap))"
    return "\(folder), cut off at \(clock(cut - .zero)); its cells stood open\(open)"
  }

  func said(_ isTold: Bool) -> [String] { [head(isTold)] + cells.map(\.said) }

  var members: [(key: String, value: JSON)] {
    [
      ("cut_s", .seconds(cut - .zero)),
      ("gap_s", .seconds(gap)), ("cut_ns", .string("\(cut.nanoseconds)")),
      ("gap_ns", .string("\(gap.nanoseconds)")), ("earlier", .array(earlier.map(JSON.string))),
      ("cells", .array(cells.map(\.json))),
    ] + (stood.map { [("stood_open", .string($0))] } ?? [])
  }
}

extension CellResumePoint {
  /// What a folder says; nil for a run that began at its beginning.
  init?(_ node: Node) {
    guard let cut = node.long("cut_ns"), let gap = node.long("gap_ns") else { return nil }
    self.init(
      folder: node.text("run") ?? "", cut: Instant(nanoseconds: cut),
      gap: Seconds(nanoseconds: gap), stood: node.text("stood_open"),
      earlier: node.texts("earlier"),
      cells: node.list("cells").compactMap(Entry.init))
    // A simulated cell of which nobody knows how it was left cannot go on.
    guard stood != nil || cells.allSatisfy({ $0.state != nil }) else { return nil }
  }
}

extension CellResumePoint.Entry {
  fileprivate init?(_ node: Node) {
    guard let channel = node.text("cell") else { return nil }
    self.init(
      channel: channel, carry: node["carry"].flatMap(CellCarry.init),
      warmth: node.number("warm_C").map { Celsius($0) },
      state: CellState(node.texts("state").compactMap { Double($0) }),
      said: node.text("said") ?? "")
  }

  fileprivate var json: JSON {
    var members: [(key: String, value: JSON)] = [("cell", .string(channel))]
    if let carry { members.append(("carry", carry.json)) }
    if let warmth { members.append(("warm_C", .number(warmth.value))) }
    // Some of them are endless, for which JSON has no number.
    if let state {
      members.append(("state", .array(state.numbers.map { .string("\($0)") })))
    }
    return .object(members + [("said", .string(said))])
  }
}
