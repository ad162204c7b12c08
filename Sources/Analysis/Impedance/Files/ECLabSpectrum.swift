import Quantities

/// Spectra as EC-Lab exports them (`.mpt`, potentiostatic impedance): tabs, decimal points, CRLF, only
/// ASCII; the fourth column and those after it follow from the first three.
public struct ECLabSpectrum: Sendable {
  private let spectra: [Spectrum]
  private let comment: String

  /// One cycle for each spectrum; the comment says where they come from.
  public init(_ spectra: [Spectrum], comment: String) {
    self.spectra = spectra
    self.comment = String(comment.map { $0.isASCII && !$0.isNewline ? $0 : "?" })
  }

  public var text: String {
    var lines = head
    for (cycle, spectrum) in spectra.enumerated() {
      for point in spectrum.points {
        let impedance = point.impedance
        let degrees = impedance.phase * 180 / Double.pi
        let values = [
          point.frequency.value, impedance.real, -impedance.imaginary, impedance.magnitude,
          degrees, Double(cycle + 1),
        ]
        lines.append(values.map(Self.number).joined(separator: "\t"))
      }
    }
    return lines.map { $0 + "\r\n" }.joined()
  }

  private var head: [String] {
    let columns = [
      "freq/Hz", "Re(Z)/Ohm", "-Im(Z)/Ohm", "|Z|/Ohm", "Phase(Z)/deg", "cycle number",
    ]
    let rest = [
      "", "Potentio Electrochemical Impedance Spectroscopy", "", "Run on channel : 1", "User : ",
      "Electrode connection : standard", "Potential control : Ewe", "Safety Limits :",
      "Acquisition started on : 01/01/1970 00:00:00.000", "Saved on :", "  File : spectrum.mpt",
      "Device : Solidus", "Comments : no wall clock", "Comments : \(comment)",
      "Cycle Definition : Charge/Discharge alternance", "Mode                Single sine", "",
      columns.joined(separator: "\t"),
    ]
    // The count includes these two lines and that of the columns.
    return ["EC-Lab ASCII FILE", "Nb header lines : \(rest.count + 2)"] + rest
  }

  /// Whole numbers without a point: readers take a cycle for an integer.
  private static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
