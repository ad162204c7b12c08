/// A metal that is plated and stripped, one electron an atom.
public struct PlatedMetal: Hashable, Sendable {
  public let symbol: String
  /// In cm3/mol at room temperature: molar mass over density, CRC Handbook of Chemistry and Physics,
  /// as the simulated foils have it.
  public let molarVolume: Double

  public static let lithium = PlatedMetal(symbol: "Li", molarVolume: 12.99)
  public static let sodium = PlatedMetal(symbol: "Na", molarVolume: 23.78)
  public static let potassium = PlatedMetal(symbol: "K", molarVolume: 45.6)

  /// The metal with this symbol; nil for one that nobody plates here.
  public init?(_ symbol: String) {
    let known = [Self.lithium, .sodium, .potassium].first { $0.symbol == symbol }
    guard let known else { return nil }
    self = known
  }

  private init(symbol: String, molarVolume: Double) {
    self.symbol = symbol
    self.molarVolume = molarVolume
  }

  /// In C/mol: CODATA 2018.
  static let faraday = 96_485.33212

  /// In um for each mAh/cm2, dense and even: 4.85 for lithium.
  public var thickness: Double { 3.6 * molarVolume / Self.faraday * 1e4 }
}
