public import Analysis
import Instrument
import Quantities

extension KeptRun {
  /// Every sample of a cell as an analysis wants it.
  public func points(on channel: String) -> [CellPoint] {
    let table = drives(of: channel)
    var points: [CellPoint] = []
    samples(on: channel) { record in
      let held = record.place.flatMap(table.index).map { table.drives[$0] }
      points.append(
        CellPoint(
          time: (record.at - Instant.zero).value, potential: record.potential,
          counter: record.counter,
          current: record.current, charged: record.charged, discharged: record.discharged,
          cycle: record.cycle, step: record.step, drive: Self.drive(held, record)))
    }
    return points
  }

  /// A folder that does not say what was held still shows whether anything flowed.
  ///
  /// A sine over nothing is no cycle: what flows one way has flowed back a period later.
  private static func drive(_ held: CellDrive?, _ record: CellRecord) -> CellPoint.Drive {
    switch held?.kind {
    case .rest, .still: .rest
    case .current: held?.value == 0 ? .rest : .current
    case .potential, .sweep: .potential
    case nil: record.current == 0 ? .rest : .current
    }
  }
}
