import Instrument
import Quantities

/// The samples of one cell as a table in the Battery Data Format (BDF CSV): positive current charges,
/// capacities never begin anew.
struct CellTable {
  private(set) var bytes: [UInt8]
  private var count = 0

  init() {
    bytes = Array((BDFColumn.all.map(\.label).joined(separator: ",") + "\n").utf8)
  }

  mutating func add(_ record: CellRecord) {
    count += 1
    var row = DecimalText()
    row.put((record.at - .zero).value, decimals: 3)
    row.next(record.potential, decimals: 7)
    row.next(record.current, decimals: 10)
    row.next(Double(record.cycle), decimals: 0)
    row.next(Double(record.step), decimals: 0)
    row.next(record.temperature, decimals: 2)
    row.next((record.at - record.began).value, decimals: 3)
    row.next(record.charged / 3600, decimals: 10)
    row.next(record.discharged / 3600, decimals: 10)
    row.next(Double(count), decimals: 0)
    row.next(record.counter, decimals: 7)
    bytes += row.bytes
    bytes.append(0x0A)
  }
}
