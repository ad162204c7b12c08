import Documents
import Quantities
import Safety

/// Follows the surface from dose to dose: cycles and what is to be known of them by the rules of
/// saturation and clearance, thickness by a chamber on paper.
struct FilmForecast {
  private(set) var films: [PlannedFilm] = []
  private(set) var layers: [PlannedLayer] = []
  private(set) var uses: [PlannedUse] = []
  private let course: RecipeCourse
  /// What the surface ends with: the last that reacted with it, and how far it covers.
  private var ending: (name: String, share: Double)?
  private var guests: [Overlap] = []

  private let chamber: PlannedChamber
  /// What is not in these thicknesses, in words.
  var leftOut: [String] { chamber.leftOut }

  /// - Parameters:
  ///   - starts: when each flat step begins, and when the last ends.
  ///   - temperatures: the sample at each flat step, as the forecast has it.
  init(
    _ course: RecipeCourse, _ starts: [Instant], _ temperatures: [Celsius]
  ) {
    self.course = course
    chamber = PlannedChamber(course)
    for (index, step) in course.flat.steps.enumerated() {
      let moment = course.moments[index]
      if course.dose(step) != nil { collect(at: starts[index]) }
      chamber.begin(step.action, at: starts[index], sample: temperatures[index], moment)
      if let dose = course.dose(step) {
        var power: Watts?
        if case .plasma(_, let burning, _) = step.action { power = burning }
        chamber.take(dose, from: course.bottle(of: dose, at: moment), power: power)
        take(dose, step, at: temperatures[index], moment)
      } else if case .sputterUntil(let thickness, _, _) = step.action {
        land(thickness)
      } else {
        clear(step.action)
      }
    }
    collect(at: starts[course.flat.steps.count])
  }

  /// What has grown since the dose before; most of it is what that dose completed.
  private mutating func collect(at start: Instant) {
    for (material, thickness) in chamber.films(at: start) {
      let known = films.first { $0.material == material }?.thickness ?? .zero
      add(thickness - known, of: material)
    }
  }

  private mutating func add(_ grown: Nanometres, of material: String) {
    guard grown > .zero else { return }
    if let index = films.firstIndex(where: { $0.material == material }) {
      films[index].thickness += grown
    } else {
      // A trace of what no cycle was meant to grow is no film.
      guard grown > Self.trace else { return }
      films.append(PlannedFilm(material: material, thickness: grown, flags: [Self.outOfTurn]))
    }
    if let index = layers.lastIndex(where: { $0.material == material }) {
      layers[index].thickness += grown
    } else {
      layers.append(PlannedLayer(material: material, cycles: 0, thickness: grown))
    }
  }

  private static let trace = Nanometres(0.05)
  /// What has grown in no cycle, whichever way it is found: by what is left, by a purge that was too
  /// short, or because it is there.
  private static let outOfTurn = "CVD component"

  private mutating func flag(_ word: String, _ index: Int) {
    if !films[index].flags.contains(word) { films[index].flags.append(word) }
  }

  /// What lands from a target until the monitor shows a thickness.
  private mutating func land(_ thickness: Nanometres) {
    let target = course.channels.generators.first?.channel.target ?? "sputtered"
    let index = films.firstIndex { $0.material == target } ?? films.count
    if index == films.count { films.append(PlannedFilm(material: target)) }
    films[index].thickness += thickness
    layers.append(PlannedLayer(material: target, cycles: 0, thickness: thickness))
  }

  private mutating func take(
    _ dose: Dose, _ step: FlatStep, at sample: Celsius, _ moment: Moment
  ) {
    guard let precursor = course.chemistry.precursors[dose.name] else { return }
    if !dose.isPlasma { use(dose, precursor, moment) }
    let share = share(dose, precursor, step, at: sample, moment)
    overlap(dose, moment)
    if let before = ending, before.name != dose.name {
      let chemistry = course.chemistry
      if let film = chemistry.film(of: before.name, and: dose.name) {
        grow(film, before.share * share, dose, precursor, at: sample, moment)
        ending = (dose.name, share)
      } else if chemistry.film(of: dose.name, and: before.name) != nil {
        ending = (dose.name, share)
      }
    } else {
      ending = (dose.name, share)
    }
    guests.removeAll { $0.name == dose.name }
    let pressure = dose.isPlasma ? nil : precursor.pressure(at: course.bottle(of: dose, at: moment))
    guests.append(
      Overlap(
        dose, into: course.reactor, through: conductance(of: dose), from: pressure?.value,
        in: moment))
  }

