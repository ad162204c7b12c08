/// A sample of a cell as an analysis sees it: numbers only, so that they may come from anywhere.
public struct CellPoint: Hashable, Sendable {
  /// How the cell was driven.
  public enum Drive: UInt8, Hashable, Sendable {
    /// Nothing flowed.
    case rest
    /// A current was held.
    case current
    /// A potential was held or led.
    case potential
  }

  /// In s, since the run began.
  public let time: Double
  /// In V: W against R, and C against R where R has a lead of its own; else not a number.
  public let potential, counter: Double
  /// In A; positive oxidises W.
  public let current: Double
  /// What has flowed in all until here, each way for itself, in C, over measured times.
  public let charged, discharged: Double
  /// As the method counts them.
  public let cycle, step: Int
  public let drive: Drive

  public init(
    time: Double, potential: Double, counter: Double = .nan, current: Double, charged: Double,
    discharged: Double, cycle: Int, step: Int, drive: Drive
  ) {
    self.time = time
    self.potential = potential
    self.counter = counter
    self.current = current
    self.charged = charged
    self.discharged = discharged
    self.cycle = cycle
    self.step = step
    self.drive = drive
  }

  /// What has flowed in all, what charges less what discharges, in C.
  var net: Double { charged - discharged }
}
