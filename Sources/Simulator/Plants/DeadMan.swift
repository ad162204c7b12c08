import HAL
public import Quantities

/// The retriggerable monostable between the program and everything that can do harm.
///
/// It holds for 200 ms after each edge on its line. It is hardware: no program can hold it.
public final class DeadMan: WireListener {
  private var last: Instant?
  private let hold: Seconds
  private var isBridged = false
  private var fed: [Load] = []

  private struct Load {
    unowned let load: any Powered
  }

  public init(on wire: Wire, hold: Seconds = .milliseconds(200)) {
    self.hold = hold
    wire.heard(by: self)
  }

  /// Tells `load` before each edge that gives back what had dropped.
  func feeds(_ load: any Powered) { fed = fed + [Load(load: load)] }

  public func wireChanges(_ wire: Wire, at now: Instant) {
    // An edge in time changes nothing: the power goes on as it was.
    if !holds(at: now) { for entry in fed { entry.load.powerChanges(at: now) } }
    last = now
  }

  /// Bridges its contact, or mends it: then it holds whatever comes.
  public func bridge(_ isBridged: Bool, at now: Instant) {
    for entry in fed { entry.load.powerChanges(at: now) }
    self.isBridged = isBridged
  }

  public func wireToggles(
    _ wire: Wire, times: Int, from first: Instant, every period: Seconds
  ) {
    wireChanges(wire, at: first)
    // Edges that come in time are as good as the last of them.
    guard period < hold else {
      for index in 1..<max(1, times) { wireChanges(wire, at: first + period * Int64(index)) }
      return
    }
    last = first + period * Int64(times - 1)
  }

  func holds(at now: Instant) -> Bool { now < drops }

  /// When it falls if no further edge comes.
  var drops: Instant {
    if isBridged { return .never }
    return last.map { $0 + hold } ?? .zero
  }
}

/// Something that lives on power which may come or go.
protocol Powered: AnyObject {
  /// Until `now` the power was as it was.
  func powerChanges(at now: Instant)
}
