import Documents
import Instrument
import Quantities
import Rig

/// Why a card was not calibrated, and what to do about it.
enum CardRefusalWords {
  static func text(_ refusal: CardRefusal) -> String {
    switch refusal {
    case .notConnected(let dummy, let fault):
      "what is connected is not the dummy '\(dummy)': \(CellFaultWords.text(fault))"
    case .other(let dummy, let read):
      "what is connected is not the dummy '\(dummy)': it has \(read); connect the one that is named"
    case .leaks:
      "a current flows where the leads should be open; take everything off them, and look for damp"
    case .beyondSheet(let what):
      "\(what) is off by more than twice what the card's sheet lets it be; is that dummy what is"
        + " written on it? else take the card out of service"
    case .bent(let range, let share):
      "half of \(QuantityPrinter.text(range.fullScale)) is \(fixed(share * 100, 4)) % off the line"
        + " through both ends; the card is not straight"
    case .noLag: "no step was seen by both converters; look at the card"
    }
  }
}
