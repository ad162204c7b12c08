public import Documents
import Quantities

/// What one part of a coating gave that was cut off and went on, or all of its parts together.
public struct CoatingPart: Sendable {
  /// The folder that it was kept in.
  public let run: String
  /// How long it went on, in s.
  public let took: Double
  public let doses: [DoseCount]
  /// What grew in it; nil where nobody knows, as on a real rig.
  public let films: [GrownFilm]?

  public init(run: String, took: Double, doses: [DoseCount], films: [GrownFilm]?) {
    self.run = run
    self.took = took
    self.doses = doses
    self.films = films
  }

  /// What a run says of itself at its end.
  public init(of run: String, saying meta: Node) {
    let doses = meta.list("pulses").compactMap { DoseCount($0) }
    let films = meta["films"] == nil ? nil : meta.list("films").compactMap { GrownFilm($0) }
    self.init(
      run: run, took: meta.number("duration_s") ?? 0, doses: doses,
      // Where doses were given and no film is claimed, nobody knows which there is.
      films: doses.isEmpty || films?.isEmpty == false ? films : nil)
  }

  public init(_ node: Node) {
    self.init(of: node.text("run") ?? "", saying: node)
  }

  public var members: [(key: String, value: JSON)] {
    [
      ("duration_s", .seconds(took)), ("pulses", .array(doses.map(\.json))),
    ] + (films.map { [("films", .array($0.map(\.json)))] } ?? [])
  }

  public var json: JSON { .object([("run", .string(run))] + members) }

  /// Everything that was given in parts, the first of them first.
  public static func sum(_ parts: [CoatingPart], in run: String) -> CoatingPart {
    let films = parts.map(\.films).reduce([] as [GrownFilm]?) { below, above in
      below.flatMap { below in above.map { GrownFilm.stacked(below, $0) } }
    }
    return CoatingPart(
      run: run, took: parts.reduce(0) { $0 + $1.took }, doses: doses(of: parts), films: films)
  }

  private static func doses(of parts: [CoatingPart]) -> [DoseCount] {
    parts.flatMap(\.doses).reduce(into: []) { sums, count in
      guard let place = sums.firstIndex(where: { $0.valve == count.valve }) else {
        return sums.append(count)
      }
      sums[place] = DoseCount(count.valve, opened: sums[place].opened + count.opened)
    }
  }

  /// How often a valve was opened.
  public func opened(_ valve: String) -> Int {
    doses.first { $0.valve == valve }?.opened ?? 0
  }
}

extension KeptRun {
  /// The parts of its coating that others gave before it went on with it, the first of them first.
  public var earlierParts: [CoatingPart] { EarlierJournals.parts(in: path) }

  /// What the run itself gave, apart from what it went on with.
  public func part(grown films: [GrownFilm]? = nil) -> CoatingPart {
    if let meta { return CoatingPart(of: path, saying: meta) }
    let seen = cutOff
    return CoatingPart(run: path, took: seen.time - seen.began, doses: doses, films: films)
  }

  /// The films that lie there once it is over, also those that it went on with.
  var films: [GrownFilm] {
    CoatingPart.sum(earlierParts + [part()], in: path).films ?? []
  }
}
