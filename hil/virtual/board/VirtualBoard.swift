public import Documents
import HAL
public import Quantities
public import Rig
public import Safety

/// A board that a real kernel can use: its buses and lines as virtual devices of a guest, and behind
/// them the same chips, wires and plants as in a simulated run.
public final class VirtualBoard {
  /// What the board is to be, besides its documents.
  public struct Options: Sendable {
    /// Where the guest finds the sockets of its devices; the folder is there.
    public var sockets = ""
    /// Where to write everything that goes over the wires, a line each.
    public var trace = "/dev/null"
    public var seed: UInt64 = 1
    /// What truly lies on the stage.
    public var metal = Metal.none
    public var pressure: Pascals?
    public var faults: FaultDocument?
    /// Whether time is the guest's, else everybody's.
    public var isTravelling = true
    /// How many guests come one after the other, and how long nobody is there between two.
    public var guests = 1
    public var dark = Seconds(1)

    public init() {}
  }

  private let ports: [Port]
  private let lines: [(port: Port, device: GPIODevice)]
  private let world: PoweredWorld
  private let log: WireLog
  private let travel: TravelClock?
  private let wall: WallClock
  private let options: Options

  public init(_ files: BoardFiles, _ options: Options) throws(BoardFailure) {
    self.options = options
    do throws(RigError) { log = try WireLog(at: options.trace) } catch {
      throw BoardFailure("\(error)")
    }
    let setting = PoweredWorld.Setting(
      seed: options.seed, metal: options.metal, pressure: options.pressure, faults: options.faults)
    let world = PoweredWorld(files, setting, log)
    self.world = world
    wall = WallClock()
    travel = options.isTravelling ? try TravelClock("\(options.sockets)/time", world) : nil
    let clock: any BoardClock = travel ?? wall
    let plan = try DevicePlan(files.board)
    var ports: [Port] = []
    for (index, bus) in plan.buses.enumerated() {
      let device = I2CDevice(bus, world, clock)
      ports.append(try Port("\(options.sockets)/i2c-\(index)", device, clock))
    }
    var lines: [(port: Port, device: GPIODevice)] = []
    for (index, names) in plan.chips.enumerated() {
      let device = GPIODevice(names, world, clock)
      let port = try Port("\(options.sockets)/gpio-\(index)", device, clock)
      ports.append(port)
      lines.append((port, device))
    }
    (self.ports, self.lines) = (ports, lines)
  }

  /// What the guest's command line has to say of the devices, a word for each.
  public var guestWords: [String] {
    let time = travel.map { ["time-travel=ext:1:\($0.listener.path)"] } ?? []
    return time + ports.map { "virtio_uml.device=\($0.listener.path):\($0.device.identifier)" }
  }

  /// Serves one guest after the other until the last has gone.
  public func run() throws(BoardFailure) {
    for guest in 0..<options.guests {
      if guest > 0 { world.begin(dark: options.dark) }
      wall.restart()
      isWatchPlanned = false
      try serveGuest()
      for port in ports { port.disconnect() }
      travel?.disconnect()
    }
    if let misuse = world.misuse { log.add("misuse \(misuse)") }
    if let finding = world.watch?.finding { log.add("unsafe \(finding)") }
    do throws(RigError) { try log.finish() } catch { throw BoardFailure("\(error)") }
  }

  /// What was on that should have been off.
  public var danger: String? { world.watch?.finding }
  /// What a driver did that a datasheet forbids.
  public var misuse: String? { world.misuse.map { "\($0)" } }

  private func serveGuest() throws(BoardFailure) {
    while true {
      let timed = travel.map { [$0.descriptor] } ?? []
      let ready = try Link.readable(ports.map(\.descriptor) + timed, within: patience)
      if let travel, ready[ports.count], try !serve(travel) { return }
      for (index, port) in ports.enumerated() where ready[index] {
        guard port.link != nil else {
          try port.connect()
          continue
        }
        // The guest's end: on its own clock it is there until that falls silent.
        guard try !port.serve() else { continue }
        port.disconnect()
        if travel == nil, ports.allSatisfy({ $0.link == nil }) { return }
      }
      planWatch()
      if let travel { try travel.advance(look) } else { try performDue() }
    }
  }

  private func serve(_ travel: TravelClock) throws(BoardFailure) -> Bool {
    if travel.isConnected { return try travel.serve() }
    try travel.connect()
    return true
  }

  private func look() throws(BoardFailure) {
    for line in lines where line.device.isWatching { try line.device.look(line.port) }
  }

  /// How long to wait for the guest on everybody's clock; on its own there is nothing else to do.
  private var patience: Int64 {
    guard travel == nil else { return -1 }
    let next = min(wall.events.next ?? .max, world.nextFault ?? .max)
    return max(0, min(next - wall.now, 1_000_000))
  }

  private func performDue() throws(BoardFailure) {
    world.advance(to: wall.now)
    try look()
    try wall.events.perform(until: wall.now)
  }

  private var isWatchPlanned = false

  /// Begins to look at the outputs once there are any.
  private func planWatch() {
    guard !isWatchPlanned, let watch = world.watch else { return }
    isWatchPlanned = true
    repeatWatch(watch)
  }

  private func repeatWatch(_ watch: OutputWatch) {
    let clock: any BoardClock = travel ?? wall
    let next = watch.look(at: Instant(nanoseconds: clock.now - world.guestTime(of: Instant.zero)))
    clock.events.add(at: max(world.guestTime(of: next), clock.now + 1)) { [unowned self] in
      world.advance(to: clock.now)
      repeatWatch(watch)
    }
  }
}
