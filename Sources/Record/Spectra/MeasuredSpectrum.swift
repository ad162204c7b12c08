public import Analysis
public import Instrument
public import Quantities

/// A spectrum that was measured on a cell of a run.
public struct MeasuredSpectrum: Sendable {
  /// One frequency of it.
  public struct Point: Sendable {
    public let impedance: MeasuredImpedance
    /// What measured it.
    public let band: ImpedanceBand
    /// What came back at twice its frequency; nil where nothing looks for that.
    public let second: SecondHarmonic?
    /// The middle of its samples, since the run began.
    public let time: Seconds
    /// What the sine was added to, as it was measured: V and A.
    public let potential, current: Double
    /// In °C; not a number where it was not measured.
    public let temperature: Double
  }

  /// From one on, as its method counts.
  public let number: Int
  public let cycle, step: Int
  public let points: [Point]
  /// One of them, and the same frequency again at the end; nil where there was none.
  public let repeated: RepeatedPoint?
  /// At how many frequencies the samples did not settle an amplitude.
  public let missing: Int
  /// Which of these were cut off before they were whole.
  public let cut: [Hertz]
  /// How many of them sounded together with others; the rest one after the other.
  public let together: Int

  /// When it began: that is what schedules are held against.
  public let began: Seconds

  /// Its points with their times.
  public var timed: [ECLabSpectrum.Row] {
    points.map {
      (Spectrum.Point(at: $0.impedance.frequency, $0.impedance.impedance), $0.time)
    }
  }

  public var spectrum: Spectrum {
    Spectrum(points.map { Spectrum.Point(at: $0.impedance.frequency, $0.impedance.impedance) })
  }
}
