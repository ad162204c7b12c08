/// The pieces of a page.
enum HTML {
  /// A whole page: no script, nothing from elsewhere.
  static func page(title: String, _ body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(SVG.escaped(title))</title>
    <style>
    \(PageStyle.css)
    </style>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  }

  /// What is simulated says so on top.
  static let stamp = "<span class=\"stamp\">SIMULATED</span>\n"

  /// Names and what they are, side by side; what is empty is left out.
  static func facts(_ facts: [(name: String, value: String)]) -> String {
    let items = facts.filter { !$0.value.isEmpty }.map { name, value in
      "<div><dt>\(SVG.escaped(name))</dt><dd>\(SVG.escaped(value))</dd></div>\n"
    }
    return items.isEmpty ? "" : "<dl>\n\(items.joined())</dl>\n"
  }

  /// Numbers in columns; with `words` the columns are text.
  static func table(_ head: [String], _ rows: [[String]], words: Bool = false) -> String {
    guard !rows.isEmpty else { return "" }
    func row(_ cells: [String], _ tag: String) -> String {
      "<tr>" + cells.map { "<\(tag)>\(SVG.escaped($0))</\(tag)>" }.joined() + "</tr>\n"
    }
    return "<div class=\"wide\"><table\(words ? " class=\"words\"" : "")>\n" + row(head, "th")
      + rows.map { row($0, "td") }.joined() + "</table></div>\n"
  }

  /// Charts beside each other as the page has room; those without data are left out.
  static func charts(_ charts: [Chart]) -> String {
    let drawn = charts.filter { !$0.isEmpty }.map { chart in
      "<figure><figcaption>\(SVG.escaped(chart.title))</figcaption>\n\(chart.svg)</figure>\n"
    }
    return drawn.isEmpty ? "" : "<div class=\"charts\">\n\(drawn.joined())</div>\n"
  }

  static func heading(_ text: String) -> String { "<h2>\(SVG.escaped(text))</h2>\n" }
}
