import Documents
import Instrument
public import Quantities
public import Safety

/// Acknowledges trips on a rig that has just been powered up, and energises nothing.
///
/// The instrument comes up latched, so it reads, judges and keeps everything off; once nothing
/// has spoken against heating for five seconds and the zone is cool, the trip is acknowledged,
/// everything is seen to be off, and the token is put back.
public struct Acknowledgement {
  /// What came of one zone.
  public enum Outcome: Hashable, Sendable {
    case acknowledged
    case wasClean
    /// With what still speaks against heating, in words, if that is why.
    case refused(TripLatch.Refusal, objection: String?)
    /// It was acknowledged, and its token could not be put back.
    case stillLatched
  }

  /// How long a trip is waited for to become one that can be acknowledged.
  public static let patience = Seconds(15)

  private let run: any RigRun

  public init(_ run: any RigRun) { self.run = run }

  /// Acknowledges the zone of this name, or all.
  public func acknowledge(_ name: String?) throws(RigError) -> [(zone: String, Outcome)] {
    let zones = try chosen(name)
    var outcomes = zones.map { zone(at: $0).latch.isTripped ? nil : Outcome.wasClean }
    let end = run.now + Self.patience
    var refusals: [TripLatch.Refusal?] = zones.map { _ in nil }
    while outcomes.contains(nil), run.now < end {
      run.stepOnce()
      for (i, zone) in zones.enumerated() where outcomes[i] == nil {
        refusals[i] = run.instrument.acknowledge(zone, at: run.now)
        if refusals[i] == nil { outcomes[i] = .acknowledged }
      }
    }
    run.leave()
    return zones.indices.map { i in
      (zone(at: zones[i]).name, outcome(outcomes[i], refusals[i], zones[i]))
    }
  }

  private func outcome(
    _ outcome: Outcome?, _ refusal: TripLatch.Refusal?, _ index: Int
  ) -> Outcome {
    let zone = zone(at: index)
    guard let outcome else {
      let words = TripWords(zone, of: run.instrument)
      return .refused(
        refusal ?? .causeRemains, objection: zone.latch.objection.map { words.text($0) })
    }
    return zone.latch.state == .clean ? outcome : .stillLatched
  }

  private func zone(at index: Int) -> Zone { run.instrument.zone(index) }

  private func chosen(_ name: String?) throws(RigError) -> [Int] {
    let all = Array(0..<run.instrument.zoneCount)
    guard let name else { return all }
    let names = all.map { zone(at: $0).name }
    guard let found = names.firstIndex(of: name) else {
      let hint = Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
      throw RigError(
        "the board has no zone '\(name)'",
        remedy: hint ?? "name one of: \(names.joined(separator: ", "))")
    }
    return [found]
  }
}
