import Documents
import Testing

@Suite("The strict subset of YAML")
struct YAMLTests {
  private func read(_ text: String) -> (node: Node?, findings: String) {
    var report = Report()
    let node = Node.read(Array(text.utf8), file: "d", report: &report)
    return (node, report.diagnostics.written(as: .text))
  }

  @Test(
    "JSON has no comma before a closing bracket",
    arguments: [
      (#"{"a": 1,}"#, [8]), (#"{"a": [1, 2 , ]}"#, [13]), (#"{"a": "x,]", "b": ",}"}"#, []),
      (#"{"a": "\\",}"#, [11]), (#"{"a": "\",]"}"#, []), (#"[it's, 1,]"#, [9]),
      ("[1, # a, ]\n 2]", []), ("- [1,]", []),
    ])
  func commas(text: String, columns: [Int]) {
    var report = Report()
    _ = Node.read(Array(text.utf8), file: "f", report: &report)
    let found = report.diagnostics.all.filter { $0.message.contains("this comma") }
    #expect(found.map(\.place.column) == columns)
  }

  @Test("keys and values know their line and column, and keep their order")
  func places() throws {
    let (node, findings) = read("b: 1\nä: {x: [5 K, \"é\", z]}\na:\n  - c\n  -   d: e\n")
    #expect(findings == "")
    let members = try #require(node?.members)
    #expect(members.map(\.key) == ["b", "ä", "a"])
    #expect(members[1].place.description == "d:2:1")
    guard case .sequence(let items)? = members[1].value["x"]?.content else {
      Issue.record("x is a list")
      return
    }
    // Columns count characters, not bytes.
    #expect(items.map(\.place.description) == ["d:2:9", "d:2:14", "d:2:19"])
    guard case .sequence(let dashes) = members[2].value.content else {
      Issue.record("a is a list")
      return
    }
    #expect(dashes.map(\.place.description) == ["d:4:5", "d:5:7"])
    #expect(dashes[1]["d"]?.place.description == "d:5:10")
  }

  @Test("what a scalar is, is fixed by how it is written")
  func natures() throws {
    let text = """
      [5, -0.5, 1e-3, 0x60, true, no, on, yes, ~, null, "5", 'true', 010, 1_000, .5, .inf, 5 K]
      """
    guard case .sequence(let items)? = read(text).node?.content else {
      Issue.record("a list")
      return
    }
    let natures = items.compactMap { node -> Scalar.Nature? in
      if case .scalar(let scalar) = node.content { scalar.nature } else { nil }
    }
    #expect(
      natures == [
        .number, .number, .number, .number, .boolean(true), .text, .text, .text, .null, .null,
        .text, .text, .text, .text, .text, .text, .text,
      ])
  }

  @Test("JSON is valid input, also indented with tabs")
  func json() throws {
    let (node, findings) = read(
      "{\n\t\"a\": [1, true, null],\n\t\"b\": {\"c\": \"5 K\\u00e9\"}\n}\n")
    #expect(findings == "")
    #expect(node?["b"]?["c"]?.content == .scalar(Scalar("5 Ké", isQuoted: true)))
  }

  @Test("a byte order mark and Windows line ends change nothing")
  func windows() throws {
    let (node, findings) = read("\u{FEFF}a: 1\r\nb: 2\r\n")
    #expect(findings == "")
    #expect(node?["b"]?.place.description == "d:2:4")
    #expect(node?["b"]?.content == .scalar(Scalar("2")))
  }

  @Test("what is not part of the format is refused at its place", arguments: corpus)
  func refused(document: String, expected: String) {
    #expect(read(document).findings == expected)
  }

  private static let corpus: [(String, String)] = [
    ("", "d:1:1: error: the document is empty; write 'solidus:' and the kind of document first\n"),
    (
      "# only\n",
      "d:1:1: error: the document is empty; write 'solidus:' and the kind of document first\n"
    ),
    (
      "a: &x 1\nb: *x\n",
      """
      d:1:4: error: an anchor (&) is not part of the format; write the value where it is used
      d:2:4: error: an alias (*) is not part of the format; write the value out; text that begins \
      with * needs quotes

      """
    ),
    (
      "a: !!int 1\nb: ! x\nc: !t {}\n",
      """
      d:1:4: error: a tag (!) is not part of the format; write the plain value
      d:2:4: error: a tag (!) is not part of the format; write the plain value
      d:3:4: error: a tag (!) is not part of the format; write the plain value

      """
    ),
    (
      "a: 1\n<<: {b: 2}\n",
      "d:2:1: error: the merge key '<<'; write the keys out, or use 'extends'\n"
    ),
    (
      "? [a]\n: 1\n{b: 1}: 2\n",
      """
      d:1:3: error: a list as a key; write a plain word before the colon
      d:3:1: error: a mapping as a key; write a plain word before the colon

      """
    ),
    (
      "a: 1\n---\nb: 2\n",
      "d:2:1: error: a second document in one file; put it into a file of its own\n"
    ),
    (
      "%YAML 1.1\n---\na: 1\n",
      "d:1:1: error: a directive (%) is not part of the format; remove it\n"
    ),
    (
      "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n",
      """
      d:4:3: error: the key 'c' occurs twice; keep one; another is at line 3, column 3
      d:5:1: error: the key 'a' occurs twice; keep one; another is at line 1, column 1

      """
    ),
    (
      "a:\n\t- 1\n\t- 2\nb: \"x\ty\"\n",
      """
      d:2:1: error: a tab is not part of the format; write spaces
      d:3:1: error: a tab is not part of the format; write spaces
      d:4:6: error: a tab is not part of the format; write spaces

      """
    ),
    (
      "a: \u{0}\nb: \u{1B}[2J\nc: \u{202E}x\n",
      """
      d:1:4: error: the invisible character U+0000; remove it
      d:2:4: error: the invisible character U+001B; remove it
      d:3:4: error: the invisible character U+202E; remove it

      """
    ),
    (
      "a: 1\rb: 2\n",
      "d:1:5: error: a carriage return without a line feed; end lines with a line feed\n"
    ),
    (
      "a: b: c\n",
      """
      d:1:5: error: this is not YAML: mapping values are not allowed in this context; check the \
      indentation, and put text that contains ': ' into quotes

      """
    ),
    (
      "a: [1, 2\n",
      """
      d:2:1: error: this is not YAML: did not find expected ',' or ']'; separate the items with \
      commas and close the bracket

      """
    ),
    (
      "a: [1",
      """
      d:1:6: error: this is not YAML: did not find expected ',' or ']'; separate the items with \
      commas and close the bracket

      """
    ),
    (
      "a: \"x\n",
      "d:2:1: error: this is not YAML: found unexpected end of stream; close the quote that was opened\n"
    ),
    (
      "a:\n  - 1\n b: 2\n",
      """
      d:3:2: error: this is not YAML: did not find expected key; indent the keys of one mapping \
      equally, and close every quote

      """
    ),
    (
      "a: @x\n",
      """
      d:1:4: error: this is not YAML: found character that cannot start any token; put text that \
      begins with @, ` or % into quotes

      """
    ),
  ]
}
