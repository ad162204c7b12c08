/// The coulombic efficiency of plating after Aurbach and after Adams: a reservoir is plated, a part
/// of it is stripped and plated n times, and what is left is stripped.
///
///     efficiency = (n part + stripped at last) / (n part + reservoir)
///
/// Aurbach, Gofer, Langzam, J. Electrochem. Soc. 136 (1989) 3198; Adams, Zheng, Ren, Xu, Zhang, Adv.
/// Energy Mater. 8 (2018) 1702097, who plate and strip once before. Here each part is the charge
/// that was measured, not the one that was asked for.
public struct ReservoirEfficiency: Hashable, Sendable {
  /// Whose it is.
  public enum Kind: String, Hashable, Sendable {
    case aurbach = "Aurbach"
    /// On copper that was plated and stripped before.
    case adams = "Adams"
  }

  public let kind: Kind
  /// How often a part was stripped and plated again.
  public let turns: Int
  /// In C: what was plated at first, and what the parts came to, each way.
  public let reservoir, partsStripped, partsPlated: Double
  /// In C: what was left at last.
  public let last: Double

  /// A share.
  public var efficiency: Double { (partsStripped + last) / (partsPlated + reservoir) }

  /// Nil where no reservoir was plated, or it was not stripped at last.
  init?(_ halves: [HalfCycle]) {
    let joined = Self.joined(halves)
    // What is stripped next must be a part of it: plating that is stripped at once is a cycle.
    let first = joined.indices.dropLast().first { index in
      !joined[index].isCharge && joined[index + 1].charge < Self.part * joined[index].charge
    }
    guard let first, let last = joined.last, last.isCharge, joined.count - first >= 4 else {
      return nil
    }
    // So stripped that the reservoir is gone: more than the parts before.
    guard last.charge > joined[first + 1].charge else { return nil }
    let parts = joined[(first + 1)..<(joined.count - 1)]
    kind = joined[..<first].contains { !$0.isCharge } ? .adams : .aurbach
    reservoir = joined[first].charge
    partsStripped = parts.reduce(0) { $1.isCharge ? $0 + $1.charge : $0 }
    partsPlated = parts.reduce(0) { $1.isCharge ? $0 : $0 + $1.charge }
    turns = parts.count / 2
    self.last = last.charge
  }

  /// Less than this of a reservoir counts as a part of it.
  private static let part = 0.75

  /// Halves that go the same way, whatever cycle they are counted in.
  private static func joined(_ halves: [HalfCycle]) -> [(isCharge: Bool, charge: Double)] {
    var joined: [(isCharge: Bool, charge: Double)] = []
    for half in halves {
      if joined.last?.isCharge == half.isCharge {
        joined[joined.count - 1].charge += half.charge
      } else {
        joined.append((half.isCharge, half.charge))
      }
    }
    return joined
  }
}
