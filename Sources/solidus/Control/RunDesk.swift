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
  private let clock = LinuxClock()
  private var pace: Pace?
  /// What was asked of the run that is repeated, and is still to come.
  private var repeated: ArraySlice<RequestRecord>

  private init(_ subject: RunSubject, _ socket: ControlSocket?, _ pace: Pace?, _ replay: Replay?) {
    self.subject = subject
    self.socket = socket
    self.pace = pace
    repeated = (replay?.requests ?? [])[...]
  }

  /// A simulated run listens where it is told to, or in its state folder if it is slow enough for
  /// people; a live one always does.
  static func open(
    _ arguments: Arguments, for subject: RunSubject, repeating replay: Replay? = nil
  ) throws(Refusal) -> RunDesk {
    if subject.isSimulated, arguments.value("guardian") != nil {
      throw Refusal("solidus run: --guardian means nothing without --live", .usage)
    }
    let pace = try Pace.read(arguments)
    let path = ControlOption.listens(arguments, isPaced: pace != nil)
    do throws(LinuxError) {
      return RunDesk(subject, try path.map(open), pace, replay)
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
      let refusal = run.instrument.take(next.request, of: next.user, after: steps, at: run.now)
      hasChanged = hasChanged || refusal == nil
    }
    return hasChanged
  }

  private func visit(_ run: any RigRun, after steps: Int) -> Bool {
    var hasChanged = false
    socket?.visit(at: clock.now()) { line, user in
      guard let asked = line.flatMap(ControlProtocol.read) else {
        return ControlProtocol.misunderstood
      }
      switch asked {
      case .status:
        return ControlProtocol.answer([
          ("request", .string("status")), ("done", .boolean(true)), ("why", .string("")),
          ("run", RunState(run, of: subject).json),
        ])
      case .request(let request):
        let refusal = run.instrument.take(request, of: user, after: steps, at: run.now)
        hasChanged = hasChanged || refusal == nil
        return ControlProtocol.answer([
          ("request", .string("\(request)")), ("done", .boolean(refusal == nil)),
          ("why", .string(refusal?.sentence ?? "")), ("run", RunState(run, of: subject).json),
        ])
      }
    }
    return hasChanged
  }
}
