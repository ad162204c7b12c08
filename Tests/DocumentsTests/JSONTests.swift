import Documents
import Foundation
import Quantities
import Testing

@Suite("JSON as it is written")
struct JSONTests {
  @Test(
    "a number that is none is null, so that any reader can read it",
    arguments: [Double.nan, .infinity])
  func notANumber(value: Double) throws {
    let text = JSON.object([("a", .number(value)), ("b", .array([.number(1.5)]))]).text
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let members = try #require(read as? [String: Any])
    #expect(members["a"] is NSNull)
    #expect(members["b"] as? [Double] == [1.5])
  }

  @Test(
    "a time has the decimals of its nanoseconds, and no noise of arithmetic behind them",
    arguments: [
      (Int64(88_490_000_000), "88.49"), (1_224_600_000_000, "1224.6"),
      (7_445_636_775_000, "7445.636775"), (1, "1e-09"), (-2_500_000_000, "-2.5"),
    ])
  func time(nanoseconds: Int64, text: String) {
    let span = Seconds(nanoseconds: nanoseconds)
    #expect(JSON.seconds(span).text == text)
    #expect(JSON.seconds(span.value).text == text)
  }

  @Test("what would steer a terminal is written by its number, and read back as it was")
  func steering() throws {
    let text = "a\u{1B}[2J\u{202E}b\u{85}"
    let line = JSON.array([.string(text)]).line
    #expect(PlainText.steering(in: line) == nil)
    #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String] == [text])
  }
}
