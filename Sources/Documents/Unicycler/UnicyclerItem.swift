/// A step of a protocol, or a loop of such.
indirect enum UnicyclerItem: Equatable {
  case step([UnicyclerPair])
  case loop(isCycle: Bool, count: Int, [UnicyclerItem])
}

/// One member of a step.
struct UnicyclerPair: Equatable {
  let key: String
  let value: JSON
  private let text: String

  init(_ key: String, _ value: JSON) {
    (self.key, self.value, text) = (key, value, value.line)
  }

  /// A number in a unit of unicycler's.
  init(_ key: String, _ counted: Double, in unit: String) {
    self.init(key, UnicyclerNumber.json(counted, in: unit))
  }

  static func == (a: UnicyclerPair, b: UnicyclerPair) -> Bool {
    a.key == b.key && a.text == b.text
  }
}

/// Writes items as the flat list that a protocol is: a loop goes back to its tag.
struct UnicyclerListing {
  private(set) var steps: [JSON] = []
  private var loops = 0

  init(_ items: [UnicyclerItem]) { write(items) }

  private mutating func write(_ items: [UnicyclerItem]) {
    for item in items {
      switch item {
      case .step(let pairs): steps.append(.object(pairs.map { ($0.key, $0.value) }))
      case .loop(let isCycle, let count, let body): write(isCycle, count, body)
      }
    }
  }

  private mutating func write(_ isCycle: Bool, _ count: Int, _ body: [UnicyclerItem]) {
    loops += 1
    let tag = JSON.string("\(isCycle ? "cycle" : "repeat") \(loops)")
    steps.append(.object([("step", .string("tag")), ("tag", tag)]))
    write(body)
    steps.append(
      .object([("step", .string("loop")), ("loop_to", tag), ("cycle_count", .integer(count))]))
  }
}
