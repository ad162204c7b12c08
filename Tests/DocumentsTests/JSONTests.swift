import Documents
import Foundation
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
}
