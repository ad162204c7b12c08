/// What a run can be written as.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// A table in the Battery Data Format, and its sidecar.
  case bdf
  /// EC-Lab's text.
  case mpt
  /// Everything that was recorded, in our own words.
  case csv

  /// What the names of its files end with.
  public var suffix: String {
    switch self {
    case .bdf: ".bdf.csv"
    case .mpt: ".mpt"
    case .csv: ".csv"
    }
  }
}
