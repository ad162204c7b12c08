/// Somebody asked something of the run, and it was done or refused.
public struct RequestRecord: Hashable, Sendable {
  public let request: OperatorRequest
  /// Why nothing came of it; nil if it was done.
  public let refusal: OperatorRequest.Refusal?
  /// The cell that it concerns, by its place on the board; nil for the run.
  public let cell: UInt8?
  /// Who asked, as the machine numbers its users.
  public let user: UInt32
  /// How many steps the run had made.
  public let steps: Int

  init(
    _ request: OperatorRequest, _ refusal: OperatorRequest.Refusal?, cell: UInt8? = nil,
    user: UInt32, steps: Int
  ) {
    self.request = request
    self.cell = cell
    self.refusal = refusal
    self.user = user
    self.steps = steps
  }

  var encoded: RecordBytes {
    var bytes = RecordBytes(.request)
    bytes.put(request.rawValue)
    bytes.put(refusal?.rawValue ?? 0)
    bytes.put(UInt64(user))
    bytes.put(UInt64(steps))
    if let cell { bytes.put(cell) }
    return bytes
  }

  /// Nil if the bytes are another record.
  public init?(_ bytes: Span<UInt8>) {
    guard var reader = RecordReader(bytes, .request),
      let request = reader.byte().flatMap(OperatorRequest.init(rawValue:)),
      let refused = reader.byte(), let user = reader.long().flatMap(UInt32.init(exactly:)),
      let steps = reader.long().flatMap(Int.init(exactly:))
    else { return nil }
    let refusal = OperatorRequest.Refusal(rawValue: refused)
    guard refused == 0 || refusal != nil else { return nil }
    self.init(request, refusal, cell: reader.byte(), user: user, steps: steps)
  }
}
