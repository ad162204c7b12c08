/// What to write instead, for the mistakes that people make in YAML.
enum YAMLRemedy {
  private static let table: [(problem: String, remedy: String)] = [
    (
      "mapping values are not allowed in this context",
      "check the indentation, and put text that contains ': ' into quotes"
    ),
    (
      "could not find expected ':'",
      "write 'key: value', with a space after the colon"
    ),
    (
      "did not find expected key",
      "indent the keys of one mapping equally, and close every quote"
    ),
    (
      "did not find expected '-' indicator",
      "indent the '- ' of one list equally"
    ),
    (
      "did not find expected ',' or ']'",
      "separate the items with commas and close the bracket"
    ),
    (
      "did not find expected ',' or '}'",
      "separate the keys with commas and close the brace"
    ),
    (
      "found character that cannot start any token",
      "put text that begins with @, ` or % into quotes"
    ),
    ("found unexpected end of stream", "close the quote that was opened"),
    ("found unknown escape character", "write \\\\ for a backslash, or use single quotes"),
    ("block sequence entries are not allowed in this context", "begin the list on a new line"),
  ]

  static func of(_ problem: String) -> String {
    table.first { $0.problem == problem }?.remedy
      ?? "check the indentation, the colons and the quotes around here"
  }
}
