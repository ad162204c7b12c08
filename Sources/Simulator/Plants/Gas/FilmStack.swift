/// What lies on the metal, from below upwards.
///
/// Consecutive growth of one film is one layer. Traces of another film, which a residue in the gas
/// brings, wait until they are a layer worth the name and are else counted with their own.
struct FilmStack {
  /// How much of a film.
  struct Amount: Equatable {
    var nanometres = 0.0
    var cycles = 0.0
    /// What of it grew while both gases were there, in nm.
    var parasitic = 0.0

    static func += (a: inout Amount, b: Amount) {
      a.nanometres += b.nanometres
      a.cycles += b.cycles
      a.parasitic += b.parasitic
    }
  }

  struct Layer: Equatable {
    let film: Int
    var amount: Amount
  }

  private var layers: [Layer] = []
  /// By film what waits to be a layer.
  private var waiting: [Amount]

  /// All of it that lies in layers, in nm.
  private(set) var top = 0.0

  /// A twentieth of an atom or so, in nm.
  private static let least = 0.005

  init(films count: Int) {
    waiting = Array(repeating: Amount(), count: count)
    layers.reserveCapacity(64)
  }

  /// One more film may come.
  mutating func expectsFilm() { waiting.append(Amount()) }

  mutating func add(_ film: Int, _ amount: Amount) {
    let last = layers.count - 1
    if last >= 0, layers[last].film == film {
      layers[last].amount += amount
      top += amount.nanometres
      return
    }
    waiting[film] += amount
    guard waiting[film].nanometres >= Self.least else { return }
    layers.append(Layer(film: film, amount: waiting[film]))
    top += waiting[film].nanometres
    waiting[film] = Amount()
  }

  /// The layers, with what waits laid to the last one of its film.
  var all: [Layer] {
    var all = layers
    for film in waiting.indices where waiting[film].nanometres > 0 {
      if let place = all.lastIndex(where: { $0.film == film }) {
        all[place].amount += waiting[film]
      } else {
        all.append(Layer(film: film, amount: waiting[film]))
      }
    }
    return all
  }

  /// The film at a depth counted from the metal; nil above the last layer.
  func film(at depth: Double) -> Int? {
    guard depth < top else { return nil }
    var height = 0.0
    for layer in layers {
      height += layer.amount.nanometres
      if depth < height { return layer.film }
    }
    return nil
  }
}
