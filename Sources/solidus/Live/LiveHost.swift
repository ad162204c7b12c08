import Documents
import LinuxHAL
import Quantities
import Rig

/// The machine that a live run is on: what it granted, how late it let the run be, and how it felt.
struct LiveHost {
  /// What was asked of the kernel and refused: the run is late more often for it.
  private var refused: String?
  private var health = HostWatch()

  /// A machine that is well.
  init() throws(Refusal) {
    if let trouble = health.trouble {
      throw Refusal(
        "solidus run: \(trouble); nothing is begun by a machine that is not well", .refused)
    }
  }

  /// Asks the kernel for what a control process needs: the dead-man guards a late program too.
  mutating func adoptRealTime() {
    do throws(LinuxError) { try RealTime.control.adopt() } catch { refused = "\(error)" }
  }

  /// Looks after the machine between two steps; returns whether the run was held.
  mutating func attend(_ run: LiveRun, _ record: RunRecord?) -> Bool { health.attend(run, record) }

  /// How late the steps of a run came.
  func lateness(of run: LiveRun) -> String {
    let often = fixed(run.lateness.quantile(0.99).value * 1e6, 1)
    let worst = fixed(run.lateness.maximum.value * 1e6, 1)
    return """
      live         \(fixed(run.elapsed.value, 1)) s in \(run.stepCount) steps
      late         99 % below \(often) us, worst \(worst) us, \(run.overruns) of more than a millisecond
      """
  }

  /// What it did not grant, and what it suffered.
  var notes: [String] {
    (refused.map { ["not granted  \($0)"] } ?? []) + health.seen.map { "machine      \($0)" }
  }

  func json(of run: LiveRun) -> [(key: String, value: JSON)] {
    [
      ("late_us_99", .number(run.lateness.quantile(0.99).value * 1e6)),
      ("late_us_worst", .number(run.lateness.maximum.value * 1e6)),
      ("overruns", .integer(run.overruns)),
      ("not_granted", .string(refused ?? "")),
      ("machine", .array(health.seen.map { .string($0) })),
    ]
  }
}
