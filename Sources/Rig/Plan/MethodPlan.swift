public import Documents
public import Instrument
public import Quantities

/// What a method will come to on its cell: how long, which current, what is charged and recorded.
///
/// What a condition ends, nobody knows before; where the cell's capacity is known, or a share of
/// what flowed before is asked for, there is a guess, and it is called one.
public struct MethodPlan: Sendable {
  /// How long a step lasts.
  public enum Span: Hashable, Sendable {
    case exactly(Seconds)
    /// A condition ends it, a time at the latest.
    case atMost(Seconds)
    /// A condition ends it: about so long, if the cell is what it is declared to be.
    case about(Seconds, atMost: Seconds?)
    /// Until a condition holds, whenever that is.
    case open
    /// It takes no time.
    case nothing

    /// The best guess; nil where there is none.
    var guess: Seconds? {
      switch self {
      case .exactly(let span), .about(let span, _), .atMost(let span): span
      case .nothing: .zero
      case .open: nil
      }
    }
  }

  /// One line: a step where it stands in the document, and how often it is done with these numbers.
  public struct Row: Sendable {
    public let action: CellAction
    public let place: Place
    public let depth: Int
    public internal(set) var count = 1
    public let span: Span
    public let current: Amperes?
    /// The range of the card that carries the current.
    public let range: CurrentRange?
  }

  public let rows: [Row]
  /// Of everything that has an end of its own or a guess.
  public let takes: Seconds
  /// Whether some of it is a guess, and how many steps there are without even one.
  public let isGuessed: Bool
  public let openSteps: Int
  public let cycles: Int
  /// Whether it goes back to a place, so that nobody can say how often.
  public let goesBack: Bool

  /// - Parameter given: values for what the method leaves open.
  public init(
    _ method: MethodDocument, for cell: CellValues,
    with given: [(name: String, value: AnyQuantity)], on board: BoardDocument
  ) throws(Diagnostics) {
    _ = try MethodCompiler.compile(method, for: cell, with: given, on: board)
    let flat = method.expanded(with: given).0
    var walk = MethodWalk(cell.with(nominal: method.capacity))
    for index in flat.steps.indices {
      walk.add(flat.steps[index], depth: flat.path(of: index).count)
    }
    rows = walk.rows
    takes = walk.takes
    isGuessed = walk.isGuessed
    openSteps = walk.openSteps
    cycles = walk.cycles
    goesBack = walk.goesBack
  }
}
