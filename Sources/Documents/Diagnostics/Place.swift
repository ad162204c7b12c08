/// Where in which file something stands; lines and columns count from one, columns in characters.
public struct Place: Hashable, Sendable {
  public let file: String
  public let line: Int
  public let column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The first character of a file, for what concerns the file as a whole.
  public static func start(of file: String) -> Place { Place(file: file, line: 1, column: 1) }
}

extension Place: Comparable {
  public static func < (a: Place, b: Place) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}

extension Place: CustomStringConvertible {
  public var description: String { "\(file):\(line):\(column)" }
}