  /// What is left of its partners grows with a dose, besides what the dose itself completes.
  private mutating func overlap(_ dose: Dose, _ moment: Moment) {
    for guest in guests where guest.name != dose.name {
      guard let film = course.chemistry.film(between: guest.name, and: dose.name),
        let index = films.firstIndex(where: { $0.material == film.material }),
        let precursor = course.chemistry.precursors[guest.name],
        guest.cycles(of: precursor, during: dose.span, in: moment) > Overlap.enough
      else { continue }
      flag(Self.outOfTurn, index)
    }
  }

  private func share(
    _ dose: Dose, _ precursor: PrecursorDocument, _ step: FlatStep, at sample: Celsius,
    _ moment: Moment
  ) -> Double {
    var staying = course.reactor.residence(in: moment)
    if case .expose(_, _, let span) = step.action { staying = span }
    let exposure = Saturation.exposure(
      of: precursor, pulse: dose.span, staying: staying, through: conductance(of: dose),
      from: course.bottle(of: dose, at: moment), into: course.reactor)
    return exposure.map {
      Saturation.share(of: precursor, exposure: $0, at: sample, in: course.reactor)
    } ?? 1
  }

  private mutating func grow(
    _ film: FilmDocument, _ share: Double, _ dose: Dose, _ precursor: PrecursorDocument,
    at sample: Celsius, _ moment: Moment
  ) {
    let name = film.material
    let seen = course.recipe.observed.first { $0.material.value == name }?.growth
    let index = films.firstIndex { $0.material == name } ?? films.count
    if index == films.count { films.append(PlannedFilm(material: name)) }
    films[index].cycles += 1
    if let seen { films[index].observed = (films[index].observed ?? .zero) + seen }
    for word in flags(film, share, precursor, at: sample, moment) { flag(word, index) }
    if layers.last?.material == name {
      layers[layers.count - 1].cycles += 1
    } else {
      layers.append(PlannedLayer(material: name, cycles: 1, thickness: .zero))
    }
  }

  private func flags(
    _ film: FilmDocument, _ share: Double, _ precursor: PrecursorDocument, at sample: Celsius,
    _ moment: Moment
  ) -> [String] {
    var flags: [String] = []
    if share < Saturation.enough { flags.append("under-dosed") }
    if meetsPartner(film, moment) { flags.append(Self.outOfTurn) }
    let melts = course.recipe.metal.value.melts
    if precursor.classes.contains(.corrodesHotMetal), let melts,
      sample > melts - HotOxidants.distance
    {
      flags.append("corrosion")
    }
    if sample > film.window.highest + GrowthWindows.slack { flags.append("above its window") }
    if sample < film.window.lowest - GrowthWindows.slack { flags.append("below its window") }
    return flags
  }

  /// Whether the metal precursor had less time to leave than it needs.
  private func meetsPartner(_ film: FilmDocument, _ moment: Moment) -> Bool {
    guard let guest = guests.first(where: { $0.name == film.metal }),
      let precursor = course.chemistry.precursors[guest.name]
    else { return false }
    return guest.cleared
      < Clearance.time(after: guest.span, of: precursor, in: moment, from: course.reactor)
  }

  /// Of the valve that lets it in, in m3/s.
  private func conductance(of dose: Dose) -> Double {
    course.channels.valves.first { $0.channel.precursor?.value == dose.name }?.channel.conductance
      ?? 0
  }

  private mutating func use(_ dose: Dose, _ precursor: PrecursorDocument, _ moment: Moment) {
    let index = uses.firstIndex { $0.precursor == dose.name } ?? uses.count
    if index == uses.count { uses.append(PlannedUse(precursor: dose.name)) }
    uses[index].pulses += 1
    uses[index].open += dose.span
    uses[index].mass += PrecursorUse.mass(
      of: precursor, for: dose.span, through: conductance(of: dose),
      at: course.bottle(of: dose, at: moment))
  }

  private mutating func clear(_ action: FlatAction) {
    switch action {
    case .purge(let span), .vacuum(let span), .hold(let span):
      for index in guests.indices { guests[index].cleared += span }
    case .heat, .anneal, .cool: guests = []
    case .ramp, .pulse, .expose, .soak, .flow, .pressure, .plasma, .sputter, .sputterUntil,
      .turn, .wait, .expect, .checkpoint:
      break
    }
  }
}
