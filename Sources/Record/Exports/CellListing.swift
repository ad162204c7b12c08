import Instrument
import Quantities

/// The samples of one cell as a plain table: everything that was recorded, under short names with
/// their units.
struct CellListing {
  private var text = DecimalText()
  private let drives: DriveTable

  init(_ drives: DriveTable) {
    self.drives = drives
    text.put(
      "t_s,cycle,step,held,potential_V,counter_V,current_mA,step_charge_mAh,charged_mAh,"
        + "discharged_mAh,temperature_C\n")
  }

  mutating func add(_ record: CellRecord) {
    text.put((record.at - .zero).value, decimals: 6)
    text.put(",\(record.cycle),\(record.step),")
    let index = record.place.flatMap(drives.index)
    text.put(index.map { drives.drives[$0].kind.rawValue } ?? "")
    text.next(record.potential, decimals: 9)
    text.next(record.counter, decimals: 9)
    text.next(record.current * 1000, decimals: 9)
    text.next(record.charge / 3.6, decimals: 12)
    text.next(record.charged / 3.6, decimals: 12)
    text.next(record.discharged / 3.6, decimals: 12)
    text.next(record.temperature, decimals: 2)
    text.put("\n")
  }

  var bytes: [UInt8] { text.bytes }
}
