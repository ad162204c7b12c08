import Record
import Rig

/// What is asked before cells of a real rig go on: whether each is driven and read as it was.
///
/// Charge that was counted means nothing in another program, nor beside charge that another
/// certificate counts.
enum UnchangedCells {
  static func check(_ works: [CellWork], of cutOff: CutOffRun) throws(Refusal) {
    for work in works { try check(work, cutOff.kept.start, of: cutOff.folder) }
  }

  private static func check(
    _ work: CellWork, _ start: RunStart, of folder: String
  ) throws(Refusal) {
    let channel = work.channel
    let (before, now) = (start.cells.first { $0.channel == channel }, work.start)
    guard let digest = before?.programDigest else {
      throw CutOffRun.refusal(
        "\(folder) does not say which program \(channel) had, so that nobody knows whether this is"
          + " the same; run a method for the rest", .refused)
    }
    guard digest == now.programDigest else {
      throw CutOffRun.refusal(
        "what \(folder) says of \(channel) makes here another program than the one that was cut off;"
          + " that was made by Solidus \(start.version); run a method for the rest", .refused)
    }
    guard before?.certificate == now.certificate else {
      let then = before?.certificate.map { "certificate \($0.prefix(8))" } ?? "no certificate"
      throw CutOffRun.refusal(
        "\(channel) was read by \(then), and would now be: \(work.standing.words); run a method for"
          + " the rest", .refused)
    }
  }
}
