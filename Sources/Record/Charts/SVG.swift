import Documents

/// The pieces of every picture: text that is safe in XML, lines and labels.
///
/// What they look like is said by the style around them, in classes.
public enum SVG {
  /// Text as it may stand in XML and HTML.
  public static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  public static func line(
    _ x: Double, _ y: Double, to x2: Double, _ y2: Double, _ kind: String
  ) -> String {
    "<line class=\"\(kind)\" x1=\"\(fixed(x, 1))\" y1=\"\(fixed(y, 1))\""
      + " x2=\"\(fixed(x2, 1))\" y2=\"\(fixed(y2, 1))\"/>\n"
  }

  /// Where a label stands against its place.
  public enum Anchor: String, Sendable { case start, middle, end }

  public static func label(
    _ words: String, _ x: Double, _ y: Double, _ anchor: Anchor, _ kind: String? = nil
  ) -> String {
    let kind = kind.map { " class=\"\($0)\"" } ?? ""
    return "<text\(kind) x=\"\(fixed(x, 1))\" y=\"\(fixed(y, 1))\""
      + " text-anchor=\"\(anchor.rawValue)\">\(escaped(words))</text>\n"
  }

  public static func polyline(_ points: [(x: Double, y: Double)], _ kind: String) -> String {
    let text = points.map { "\(fixed($0.x, 1)),\(fixed($0.y, 1))" }.joined(separator: " ")
    return "<polyline class=\"\(kind)\" points=\"\(text)\"/>\n"
  }
}
