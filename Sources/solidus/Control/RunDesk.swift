import Documents
import Instrument
import LinuxHAL
import Quantities
import Record
import Rig

/// Where people ask something of a run between two of its steps: over its socket now, or when they
/// did so in the run that is made again.
final class RunDesk {
  private let subject: RunSubject
  private let socket: ControlSocket?
  /// Those who join; nil where nobody can.
  private let guests: GuestBook?
  /// Where this run is kept.
  private let folder: String
  private let clock = LinuxClock()
  private var pace: Pace?
  /// What was asked of the run that is repeated, and is still to come.
  private var repeated: ArraySlice<RequestRecord>

  private init(
    _ subject: RunSubject, _ socket: ControlSocket?, _ guests: GuestBook?, _ folder: String,
    _ pace: Pace?, _ replay: Replay?
  ) {
    self.subject = subject
    self.guests = guests
    self.folder = folder
    self.socket = socket
    self.pace = pace
    repeated = (replay?.requests ?? [])[...]
  }

  /// A simulated run listens where it is told to, or in its state folder if it is slow enough for
  /// people; a live one always does.
  ///
  /// - Parameter board: where its board is read from.
  static func open(
    _ arguments: Arguments, for subject: RunSubject, on board: String,
    repeating replay: Replay? = nil
  ) throws(Refusal) -> RunDesk {
    if subject.isSimulated, arguments.value("guardian") != nil {
      throw Refusal("solidus run: --guardian means nothing without --live", .usage)
    }
    let pace = try Pace.read(arguments)
    let path = ControlOption.listens(arguments, isPaced: pace != nil)
    do throws(LinuxError) {
      let socket = try path.map(open)
      let guests = path.map { path in
        GuestBook(
          JoinHost(arguments, at: path, subject, board: FilePlace.board(board)))
      }
      let folder = arguments.value("out").map(FilePlace.absolute) ?? ""
      return RunDesk(subject, socket, guests, folder, pace, replay)
    } catch { throw Refusal("solidus run: \(error)", .refused) }
  }

  private static func open(_ path: String) throws(LinuxError) -> ControlSocket {
    try ControlSocket(path)
  }

  /// Whether somebody sees each step as it happens.
  var isPaced: Bool { pace != nil }

  /// Does what is asked after so many steps; returns when the next step may come.
  ///
  /// - Returns: whether something of the run has changed.
  @discardableResult
  func attend(_ run: any RigRun, after steps: Int) -> Bool {
    var hasChanged = repeatRequests(run, after: steps)
    guests?.attend(run)
    hasChanged = visit(run, after: steps) || hasChanged
    guard var pace else { return hasChanged }
    let due = pace.due(run.now, asking: clock)
    self.pace = pace
    while clock.now() < due, !Interruption.isAsked {
      clock.sleep(until: min(due, clock.now() + Pace.glance))
      hasChanged = visit(run, after: steps) || hasChanged
    }
    return hasChanged
  }

  private func repeatRequests(_ run: any RigRun, after steps: Int) -> Bool {
    var hasChanged = false
    while let next = repeated.first, next.steps <= steps {
      repeated.removeFirst()
      if let number = next.cell {
        _ = stop({ $0.number == number }, of: next.user, after: steps, in: run)
        continue
      }
      let refusal = run.instrument.take(next.request, of: next.user, after: steps, at: run.now)
      hasChanged = hasChanged || refusal == nil
    }
    return hasChanged
  }

  /// Ends one cell once nobody has its bus; returns why not.
  private func stop(
    _ isMeant: (Cell) -> Bool, of user: UInt32, after steps: Int, in run: any RigRun
  ) -> String? {
    let instrument = run.instrument
    // Of those that were in a channel the last is there now.
    guard let place = (0..<instrument.cellCount).last(where: { isMeant(instrument.cell($0)) })
    else { return "no such cell is in this run; 'solidus status' shows those that are" }
    let refusal = instrument.takeStop(ofCell: place, of: user, after: steps, at: run.now)
    if let refusal { return refusal.sentence }
    run.late.add({ _ in instrument.stopCell(place, at: run.now) }, at: run.now)
    return nil
  }

  /// How many joined, for what is said of the run at its end.
  var json: [(key: String, value: JSON)] {
    guard let joined = guests?.joined, joined > 0 else { return [] }
    return [("joined_by", .integer(joined))]
  }

  /// Lets those who joined come to their end too, once the run is over.
  func close(_ run: any RigRun) { guests?.close(run) }

  private func visit(_ run: any RigRun, after steps: Int) -> Bool {
    var hasChanged = false
    socket?.visit(at: clock.now()) { line, user in
      guard let asked = line.flatMap(ControlProtocol.read) else {
        return ControlProtocol.misunderstood
      }
      switch asked {
      case .status: return answer("status", nil, run)
      case .request(let request):
        let refusal = run.instrument.take(request, of: user, after: steps, at: run.now)
        hasChanged = hasChanged || refusal == nil
        return answer("\(request)", refusal?.sentence, run)
      case .stop(let channel):
        let why = stop({ $0.name == channel }, of: user, after: steps, in: run)
        return answer("stop", why, run)
      case .begin(let name):
        let why = guests.map { $0.take(name, of: user) } ?? "nobody can join this run"
        return answer("begin", why, run)
      case .job(let name):
        guard let guest = guests?.guest(name) else {
          return answer("job", "there is no job of that name", run)
        }
        return ControlProtocol.answer(
          [("request", .string("job")), ("done", .boolean(true)), ("why", .string(""))]
            + guest.json)
      }
    }
    return hasChanged
  }

  private func answer(_ word: String, _ why: String?, _ run: any RigRun) -> String {
    ControlProtocol.answer([
      ("request", .string(word)), ("done", .boolean(why == nil)), ("why", .string(why ?? "")),
      ("run", RunState(run, of: subject, in: folder, guests).json),
    ])
  }
}
