public import Documents
import Instrument
import Procedures
public import Quantities
import Safety

/// A zone on which no foil lies, as a plan has it.
public struct OtherZone: Sendable {
  public let name: String
  /// The most that it comes to, and what it may.
  public let peak: Celsius
  public let limit: Celsius
}

/// What a compiled recipe will come to on one board, before anything moves.
public struct RecipePlan: Sendable {
  public let compiled: CompiledRecipe
  public let forecast: Forecast
  /// How hot the sample may read.
  public let limit: Celsius?
  /// Bottles and lines that are heated, each with a limit of its own.
  public let others: [OtherZone]
  public let films: [PlannedFilm]
  /// From the metal up.
  public let layers: [PlannedLayer]
  public let uses: [PlannedUse]
  /// What is assumed where the recipe leaves what is printed.
  public let assumptions: [String]
  /// For each flat step when it begins; one more for the end.
  public let starts: [Instant]
  /// For each flat step the sample when it begins.
  public let temperatures: [Celsius]

  public init(
    _ compiled: CompiledRecipe, of recipe: RecipeDocument, on files: BoardFiles
  ) throws(RigError) {
    self.compiled = compiled
    let channels = ReactorChannels(files.board)
    let limits = try Self.limits(channels, files, recipe)
    limit = limits.first
    let forecast = try compiled.forecast(of: recipe, on: files)
    self.forecast = forecast
    others = zip(channels.zones, zip(forecast.peaks, limits)).dropFirst().map {
      OtherZone(name: $0.name, peak: $1.0, limit: $1.1)
    }
    (starts, temperatures) = Self.align(compiled, forecast)
    let assumed = Self.assumptions(compiled.flat, forecast)
    do throws(Diagnostics) {
      let course = RecipeCourse(recipe, compiled.flat, files, try Chemistry.shipped())
      let growth = FilmForecast(course, starts, temperatures)
      (films, layers, uses) = (growth.films, growth.layers, growth.uses)
      assumptions = assumed + growth.leftOut.map { "not in the thickness: \($0)" }
    } catch {
      throw RigError(
        "the chemistry cannot be read: \(error.written(as: .text))", remedy: "reinstall Solidus")
    }
  }

  /// How often anything was let in that completes a cycle.
  public var cycles: Int { films.map(\.cycles).reduce(0, +) }

  private static func limits(
    _ channels: ReactorChannels, _ files: BoardFiles, _ recipe: RecipeDocument
  ) throws(RigError) -> [Celsius] {
    var limits: [Celsius] = []
    for (name, channel) in channels.zones {
      let stage = try KnownStage(name, channel, files, recipe.combination)
      limits.append(ZonePolicy.limits(channel, stage, recipe.metal.value).limit)
    }
    return limits
  }

  /// What the forecast says of instructions, said of flat steps.
  private static func align(
    _ compiled: CompiledRecipe, _ forecast: Forecast
  ) -> (starts: [Instant], temperatures: [Celsius]) {
    let count = compiled.flat.steps.count
    var starts = Array(repeating: Instant.zero + forecast.duration, count: count + 1)
    var temperatures = Array(repeating: Celsius(25), count: count)
    for index in compiled.program.instructions.indices.reversed() {
      let step = compiled.step(of: index)
      starts[step] = forecast.starts[index]
      temperatures[step] = forecast.temperatures[index]
    }
    // A step that comes to no instruction begins with the next.
    for step in (0..<count).reversed() { starts[step] = min(starts[step], starts[step + 1]) }
    return (starts, temperatures)
  }

  /// Holds that were lengthened because the anneal is cooler than printed.
  private static func assumptions(_ flat: FlatRecipe, _ forecast: Forecast) -> [String] {
    flat.steps.compactMap { step in
      guard case .anneal(_, let goal, _, let span, let activation?) = step.action else {
        return nil
      }
      let place: Celsius
      switch goal.value {
      case .temperature(let asked): place = asked
      case .asHotAsProvable: place = forecast.peak
      }
      func text(_ energy: Double) -> String {
        let held = activation.withEnergy(of: energy).hold(doing: span, at: place)
        return held.map { "\(Int(($0.value / 60).rounded())) min" } ?? "more than a year"
      }
      return "assumed: \(text(1)) at \(Words.text(place)) do what \(QuantityPrinter.text(span)) do"
        + " at \(QuantityPrinter.text(activation.printed)), with"
        + " \(QuantityPrinter.text(activation.energy)) (\(activation.source)); with a fifth less"
        + " or more of it \(text(0.8)) to \(text(1.2))"
    }
  }
}
