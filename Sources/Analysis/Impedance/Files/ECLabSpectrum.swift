public import Quantities

/// Spectra as EC-Lab exports them (`.mpt`, potentiostatic impedance): tabs, decimal points, CRLF, only
/// ASCII; the fourth column and those after it follow from the first three.
public struct ECLabSpectrum: Sendable {
  /// A point, and when it was measured where that is known.
  public typealias Row = (point: Spectrum.Point, time: Seconds?)

  private let spectra: [[Row]]
  private let comment: String
  /// Whether every point has its time: yadg asks for the column, and no number may be made up.
  private let isTimed: Bool
  /// Whether sines sounded together: a line of the head says so.
  private let together: Bool

  /// One cycle for each spectrum; the comment says where they come from.
  public init(_ spectra: [Spectrum], comment: String) {
    self.init(spectra.map { $0.points.map { ($0, nil) } }, comment: comment)
  }

  /// The same of points with their times, the highest frequency of each spectrum first.
  ///
  /// - Parameter together: whether sines of them sounded at once.
  public init(_ spectra: [[Row]], together: Bool = false, comment: String) {
    self.together = together
    self.spectra = spectra.map { $0.sorted { $0.point.frequency > $1.point.frequency } }
    self.comment = String(comment.map { $0.isASCII && !$0.isNewline ? $0 : "?" })
    isTimed = spectra.allSatisfy { $0.allSatisfy { $0.time != nil } }
  }

  public var text: String {
    var lines = head
    for (cycle, spectrum) in spectra.enumerated() {
      for (point, time) in spectrum {
        let impedance = point.impedance
        let degrees = impedance.phase * 180 / Double.pi
        let values = [
          point.frequency.value, impedance.real, -impedance.imaginary, impedance.magnitude,
          degrees,
        ]
        let timed = isTimed ? values + [time?.value ?? .nan] : values
        lines.append((timed + [Double(cycle + 1)]).map(Self.number).joined(separator: "\t"))
      }
    }
    return lines.map { $0 + "\r\n" }.joined()
  }

  private var mode: String { "Mode                \(together ? "Multi" : "Single") sine" }

  private var head: [String] {
    let columns =
      ["freq/Hz", "Re(Z)/Ohm", "-Im(Z)/Ohm", "|Z|/Ohm", "Phase(Z)/deg"]
      + (isTimed ? ["time/s"] : []) + ["cycle number"]
    let rest = [
      "", "Potentio Electrochemical Impedance Spectroscopy", "", "Run on channel : 1", "User : ",
      "Electrode connection : standard", "Potential control : Ewe", "Safety Limits :",
      "Acquisition started on : 01/01/1970 00:00:00.000", "Saved on :", "  File : spectrum.mpt",
      "Device : Solidus", "Comments : no wall clock", "Comments : \(comment)",
      "Cycle Definition : Charge/Discharge alternance", mode, "",
      // EC-Lab ends the line of the names with a tab, and yadg reckons with it.
      columns.map { $0 + "\t" }.joined(),
    ]
    // The count includes these two lines and that of the columns.
    return ["EC-Lab ASCII FILE", "Nb header lines : \(rest.count + 2)"] + rest
  }

  /// Whole numbers without a point: readers take a cycle for an integer.
  private static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
