public import HAL

/// Where a board keeps what must be known of its zones after program and power are gone.
public protocol LatchStore: AnyObject {
  /// The folder to name when somebody is told what to do; nil if there is none.
  var place: String? { get }
  /// Whether it keeps how a real rig was left.
  var isReal: Bool { get }
  /// The token that decides whether a zone was left in order.
  func token(of zone: String) throws(RigError) -> any CleanToken
  /// What was written down of a zone, for whoever looks; it decides nothing.
  func record(of zone: String) -> LatchRecord?
  func keep(_ record: LatchRecord, of zone: String) throws(RigError)
}

extension LatchStore {
  public var isReal: Bool { false }
  /// Whether the zone may be energised without an acknowledgement.
  public func isClean(_ zone: String) throws(RigError) -> Bool { try token(of: zone).isClean }
}
