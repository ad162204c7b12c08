public import Quantities

/// What is to be known of a cell that goes on all the same.
public enum CellNote: Hashable, Sendable {
  /// Both electrodes have moved against R alike: R has drifted, and potentials are on another scale.
  case referenceMoved(Volts)
  /// A sample at which the two chips that see the current disagreed: it is left out.
  case sampleUnsettled
  /// A conversion that never came: it is asked for again, and the gap is bridged by a straight line.
  case sampleLost
  /// Its method goes on that was cut off: what flowed in between nobody knows.
  case goneOn
  /// A frequency that the front end could not measure: the spectrum goes on without it.
  case pointLost
  /// A path to the analyser that was told to close shows what an open one does.
  case pathOpen
  /// An analyser that is silent or not to be believed: the spectrum goes on without its part.
  case analyserLost

  /// As journals and campaigns name it.
  public var word: String {
    switch self {
    case .referenceMoved: "reference_moved"
    case .sampleUnsettled: "sample_unsettled"
    case .sampleLost: "sample_lost"
    case .goneOn: "gone_on"
    case .pointLost: "spectrum_point_lost"
    case .pathOpen: "analyser_path_open"
    case .analyserLost: "analyser_lost"
    }
  }
}
