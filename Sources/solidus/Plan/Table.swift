import Documents

/// Columns that are as wide as what stands in them.
struct Table {
  private let rows: [[String]]

  /// What stands in a row may come from a folder that anybody wrote.
  init(_ head: [String], _ rows: [[String]]) {
    self.rows = [head] + rows.map { $0.map(PlainText.seen) }
  }

  var text: String {
    let count = rows.first?.count ?? 0
    let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}
