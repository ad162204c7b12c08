public import HAL
public import Quantities

/// A model that changes by itself and can be brought up to date.
public protocol Settling: AnyObject {
  /// Does everything that happens up to and including `now`.
  func settle(to now: Instant)
}

/// A digital node: what drives it, what it is at, and the edges it has seen.
///
/// A chip that drives a wire does so lazily, when it is asked something; so the wire first
/// settles its driver, and edges carry the instant at which they truly happened.
public final class Wire {
  public let name: String
  private var present: Level
  /// What it would be at if nothing held it.
  private var asked: Level
  private var isHeld = false
  private let edges = EdgeBuffer()
  private(set) var driver: WireDriver?
  private let ears = Lasting<Ear>()

  /// What hangs on a wire holds the wire, never the reverse: a circle would keep a world alive.
  private class Ear {
    func changes(_ wire: Wire, at now: Instant) {}
    func toggles(_ wire: Wire, times: Int, from first: Instant, every period: Seconds) {}
  }

  private final class EarOf<Listener: WireListener>: Ear {
    private let listener: Neighbour<Listener>

    init(_ listener: Listener) { self.listener = Neighbour(listener) }

    override func changes(_ wire: Wire, at now: Instant) {
      listener.with { $0.wireChanges(wire, at: now) }
    }
    override func toggles(
      _ wire: Wire, times: Int, from first: Instant, every period: Seconds
    ) {
      listener.with { $0.wireToggles(wire, times: times, from: first, every: period) }
    }
  }

  public init(_ name: String = "", at level: Level) {
    self.name = name
    present = level
    asked = level
  }

  /// Makes `driver` the model that is settled before the wire is read.
  public func driven(by driver: some Settling) { self.driver = WireDriver.of(driver) }
  func driven(by driver: WireDriver) { self.driver = driver }

  /// Tells `listener` of every change, just before it happens.
  public func heard(by listener: some WireListener) { ears.add(EarOf(listener)) }

  /// What the wire is at as far as it has been driven; nothing is settled.
  public var driven: Level { present }

  public func drive(_ level: Level, at now: Instant) {
    asked = level
    if !isHeld { turn(to: level, at: now) }
  }

  /// Holds the node at a level whatever drives it; nil lets go, and it is at what it was driven to
  /// meanwhile.
  public func hold(at level: Level?, now: Instant) {
    isHeld = level != nil
    turn(to: level ?? asked, at: now)
  }

  private func turn(to level: Level, at now: Instant) {
    guard level != present else { return }
    ears.each { $0.changes(self, at: now) }
    present = level
    edges.add(Edge(to: level, at: now))
  }

  /// Turns over so many times; of the edges only the last is kept for whoever takes them.
  func toggle(times: Int, from first: Instant, every period: Seconds) {
    guard times > 0 else { return }
    ears.each { $0.toggles(self, times: times, from: first, every: period) }
    if !times.isMultiple(of: 2) { present = present.opposite }
    asked = present
    edges.add(Edge(to: present, at: first + period * Int64(times - 1)))
  }

  /// Whether something other than who is told to drive it may move it.
  public var isDriven: Bool { driver != nil }

  public func level(at now: Instant) -> Level {
    driver?.settle(to: now)
    return present
  }

  public func takeEdge(until now: Instant) -> Edge? {
    driver?.settle(to: now)
    return edges.take(until: now)
  }
}

/// Physics that hangs on a wire.
public protocol WireListener: AnyObject {
  /// The wire is about to change: what has happened until `now` happened under the old level.
  func wireChanges(_ wire: Wire, at now: Instant)

  /// It is about to turn over so many times, evenly spaced, while nothing else happens.
  func wireToggles(_ wire: Wire, times: Int, from first: Instant, every period: Seconds)
}

extension WireListener {
  public func wireToggles(
    _ wire: Wire, times: Int, from first: Instant, every period: Seconds
  ) {
    for index in 0..<times { wireChanges(wire, at: first + period * Int64(index)) }
  }
}
