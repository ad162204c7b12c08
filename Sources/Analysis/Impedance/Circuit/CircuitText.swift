/// A circuit as it is written: `R0-p(R1,CPE1)-W1`, the notation of impedance.py.
///
///     series   = part { "-" part }
///     part     = element | "p(" series "," series { "," series } ")"
///     element  = kind [ "_" ] [ digits ]
public struct CircuitText {
  /// More is no circuit that a spectrum could determine.
  private static let most = 24
  private static let deepest = 12
  private static let longest = 400

  private let characters: [Character]
  private var place = 0
  private var elements: [CircuitElement] = []
  private var nodes: [CircuitNode] = []
  private var count = 0

  private init(_ text: String) { characters = Array(text) }

  /// The circuit that a text means.
  public static func parse(_ text: String) throws(CircuitProblem) -> Circuit {
    guard text.utf8.count <= longest else {
      throw CircuitProblem(
        column: longest, message: "this is longer than a circuit can be",
        remedy: "write at most \(longest) characters")
    }
    var parser = CircuitText(text)
    _ = try parser.series(depth: 0)
    if let character = parser.next {
      let isClosed = character == ")"
      throw parser.problem(
        isClosed ? "')' closes nothing" : "'\(character)' cannot stand here",
        isClosed ? "leave it out" : "join parts with '-', branches with ',' inside p( )")
    }
    return Circuit(text: text, elements: parser.elements, nodes: parser.nodes)
  }

  private var next: Character? {
    mutating get {
      while place < characters.count, characters[place] == " " { place += 1 }
      return place < characters.count ? characters[place] : nil
    }
  }

  private func problem(_ message: String, _ remedy: String, at: Int? = nil) -> CircuitProblem {
    CircuitProblem(column: (at ?? place) + 1, message: message, remedy: remedy)
  }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    place += 1
    return true
  }

  /// A series of one part is that part.
  private mutating func series(depth: Int) throws(CircuitProblem) -> Int {
    var parts = [try part(depth)]
    while take("-") { parts.append(try part(depth)) }
    return parts.count == 1 ? parts[0] : join(parts, .series)
  }

  private mutating func join(_ parts: [Int], _ kind: CircuitNode.Kind) -> Int {
    nodes.append(CircuitNode(kind: kind, parent: nil))
    for part in parts { nodes[part].parent = nodes.count - 1 }
    return nodes.count - 1
  }

  private mutating func part(_ depth: Int) throws(CircuitProblem) -> Int {
    guard let first = next else {
      throw problem("an element is missing at the end", "write one, such as R0")
    }
    if first == "p", place + 1 < characters.count, characters[place + 1] == "(" {
      return try parallel(depth)
    }
    guard first.isLetter else {
      throw problem("an element is missing before '\(first)'", "write one, such as R0")
    }
    return try element()
  }

  private mutating func parallel(_ depth: Int) throws(CircuitProblem) -> Int {
    let start = place
    guard depth < Self.deepest else {
      throw problem("parallels stand too deep in each other", "at most \(Self.deepest) deep")
    }
    place += 2
    var branches = [try series(depth: depth + 1)]
    while take(",") { branches.append(try series(depth: depth + 1)) }
    guard take(")") else {
      throw problem("the parallel from column \(start + 1) is not closed", "write ')'")
    }
    guard branches.count > 1 else {
      throw problem(
        "a parallel has at least two branches", "write p(R1,CPE1)", at: start)
    }
    return join(branches, .parallel)
  }

  private mutating func element() throws(CircuitProblem) -> Int {
    let start = place
    let name = taken { $0.isLetter }
    let kind = try ElementNames.kind(of: name, at: start + 1)
    let mark = taken { $0 == "_" }
    let full = name + mark + taken { $0.isASCII && $0.isNumber }
    if elements.contains(where: { $0.name == full }) {
      throw problem(
        "\(full) is there twice", "give each element a number of its own", at: start)
    }
    guard elements.count < Self.most else {
      throw problem("this has too many elements", "write at most \(Self.most)", at: start)
    }
    elements.append(CircuitElement(name: full, kind: kind, first: count))
    count += kind.parameters.count
    nodes.append(CircuitNode(kind: .element(elements.count - 1), parent: nil))
    return nodes.count - 1
  }

  private mutating func taken(while matches: (Character) -> Bool) -> String {
    let run = characters[place...].prefix(while: matches)
    place += run.count
    return String(run)
  }
}
