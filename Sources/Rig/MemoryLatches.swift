public import HAL
public import Simulator

/// Latches on the disk of a simulated machine; each zone starts clean.
public final class MemoryLatches: LatchStore {
  private var tokens: [(zone: String, token: SimulatedToken)] = []
  private var records: [(zone: String, record: LatchRecord)] = []

  public init() {}

  public var place: String? { nil }

  public func token(of zone: String) -> any CleanToken { simulatedToken(of: zone) }

  /// The same token, for whoever wants to break its disk or cut its power.
  public func simulatedToken(of zone: String) -> SimulatedToken {
    if let known = tokens.first(where: { $0.zone == zone }) { return known.token }
    let made = SimulatedToken()
    tokens.append((zone, made))
    return made
  }

  public func record(of zone: String) -> LatchRecord? {
    records.first { $0.zone == zone }?.record
  }

  public func keep(_ record: LatchRecord, of zone: String) {
    records.removeAll { $0.zone == zone }
    records.append((zone, record))
  }

  /// The machine goes down with whatever its disk had not written.
  public func losePower() { for entry in tokens { entry.token.losePower() } }
}
