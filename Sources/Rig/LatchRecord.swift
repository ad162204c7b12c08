public import Quantities
public import Safety

/// What is written beside a zone's token: the metal that was on it, and how it tripped, if it did.
public struct LatchRecord: Hashable, Sendable {
  /// Why a zone was cut, in words, and how long after its run began.
  public struct Trip: Hashable, Sendable {
    public let why: String
    public let after: Seconds

    public init(_ why: String, after: Seconds) {
      self.why = why
      self.after = after
    }
  }

  /// What must not melt: an acknowledgement goes by its limit.
  public let metal: Metal
  /// Nil if it ended well, or without a word.
  public let trip: Trip?

  public init(metal: Metal, trip: Trip? = nil) {
    self.metal = metal
    self.trip = trip
  }
}

extension LatchRecord {
  private static let title = "solidus latch/1"

  /// The record as a file holds it.
  var text: String {
    var text = "\(Self.title)\nmetal: \(metal.symbol)\n"
    if let trip {
      // A reason is one line, whatever is in it.
      let why = trip.why.split(whereSeparator: \.isNewline).joined(separator: " ")
      text += "after_s: \(trip.after.value)\nbecause: \(why)\n"
    }
    return text
  }

  /// Nil if the file is torn, or is no record.
  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.first == Self.title, lines.last == "",
      let metal = Self.value("metal", in: lines).flatMap(Metal.init(symbol:))
    else { return nil }
    self.metal = metal
    guard let why = Self.value("because", in: lines) else {
      trip = nil
      return
    }
    let after = Self.value("after_s", in: lines).flatMap { Double($0) } ?? 0
    trip = Trip(why, after: Seconds(after.magnitude < 1e9 ? after : 0))
  }

  private static func value(_ key: String, in lines: [String]) -> String? {
    lines.first { $0.hasPrefix("\(key): ") }.map { String($0.dropFirst(key.count + 2)) }
  }
}

extension Metal {
  /// The metal that recipes and records write so.
  public init?(symbol: String) {
    let all: [Metal] = [.lithium, .sodium, .potassium, .none]
    guard let found = all.first(where: { $0.symbol == symbol }) else { return nil }
    self = found
  }
}
