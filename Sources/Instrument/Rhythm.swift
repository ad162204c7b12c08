import Quantities

/// The beat to which everything in an instrument is sampled and decided.
enum Rhythm {
  static let period = Seconds.milliseconds(100)
}
