import Foundation
import Quantities
import Testing

@testable import Record

@Suite("A chart")
struct ChartTests {
  private let across = Axis("x", of: [[0, 100_000]], padded: false, from: 0, to: 400)
  private let up = Axis("y", of: [[-1, 10]], padded: true, from: 200, to: 0)

  @Test(
    "keeps a spike of one sample in a hundred thousand, and little else", arguments: [10.0, -1])
  func spike(height: Double) {
    var curve = Curve(nil, "a")
    for x in 0...100_000 { curve.add(Double(x), x == 54_321 ? height : 0) }
    let stretches = curve.thinned(across, up, columns: 800)
    #expect(stretches.count == 1)
    #expect(stretches[0].count <= 4 * 801)
    #expect(stretches[0].contains { abs($0.y - up.place(height)) < 1e-9 })
    #expect(abs((stretches[0].first?.x ?? 1) - 0) < 1e-9)
    #expect(abs((stretches[0].last?.x ?? 1) - 400) < 1e-9)
  }

  @Test("keeps a few points as they are, in their order")
  func few() {
    let curve = Curve(nil, "a", x: [0, 100, 200, 50_000], y: [1, -1, 3, 2])
    let kept = curve.thinned(across, up, columns: 800).flatMap { $0 }
    #expect(kept.map(\.y) == [1, -1, 3, 2].map { up.place($0) })
  }

  @Test("breaks a line where there was no number")
  func gap() {
    let curve = Curve(nil, "a", x: [0, 1, 2, 3], y: [1, .nan, 2, 3])
    #expect(curve.thinned(across, up, columns: 4000).map(\.count) == [1, 2])
  }

  @Test(
    "has round ticks within its range",
    arguments: [
      (0.0, 1.0, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]), (-1.2, 1.2, 5, [-1, -0.5, 0, 0.5, 1]),
      (0, 3000, 7, [0, 500, 1000, 1500, 2000, 2500, 3000]), (3.0, 4.2, 5, [3, 3.5, 4]),
    ])
  func ticks(low: Double, high: Double, most: Int, due: [Double]) {
    let ticks = Ticks(from: low, to: high, most: most)
    #expect(ticks.values.count == due.count)
    for (value, due) in zip(ticks.values, due) { #expect(abs(value - due) < 1e-9) }
  }

  @Test("does not make a picture of noise about a constant")
  func flat() {
    let axis = Axis("V", of: [[1.000_001, 1.000_002]], padded: true, from: 200, to: 0)
    #expect(axis.high - axis.low >= 1e-3)
    #expect(Axis("V", of: [], padded: true, from: 0, to: 1).high == 1.06)
  }

  @Test("a decade is as long as the next, and what is not positive has no place")
  func decades() {
    let axis = Axis("f", of: [[0.1, 1e5]], padded: false, from: 0, to: 600, scale: .decades)
    #expect(abs(axis.place(1) - 100) < 1e-9 && abs(axis.place(1000) - 400) < 1e-9)
    #expect(axis.place(0).isNaN && axis.place(-1).isNaN)
    #expect(axis.labels.map(\.text) == ["0.1", "1", "10", "100", "1000", "10000", "1e5"])
  }

  @Test("what is counted has no tick between two of it")
  func counted() {
    let axis = Axis("cycle", of: [[1, 3]], padded: true, from: 0, to: 400, scale: .counted)
    #expect(axis.labels.map(\.text) == ["1", "2", "3"])
  }

  @Test("a circle is round, and no measured point is left out")
  func round() throws {
    let angles = (0..<200).map { Double($0) / 200 * 2 * Double.pi }
    let curve = Curve(
      "c", "a", .points, x: angles.map { 5 * cos($0) }, y: angles.map { 5 * sin($0) })
    let text = Chart(
      title: "t", across: "x", up: "y", curves: [curve], scales: (.even, .even), isRound: true
    ).svg
    func numbers(_ name: String) -> [Double] {
      text.split(separator: " \(name)=\"").dropFirst().compactMap { part in
        part.prefix { $0 != "\"" }.split(separator: " ").first.flatMap { Double($0) }
      }
    }
    let (x, y) = (numbers("cx"), numbers("cy"))
    #expect(x.count == 200 && y.count == 200)
    let wide = try #require(x.max()) - (try #require(x.min()))
    let high = try #require(y.max()) - (try #require(y.min()))
    #expect(abs(wide - high) < 0.3)
  }

  @Test("lets no words break out of it")
  func escaped() {
    let chart = Chart(
      title: "<b>&\"", across: "x", up: "<i>", curves: [Curve("a<b", "a", x: [1], y: [2])])
    #expect(!chart.svg.contains("<b>") && !chart.svg.contains("<i>") && !chart.svg.contains("a<b"))
  }
}
