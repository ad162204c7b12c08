import Documents
import Instrument
import Quantities
import Record
import Rig

/// Those who join a run while it goes on: each is judged, claimed, begun and written down without
/// anybody waiting who is there already.
final class GuestBook {
  private let host: JoinHost
  private let clerk = Clerk()
  private var guests: [Guest] = []
  private var looks = 0

  /// So many are made ready at once.
  private static let most = 8

  /// To be made before the process asks to be on time: its clerk is in no hurry.
  init(_ host: JoinHost) {
    self.host = host
    JobFolder.make(at: host.socket)
    clerk.start()
  }

  deinit {
    clerk.close()
    JobFolder.leave(at: host.socket)
  }

  /// The board of all of them.
  var board: String { host.board }
  /// How many joined.
  var joined: Int { guests.count { !$0.places.isEmpty } }

  func guest(_ name: String) -> Guest? { guests.last { $0.name == name } }

  /// Who has a place in the instrument.
  func guest(at place: Int) -> Guest? { guests.last { $0.places.contains(place) } }

  /// Takes a job; nothing of the run has changed yet. Returns why not.
  func take(_ name: String, of user: UInt32) -> String? {
    guard guests.count(where: { !$0.isSettled && $0.places.isEmpty }) < Self.most else {
      return "\(Self.most) others are being made ready; try again"
    }
    // Whoever hands something over is named as the machine numbers programs, which begins anew.
    guard !guests.contains(where: { $0.name == name && !$0.isSettled && $0.places.isEmpty })
    else { return "a job of that name is being made ready" }
    let guest = Guest(name, of: user)
    guests.append(guest)
    clerk.take { [host] in guest.judge(for: host) }
    return nil
  }

  /// Does what is due with them, between two steps.
  func attend(_ run: any RigRun) {
    guard !guests.isEmpty else { return }
    looks += 1
    for guest in guests {
      switch guest.stage {
      case .judging, .beginning, .finishing, .claiming, .seating, .refused, .over: break
      case .judged: claim(guest, in: run)
      case .begun: seat(guest, in: run)
      case .running: watch(guest, in: run)
      }
    }
  }

  // MARK: One after the other

  private func claim(_ guest: Guest, in run: any RigRun) {
    guard let task = guest.task else { return }
    if let refusal = busy(task, guest, in: run) { return drop(guest, refusal) }
    guest.goOn(to: .claiming)
    for work in task.works {
      run.late.add(
        { [unowned self] isQuiet in
          guard case .claiming = guest.stage else { return }
          claim(work, of: guest, isQuiet, in: run)
        }, at: run.now)
    }
  }

  private func claim(_ work: CellWork, of guest: Guest, _ isQuiet: Bool, in run: any RigRun) {
    guard isQuiet else { return drop(guest, Self.never) }
    do throws(RigError) {
      guest.newcomers.append(try run.claim(work.task, into: guest.record?.sink))
    } catch {
      return drop(guest, Refusal(error, error.kind == .lost ? .hardwareLost : .refused))
    }
    guard guest.newcomers.count == guest.task?.works.count else { return }
    guest.goOn(to: .beginning)
    clerk.take { guest.begin() }
  }

  private func seat(_ guest: Guest, in run: any RigRun) {
    guest.goOn(to: .seating)
    run.late.add(
      { [unowned self] isQuiet in
        guard case .seating = guest.stage else { return }
        guard isQuiet else { return drop(guest, Self.never) }
        guest.began = run.now
        for newcomer in guest.newcomers {
          guest.places.append(run.instrument.cellCount)
          run.join(newcomer, showing: guest.start)
        }
        guest.goOn(to: .running)
      }, at: run.now)
  }

  private func watch(_ guest: Guest, in run: any RigRun) {
    // Asking takes a lock, and a disk does not fail more often than a second passes.
    if looks.isMultiple(of: 64), guest.record?.loss != nil {
      for place in guest.places { run.instrument.stopCell(place, at: run.now) }
    }
    if guest.places.allSatisfy({ run.instrument.cell($0).isOver }) { finish(guest, in: run) }
  }

  private func finish(_ guest: Guest, in run: any RigRun) {
    guard let task = guest.task else { return }
    guest.goOn(to: .finishing)
    let report = CellReport(run, task.works, at: guest.places)
    let ended = guest.record?.loss.map { "what it recorded could not be kept: \($0)" }
    let json = JSON.object(
      [
        ("simulated", .boolean(!host.isLive)), ("outcome", .string(report.status.outcome)),
        ("reason", .string(report.reason(ended))), ("joined", .string(host.title)),
        ("duration_s", .seconds(run.now - (guest.began ?? run.now))), ("cells", report.list),
      ] + (task.from.map { [("resumes", $0.json)] } ?? []))
    let status = report.status
    clerk.take { guest.finish(json, status) }
  }

  private func drop(_ guest: Guest, _ refusal: Refusal) {
    // To take its folder away is nothing for a moment between two steps.
    guest.goOn(to: .finishing)
    clerk.take { guest.refuse(refusal) }
  }

  private static let never = Refusal(
    "solidus run: there was no moment without messages on the buses for a minute, as in a fast"
      + " spectrum; try again when that is over", .refused)

  /// Why a channel cannot be had.
  private func busy(_ task: MethodTask, _ guest: Guest, in run: any RigRun) -> Refusal? {
    let others = guests.filter { $0 !== guest && $0.isClaiming }
    for work in task.works {
      let place = (0..<run.instrument.cellCount).first { place in
        let cell = run.instrument.cell(place)
        return cell.name == work.channel && !cell.isOver
      }
      let other = others.first { other in
        other.task?.works.contains { $0.channel == work.channel } ?? false
      }
      guard place != nil || other != nil else { continue }
      let who = place.flatMap(self.guest(at:)) ?? other
      let title = who?.task?.title ?? host.title
      let folder = who.map { " in \($0.folder)" } ?? ""
      return Refusal(
        "solidus run: '\(work.channel)' is taken by \(title)\(folder); 'solidus stop --cell"
          + " \(work.channel)' ends that", .refused)
    }
    return nil
  }

  /// Writes down how each ended, once the run is over.
  func close(_ run: any RigRun) {
    for guest in guests where !guest.isSettled {
      switch guest.stage {
      case .running: finish(guest, in: run)
      case .judging, .beginning, .finishing, .judged, .begun, .claiming, .seating:
        clerk.take {
          guard !guest.isSettled else { return }
          guest.refuse(
            Refusal("solidus run: the run that goes on came to its end before this began", .refused)
          )
        }
      case .refused, .over: break
      }
    }
    clerk.close()
  }
}
