import Documents
import Quantities
import Simulator

extension PrecursorDocument {
  /// What stands over it in its bottle; nil for what a plasma makes.
  var vapour: PrecursorBottle.Vapour? {
    switch pressure {
    case .vapour(let law): .antoine(a: law.a, b: law.b.value)
    case .fixed(let pressure): .fixed(pressure)
    case .plasma: nil
    }
  }
}
