import Documents
import Glibc

/// A box with two axes into which points and lines are drawn.
///
/// Small on purpose: a home for all charts can take its place without touching who draws.
struct ChartFrame {
  /// What an axis shows.
  struct Axis {
    let title: String
    let low: Double
    let high: Double
    /// Even steps, or powers of ten.
    let isLogarithmic: Bool

    /// An axis around some values.
    init(_ title: String, around values: [Double], isLogarithmic: Bool = false) {
      let shown = isLogarithmic ? values.filter { $0 > 0 }.map { log10($0) } : values
      let low = shown.min() ?? 0
      let high = shown.max() ?? 1
      let room = max((high - low) * 0.05, low.magnitude * 1e-3, 1e-12)
      self.init(title, from: low - room, to: high + room, isLogarithmic)
    }

    /// An axis from here to there; for a logarithmic one these are powers of ten.
    init(_ title: String, from low: Double, to high: Double, _ isLogarithmic: Bool) {
      self.title = title
      self.low = low
      self.high = high
      self.isLogarithmic = isLogarithmic
    }

    /// Where a value stands, from zero to one.
    func share(_ value: Double) -> Double {
      ((isLogarithmic ? log10(max(value, 1e-300)) : value) - low) / (high - low)
    }

    /// The marks: where, and what is written there.
    var marks: [(share: Double, text: String)] {
      let step = isLogarithmic ? max(1, ((high - low) / 6).rounded(.up)) : even
      var place = (low / step).rounded(.up) * step
      var marks: [(share: Double, text: String)] = []
      while place <= high, marks.count < 20 {
        let value = isLogarithmic ? pow(10, place) : (place / step).rounded() * step
        marks.append(((place - low) / (high - low), Self.label(value)))
        place += step
      }
      return marks
    }

    /// A step of one, two or five that gives about five marks.
    private var even: Double {
      let rough = (high - low) / 5
      let power = pow(10, log10(rough).rounded(.down))
      let share = rough / power
      return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10)
    }

    private static func label(_ value: Double) -> String {
      let text = significant(value, 3)
      guard text.contains("."), !text.contains("e") else {
        return text.replacing(".00e", with: "e").replacing(".0e", with: "e")
      }
      return String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
    }
  }

  let left: Double
  let top: Double
  let width: Double
  let height: Double
  let x: Axis
  let y: Axis

  private func place(_ point: (Double, Double)) -> (Double, Double) {
    (left + x.share(point.0) * width, top + (1 - y.share(point.1)) * height)
  }

  /// The box with its marks and titles.
  var frame: String {
    var text = """
      <rect class="faint" fill="none" x="\(fixed(left, 1))" y="\(fixed(top, 1))" \
      width="\(fixed(width, 1))" height="\(fixed(height, 1))"/>

      """
    for mark in x.marks {
      let at = fixed(left + mark.share * width, 1)
      text += line(at, fixed(top, 1), at, fixed(top + height, 1))
      text += label(at, fixed(top + height + 18, 1), mark.text, "middle")
    }
    for mark in y.marks {
      let at = fixed(top + (1 - mark.share) * height, 1)
      text += line(fixed(left, 1), at, fixed(left + width, 1), at)
      text += label(fixed(left - 6, 1), at, mark.text, "end")
    }
    let middle = fixed(top + height / 2, 1)
    return text
      + label(
        fixed(left + width / 2, 1), fixed(top + height + 38, 1), x.title, "middle") + """
        <text transform="translate(\(fixed(left - 62, 1)) \(middle)) rotate(-90)" \
        text-anchor="middle">\(y.title)</text>

        """
  }

  private func line(_ x: String, _ y: String, _ x2: String, _ y2: String) -> String {
    "<line class=\"faint\" x1=\"\(x)\" y1=\"\(y)\" x2=\"\(x2)\" y2=\"\(y2)\"/>\n"
  }

  private func label(_ x: String, _ y: String, _ words: String, _ anchor: String) -> String {
    "<text x=\"\(x)\" y=\"\(y)\" dy=\"4\" text-anchor=\"\(anchor)\">\(words)</text>\n"
  }

  /// What was measured.
  func dots(_ points: [(Double, Double)]) -> String {
    points.map { point in
      let (x, y) = place(point)
      return "<circle class=\"dot\" cx=\"\(fixed(x, 1))\" cy=\"\(fixed(y, 1))\" r=\"3\"/>\n"
    }.joined()
  }

  /// What was fitted.
  func curve(_ points: [(Double, Double)]) -> String {
    guard !points.isEmpty else { return "" }
    let text = points.map { point in
      let (x, y) = place(point)
      return "\(fixed(x, 1)),\(fixed(y, 1))"
    }.joined(separator: " ")
    return "<polyline class=\"fit\" points=\"\(text)\"/>\n"
  }
}
