/// Finds where a fit may begin: which time constants, of all on a grid, explain a spectrum best.
struct StartSearch {
  /// Beyond so many combinations they are not all tried.
  private static let most = 3000
  /// How many starts are taken of one shape.
  private static let starts = 4

  private var dictionary: StartDictionary
  private let count: Int
  private var ranked: [(choice: [Int], explained: Double)] = []

  init(_ spectrum: Spectrum, _ circuit: Circuit, _ start: StartShape) {
    dictionary = StartDictionary(spectrum, circuit, start)
    count = circuit.kinds.count
  }

  /// Values to begin with, the most promising first.
  mutating func found() -> [[Double]] {
    let timed = dictionary.blocks.indices.filter { dictionary.blocks[$0].hasTime }
    var choice = Array(repeating: 0, count: dictionary.blocks.count)
    if combinations(timed) <= Self.most {
      tryAll(timed[...], &choice)
    } else {
      climb(timed)
    }
    ranked.sort { $0.explained > $1.explained }
    return distinct(timed).map { dictionary.values($0, count: count) }
  }

  /// How many choices there are; a swap of equal parts is no other choice.
  private func combinations(_ timed: [Int]) -> Int {
    var count = 1
    for (number, index) in timed.enumerated() {
      let twins = timed[..<number].count { isTwin($0, index) }
      count = count * (dictionary.times.count - twins) / (twins + 1)
      if count > Self.most { return count }
    }
    return count
  }

  private func isTwin(_ a: Int, _ b: Int) -> Bool {
    dictionary.blocks[a].shape == dictionary.blocks[b].shape
  }

  private mutating func tryAll(_ timed: ArraySlice<Int>, _ choice: inout [Int]) {
    guard let index = timed.first else {
      ranked.append((choice, dictionary.explained(choice)))
      return
    }
    // Of equal parts the later is the slower.
    let before = dictionary.blocks.indices.last { other in
      other < index && isTwin(other, index)
    }
    let first = before.map { choice[$0] + 1 } ?? 0
    for time in dictionary.times.indices.dropFirst(first) {
      choice[index] = time
      tryAll(timed.dropFirst(), &choice)
    }
  }

  /// Moves one time after the other to where it explains most, from times spread evenly and from
  /// others closer together.
  private mutating func climb(_ timed: [Int]) {
    let last = dictionary.times.count - 1
    for (low, high) in [(0.1, 0.9), (0.0, 0.6), (0.4, 1.0)] {
      var choice = Array(repeating: 0, count: dictionary.blocks.count)
      for (number, index) in timed.enumerated() {
        let share = (Double(number) + 0.5) / Double(timed.count)
        choice[index] = Int(Double(last) * (low + (high - low) * share))
      }
      var best = dictionary.explained(choice)
      for _ in 0..<6 {
        let before = best
        for index in timed { improve(index, &choice, &best) }
        if best <= before { break }
      }
      ranked.append((choice, best))
    }
  }

  private mutating func improve(_ index: Int, _ choice: inout [Int], _ best: inout Double) {
    for time in dictionary.times.indices {
      var other = choice
      other[index] = time
      let explained = dictionary.explained(other)
      if explained > best {
        best = explained
        choice = other
      }
    }
  }

  /// The best choices that are not next to each other.
  private func distinct(_ timed: [Int]) -> [[Int]] {
    var taken: [[Int]] = []
    for (choice, _) in ranked where taken.count < Self.starts {
      let isNew = taken.allSatisfy { other in
        timed.contains { abs(choice[$0] - other[$0]) > 2 }
      }
      if isNew || taken.isEmpty { taken.append(choice) }
    }
    return taken
  }
}

extension StartDictionary {
  /// How much of the spectrum a choice of times explains.
  fileprivate mutating func explained(_ choice: [Int]) -> Double {
    explain(columns(choice))
  }
}
