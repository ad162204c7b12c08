import Analysis
import Testing

@Suite("P") struct P { @Test("p") func p() { #expect(Bool(true)) } }
