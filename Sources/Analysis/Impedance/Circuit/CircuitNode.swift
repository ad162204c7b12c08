/// A place in a circuit: an element, or what several places form.
///
/// Places stand in an array, each after all that it consists of, and name only what they are part
/// of, so that one pass over the array computes an impedance.
struct CircuitNode: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case element(Int)
    case series
    case parallel
  }

  let kind: Kind
  /// The place that this is a part of; the whole circuit has none.
  var parent: Int?
}
