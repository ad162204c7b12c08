public import Instrument
public import Quantities

extension LiveRun {
  public func claim(
    _ task: CellTask, into sink: (any RecordSink)?
  ) throws(RigError) -> Newcomer { try late.claim(task, into: sink) }

  public func join(_ newcomer: Newcomer, showing own: Instant) {
    instrument.join(newcomer.cell, on: newcomer.buses, at: now, showing: own)
  }
}
