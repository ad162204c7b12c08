import Documents
public import Quantities

/// What 1C means for a cell: the charge, and of what, as records keep it.
public struct CellRate: Hashable, Sendable {
  public let nominal: Coulombs
  /// `1.7 mAh (170 mAh/g x 10 mg): LFP`.
  public let definition: String

  /// - Parameter host: what is known of the positive electrode, in a full cell.
  /// - Returns: nil where no rate has a meaning.
  init?(of document: CellDocument, host: HostDocument?) {
    if let capacity = document.capacity {
      guard let (charge, sum) = Self.charge(capacity.amount, document) else { return nil }
      nominal = charge
      definition = "\(Self.shown(charge))\(sum): \(capacity.meaning)"
      return
    }
    guard case .full(let positive, counter: _) = document.build, let host else { return nil }
    let amount = AnyQuantity(kind: .specificCapacity, counted: host.capacity)
    guard let (charge, sum) = Self.charge(amount, document) else { return nil }
    nominal = charge
    definition = "\(Self.shown(charge))\(sum): \(positive.host.value) from empty to full"
  }

  /// In mAh with as many digits as anybody can weigh.
  private static func shown(_ charge: Coulombs) -> String {
    "\(Arithmetic.rounded(charge.value / 3.6 * 1e6) / 1e6) mAh"
  }

  private static func charge(
    _ amount: AnyQuantity, _ document: CellDocument
  ) -> (Coulombs, sum: String)? {
    let shown = QuantityPrinter.text(amount.counted, as: amount.kind)
    switch (amount.kind, document.build) {
    case (.arealCapacity, _):
      let charge = Coulombs(amount.counted * document.area.value)
      let area = Arithmetic.rounded(document.area.value * 1e10) / 1e6
      return (charge, " (\(shown) x \(area) cm2)")
    case (.specificCapacity, .full(let positive, counter: _)):
      let charge = Coulombs(amount.counted * positive.active.value)
      return (charge, " (\(shown) x \(QuantityPrinter.text(positive.active)))")
    case (.specificCapacity, _): return nil
    default: return (Coulombs(amount.counted), "")
    }
  }
}
