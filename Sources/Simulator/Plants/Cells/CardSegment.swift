import Quantities

/// A stretch of a card's past, or its present, in which no relay moved and nothing was set.
struct CardSegment {
  /// What makes the current.
  enum Drive {
    /// None flows.
    case open
    /// Steady.
    case steady
    /// Along a straight line, by so many amperes a second.
    case line(Double)
    /// What the model says of a cell at this potential.
    case held(Double)
  }

  var start = Instant.zero
  /// When it has to be looked at again.
  var end = Instant.never
  var state = CellState()
  var drive = Drive.open
  /// The current at the start, in amperes.
  var current = 0.0
  /// The shunts in circuit, in ohm; zero for none.
  var shunt = 0.0
  var errors = CardErrors.Line()
  /// R has its own lead.
  var hasReference = false
  /// Since when that has been open.
  var drifts: Instant?
  /// What is seen of the cell: nothing of one whose leads are open.
  var isSeen = true
  var isLimited = false
}

/// Everything on the pins of a card at one instant.
struct CardReading {
  var at = Instant.never
  var current = 0.0
  /// W against R and C against R, as the leads have them.
  var potentials = CellPotentials(working: 0, counter: 0)
  /// W against C.
  var cell = 0.0
}
