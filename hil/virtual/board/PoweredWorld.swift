import Documents
import HAL
import Quantities
import Rig
import Safety
import Simulator

/// The board's chips, lines and plants, powered at the moment at which the guest first uses one.
///
/// From then on its clock follows the guest's. It outlives the guest: what was hot stays hot while
/// the guest starts again.
final class PoweredWorld {
  private let files: BoardFiles
  private let setting: Setting
  private let log: WireLog
  private var world: SimulatedWorld?
  private var faults: WorldFaults?
  /// What the guest's clock shows at the zero of this world's.
  private var origin: Int64 = 0
  private(set) var watch: OutputWatch?

  /// What a simulated rig is besides its documents.
  struct Setting {
    var seed: UInt64 = 1
    var metal = Metal.none
    var pressure: Pascals?
    var faults: FaultDocument?
  }

  /// As in a run in one process, chips are powered so long before they are asked anything.
  private static let settling = Seconds.milliseconds(500)

  init(_ files: BoardFiles, _ setting: Setting, _ log: WireLog) {
    self.files = files
    self.setting = setting
    self.log = log
  }

  /// The guest's time at which the world now stands.
  var guestTime: Int64 { (world?.now.nanoseconds ?? 0) + origin }

  func guestTime(of instant: Instant) -> Int64 { instant.nanoseconds + origin }

  /// Follows the guest's clock; faults come at their instants.
  func advance(to guestTime: Int64) {
    guard let world else {
      pendingTime = guestTime
      return
    }
    let now = Instant(nanoseconds: guestTime - origin)
    while let next = faults?.next, next <= now {
      world.wait(until: next)
      faults?.advance(to: next)
    }
    world.wait(until: now)
  }

  private var pendingTime: Int64 = 0

  /// When something happens in it by itself, as the guest counts.
  var nextFault: Int64? {
    guard let next = faults?.next, next < .never else { return nil }
    return guestTime(of: next)
  }

  /// Another guest has begun at zero; `dark` has passed since the last one was seen.
  func begin(dark: Seconds) {
    guard let world else { return }
    advance(to: guestTime + dark.nanoseconds)
    origin = -world.now.nanoseconds
  }

  private func powered() throws(BoardFailure) -> SimulatedWorld {
    if let world { return world }
    do throws(RigError) {
      let made = try SimulatedWorld(files, seed: setting.seed, foil: .of(setting.metal))
      if let pressure = setting.pressure {
        for part in made.parts.stages { part.stage.evacuate(to: pressure, at: Instant.zero) }
      }
      faults = try setting.faults.map { faults throws(RigError) in
        try WorldFaults(faults, files, in: made)
      }
      made.wait(until: .zero + Self.settling)
      faults?.advance(to: made.now)
      origin = pendingTime - made.now.nanoseconds
      let watch = OutputWatch(made, files)
      log.onLine = { [unowned watch] in watch.see($0, at: $1) }
      log.follow(made, of: files.board)
      (world, self.watch) = (made, watch)
      return made
    } catch { throw BoardFailure("\(error)") }
  }

  func bus(_ name: String) throws(BoardFailure) -> any I2CBus {
    let world = try powered()
    do throws(RigError) { return try world.simulatedBus(name) } catch {
      throw BoardFailure("\(error)")
    }
  }

  func lines() throws(BoardFailure) -> SimulatedLines { try powered().lines }

  func number(of line: String) throws(BoardFailure) -> LineNumber {
    let world = try powered()
    do throws(RigError) { return try world.line(line) } catch { throw BoardFailure("\(error)") }
  }

  /// Whether anything of it has been used yet.
  var isPowered: Bool { world != nil }

  /// What any driver did that a datasheet forbids.
  var misuse: Misuse? { world?.misuse }
}
