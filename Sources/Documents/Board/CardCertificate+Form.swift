import Quantities

/// How the certificate of a card is read, and what must be true of one that is.
extension CardCertificate {
  static let form = Form<CardCertificate>(shape: written.shape) { node, report in
    guard let entry = written.value(of: node, &report) else { return nil }
    return entry.checked(&report)
  }

  private static let written = Form<Written>.mapping(
    "the certificate of a card",
    .required("date", Day.form, "The day on which it was made: 2026-11-21."),
    .required("board", .text, "The name of the board."),
    .required("card", .name(of: "a cell", example: "cell1"), "The channel that it is behind."),
    .required("serial", .text, "Which card that was."),
    .required("dummies", .text, "What it was calibrated against."),
    .required("within", .quantity(above: Ratio(0)), "How well those are known."),
    .required("potential", CardLine<Volts>.form("the line of W less R"), "W less R."),
    .required("counter", CardLine<Volts>.form("the line of C less R"), "C less R."),
    .required("small", CardLine<Amperes>.form("the line of 200 uA"), "The range of 200 uA."),
    .required("middle", CardLine<Amperes>.form("the line of 2 mA"), "The range of 2 mA."),
    .required("large", CardLine<Amperes>.form("the line of 20 mA"), "The range of 20 mA."),
    .required("setpoint", CardLine<Ratio>.form("the line of the setpoint"), "The setpoint."),
    .required("lag", .quantity(), "By how much later a current is seen than a potential."),
    .required("potential_within", .quantity(above: Ratio(0)), "How far a potential may be off."),
    .required("current_within", .quantity(above: Ratio(0)), "How far a current may be off."),
    .required("simulated", .boolean, "Whether a simulator made it."),
    .required("instrument", .text, "The program that made it."),
    .required("trace", Digest.form, "The hash of all that happened in its runs."),
    .required("hash", .located(Digest.form), "SHA-256 of this entry."),
    make: Written.init)
}

/// An entry as it is written, before anything of it is believed.
private struct Written: Sendable {
  let date: Day
  let board, card, serial, dummies: String
  let within: Ratio
  let potential, counter: CardLine<Volts>
  let small, middle, large: CardLine<Amperes>
  let setpoint: CardLine<Ratio>
  let lag: Seconds
  let potentialWithin, currentWithin: Ratio
  let isSimulated: Bool
  let instrument, trace: String
  let hash: Located<String>

  func checked(_ report: inout Report) -> CardCertificate? {
    let found = CardCertificate.Found(
      potential: potential, counter: counter, small: small, middle: middle, large: large,
      setpoint: setpoint, lag: lag, potentialWithin: potentialWithin, currentWithin: currentWithin)
    let entry = CardCertificate(
      date: date, board: board, card: card, serial: serial, dummies: dummies, within: within,
      found: found, isSimulated: isSimulated, instrument: instrument, trace: trace)
    // What would be rounded away is compared by itself: the hash does not see it.
    if hash.value != entry.hash || entry.found != found {
      report.error(
        at: hash.place, "this certificate was altered after it was made",
        remedy: "make it anew with 'solidus calibrate --cell', or take the entry out")
    }
    return report.hasErrors ? nil : entry
  }
}
