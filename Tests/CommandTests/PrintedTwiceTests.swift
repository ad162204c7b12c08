import Documents
import Testing

@testable import Record
@testable import solidus

@Suite("What the papers print in two ways, and in words")
struct PrintedTwiceTests {
  private static let claims = Shelf.all.flatMap { item in
    (item.paper?.claims ?? []).map { (id: item.id, claim: $0) }
  }

  @Test("two numbers of one row exclude each other, and no sentence says why ours is another")
  func twice() throws {
    let found = Self.claims.filter { $0.claim.other != nil }
    // 39 nm of alucone is the one that a newcomer meets first.
    #expect(
      found.contains { $0.id == "zhang-2020-alucone" && $0.claim.printed == "> 50 nm, or 39 nm" })
    #expect(found.count > 20)
    for (id, claim) in found {
      let one = try #require(PrintedNumber(claim.value), "\(id)")
      let other = try #require(PrintedNumber(claim.other ?? ""), "\(id)")
      #expect(one.excludes(other), "\(id)")
      #expect(claim.differs == nil, "\(id): it is not judged")
      // From where it is, so that a reader can look.
      #expect(claim.other?.contains(": ") == true, "\(id)")
    }
  }

  @Test("a number with words behind it is one of the words that have one reading")
  func words() {
    for (id, claim) in Self.claims where claim.what != .other && claim.value.contains(": ") {
      let isOrder = [.rank, .best, .resists].contains(claim.what)
      #expect(isOrder || claim.word != nil, "\(id): \(claim.value)")
    }
    #expect(Set(Self.claims.compactMap(\.claim.word)) == Set(PrintedWord.allCases))
  }
}
