import Documents
import Instrument

extension KeptRun {
  /// The samples of a cell as a file.
  public func table(
    of channel: String, as format: ExportFormat
  ) throws(RecordError) -> [UInt8] {
    let cell = try cell(on: channel)
    switch format {
    case .bdf:
      var table = CellTable()
      samples(on: channel) { table.add($0) }
      return table.bytes
    case .mpt:
      var table = ECLabTable(drives(of: channel), hasReference: cell.hasReference)
      samples(on: channel) { table.add($0) }
      return table.bytes(under: ECLabHead(start: start, channel: channel, cell: cell))
    case .csv:
      var table = CellListing(drives(of: channel))
      samples(on: channel) { table.add($0) }
      return table.bytes
    }
  }

  /// What belongs beside a table of a cell in the Battery Data Format.
  ///
  /// - Parameter file: the name of that table.
  public func sidecar(of file: String, cell channel: String) -> [UInt8] {
    Array((BDFSidecar(of: file, cell: channel, in: start).json.text + "\n").utf8)
  }

  /// The channels of the reactor, a row each second.
  public func reactorTable() throws(RecordError) -> [UInt8] {
    let layout = ChannelLayout(
      zones: start.zones.map(\.name), flows: start.flows, valves: start.valves,
      cells: start.channels, step: { _ in ("", "") })
    return try JournalTables(journal, layout).channels
  }
}
