public import Instrument
import Quantities

/// Why a card could not be calibrated.
public enum CardRefusal: Error, Hashable, Sendable {
  /// What hangs on it behaves otherwise than the dummy that was named.
  case notConnected(CardDummy, CellFault)
  /// What hangs on it is another one: this was read of it.
  case other(CardDummy, read: String)
  /// Leads that should be open let a current through.
  case leaks
  /// The card is off by more than its sheet lets it be.
  case beyondSheet(String)
  /// What was read at half of a range is off the line through both of its ends by so much of it.
  case bent(CurrentRange, Double)
  /// No step was seen by both converters.
  case noLag
}
