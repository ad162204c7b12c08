public import Instrument
public import Quantities
import Simulator

extension SimulatedRun {
  public func claim(
    _ task: CellTask, into sink: (any RecordSink)?
  ) throws(RigError) -> Newcomer {
    let holder = try world.insert([task]).first
    let made = try late.claim(task, into: sink)
    return Newcomer(cell: made.cell, buses: made.buses, holder: holder)
  }

  public func join(_ newcomer: Newcomer, showing own: Instant) {
    // As fresh as that of a run of its own when its method begins.
    if let holder = newcomer.holder { holder.insert(holder.model, at: now) }
    instrument.join(newcomer.cell, on: newcomer.buses, at: now, showing: own)
  }
}
