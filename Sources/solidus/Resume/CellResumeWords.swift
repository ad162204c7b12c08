import Documents
import Instrument
import Procedures
import Quantities
import Rig

/// What is said of a cell that goes on: with what, and what nobody knows.
struct CellResumeWords {
  private let work: CellWork
  private let rest: ResumedMethod
  private let last: CellRecord

  init(_ work: CellWork, _ rest: ResumedMethod, _ last: CellRecord) {
    self.work = work
    self.rest = rest
    self.last = last
  }

  var text: String {
    let line = work.compiled.places[rest.carry.entry.resumed].line
    let place =
      "\(work.channel), cycle \(last.cycle), step \(last.step) (line \(line) of its method)"
    let warm = rest.warmth.map { ", once it is at \(QuantityPrinter.text($0)) again" } ?? ""
    guard !rest.isAnew else {
      return "\(place) begins anew: nothing of it could be added up"
    }
    let charge = fixed(last.charge.magnitude / 3.6, 6)
    return "\(place) goes on with \(clock(last.at - last.began)) and \(charge) mAh\(warm);"
      + " \(unknown)"
  }

  /// What flowed after the last record.
  private var unknown: String {
    guard last.current != 0 else { return "nothing flowed at its last record" }
    let current = fixed(last.current.magnitude * 1000, 4)
    let when = every.map { ", and one was due every \(QuantityPrinter.text($0))" } ?? ""
    return "not known, and not counted, is what flowed after its last record: \(current) mA then"
      + when
  }

  /// How often a record is due in the interrupted step by the clock; nil where only changes count.
  private var every: Seconds? {
    let program = work.compiled.program
    for instruction in program.instructions[...rest.carry.entry.resumed].reversed() {
      guard case .cell(.observe(let rule)) = instruction else { continue }
      return program.rules[Int(rule)].record.every
    }
    return nil
  }
}
