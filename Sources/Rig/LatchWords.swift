import Documents
import Quantities
public import Safety

/// Says how a zone was left, and what somebody is to do about it.
public struct LatchWords {
  private let zone: String
  private let record: LatchRecord?
  /// The state folder, if there is one to name.
  private let place: String?
  /// Whether it is the zone of a real rig.
  private let isReal: Bool

  public init(_ zone: String, _ record: LatchRecord?, in place: String?, isReal: Bool = false) {
    self.isReal = isReal
    self.zone = zone
    self.record = record
    self.place = place
  }

  /// Why nothing may be energised.
  public var refusal: RigError {
    RigError("zone '\(zone)' is latched: \(why)", remedy: remedy, kind: .refused)
  }

  /// How it came to be latched, with its time if that was written down.
  public var why: String {
    guard let record else { return "nothing says how it was left" }
    guard let trip = record.trip else { return TripWords.died }
    return "it tripped \(fixed(trip.after.value, 1)) s into its run: \(trip.why)"
  }

  public var remedy: String {
    guard let place else { return "find the cause, then acknowledge it" }
    let live = isReal ? "--live " : ""
    return "find the cause, then 'solidus acknowledge \(live)--state \(place) \(zone)'"
  }

  /// Why an acknowledgement was not taken, with its numbers.
  public static func why(_ refusal: TripLatch.Refusal) -> String {
    switch refusal {
    case .tripped: "it is tripped"
    case .notTripped: "it is not tripped"
    case .alreadyBegun: "it is energised"
    case .notBegun: "nothing of it is proved yet"
    case .causeRemains: "what speaks against heating it is still there"
    case .tooSoon(let left):
      "what speaks against heating it has not been away for \(fixed(left.value, 1)) s more"
    case .noReading: "its sensors have not all just spoken"
    case .tooHot(let hottest, let bound):
      "it is at \(fixed(hottest.value, 1)) C, and must be below \(fixed(bound.value, 1)) C"
    }
  }
}
