public import Quantities

/// What one potentiostat card was found to be off against dummy cells, on a day.
public struct CardCertificate: Hashable, Sendable {
  /// All that was measured.
  public struct Found: Hashable, Sendable {
    /// W less R, and C less R.
    public let potential, counter: CardLine<Volts>
    /// The ranges of 200 µA, 2 mA and 20 mA.
    public let small, middle, large: CardLine<Amperes>
    /// Of the setpoint, as a share of full scale.
    public let setpoint: CardLine<Ratio>
    /// By how much later the current is converted than the potential.
    public let lag: Seconds
    /// How far a potential and a current may be off after this, as shares.
    public let potentialWithin, currentWithin: Ratio

    public init(
      potential: CardLine<Volts>, counter: CardLine<Volts>, small: CardLine<Amperes>,
      middle: CardLine<Amperes>, large: CardLine<Amperes>, setpoint: CardLine<Ratio>,
      lag: Seconds, potentialWithin: Ratio, currentWithin: Ratio
    ) {
      self.potential = potential
      self.counter = counter
      self.small = small
      self.middle = middle
      self.large = large
      self.setpoint = setpoint
      self.lag = lag
      self.potentialWithin = potentialWithin
      self.currentWithin = currentWithin
    }
  }

  public let date: Day
  public let board: String
  /// The channel that the card is behind.
  public let card: String
  /// Which card that was: `seed 1` where a simulator drew it.
  public let serial: String
  /// What it was calibrated against, and how well that is known.
  public let dummies: String
  public let within: Ratio
  public let found: Found
  /// Whether a simulator made it.
  public let isSimulated: Bool
  /// The program that made it, and the hash of all that it did.
  public let instrument, trace: String

  public init(
    date: Day, board: String, card: String, serial: String, dummies: String, within: Ratio,
    found: Found, isSimulated: Bool, instrument: String, trace: String
  ) {
    self.date = date
    self.board = board
    self.card = card
    self.serial = serial
    self.dummies = dummies
    self.within = within
    self.found = found.rounded
    self.isSimulated = isSimulated
    self.instrument = instrument
    self.trace = trace
  }
}

extension CardCertificate {
  /// The lines that read back as this entry, without its hash.
  var content: [String] {
    [
      "date: \(date)", "board: \(board)", "card: \(card)", "serial: \(JSON.string(serial).text)",
      "dummies: \(JSON.string(dummies).text)", "within: \(QuantityPrinter.text(within))",
    ] + found.potential.lines("potential") + found.counter.lines("counter")
      + found.small.lines("small") + found.middle.lines("middle") + found.large.lines("large")
      + found.setpoint.lines("setpoint") + [
        "lag: \(QuantityPrinter.text(found.lag))",
        "potential_within: \(QuantityPrinter.text(found.potentialWithin))",
        "current_within: \(QuantityPrinter.text(found.currentWithin))",
        "simulated: \(isSimulated)", "instrument: \(JSON.string(instrument).text)",
        "trace: \(trace)",
      ]
  }

  /// SHA-256 of the content: who changes a value must make a certificate anew.
  public var hash: String { Digest.text(of: content.joined(separator: "\n")) }

  /// One hash of several, each of what happened on one dummy.
  public static func trace(of traces: [String]) -> String {
    Digest.text(of: traces.joined(separator: "\n"))
  }

  var lines: [String] { content + ["hash: \(hash)"] }
}

extension CardCertificate.Found {
  /// With as many digits as mean something: what is written reads back to the same.
  var rounded: Self {
    Self(
      potential: potential.rounded(to: 1e7), counter: counter.rounded(to: 1e7),
      small: small.rounded(to: 1e12), middle: middle.rounded(to: 1e11),
      large: large.rounded(to: 1e10), setpoint: setpoint.rounded(to: 1e8),
      lag: Seconds(nanoseconds: (lag.nanoseconds / 1000) * 1000),
      potentialWithin: Self.up(potentialWithin), currentWithin: Self.up(currentWithin))
  }

  /// Never surer than what was found: up to the next millionth.
  private static func up(_ share: Ratio) -> Ratio {
    // What was rounded before stays.
    let steps = Arithmetic.rounded(share.value * 1e6)
    let isWhole = (steps / 1e6 - share.value).magnitude < 1e-12
    return Ratio(isWhole ? steps / 1e6 : -Arithmetic.floor(-share.value * 1e6) / 1e6)
  }
}
