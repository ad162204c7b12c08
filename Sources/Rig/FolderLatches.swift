public import HAL
import LinuxHAL
import Safety

/// Latches of a board in a folder of this machine, which nobody else changes meanwhile.
///
/// Each zone has three files: `BOARD.ZONE.known` says that it was ever here and is written first,
/// `BOARD.ZONE.clean` is the token, `BOARD.ZONE.latch` what is written down for people. `rig` says
/// whether all of that is of a real rig: what was simulated must never put one in order.
public final class FolderLatches: LatchStore {
  /// What to make of a zone that was never here.
  public enum Newcomer: Hashable, Sendable {
    /// A simulated rig that nobody has used yet.
    case isClean
    /// A real one: somebody must look at it before it is energised.
    case isTripped
  }

  /// The file that says whose all this is, and what it says of a real rig.
  static let rig = "rig"
  static let real = "real"
  /// How the name of the file ends that says that a zone was ever here.
  static let known = ".known"

  private let folder: StateFolder
  private let board: String
  private let newcomer: Newcomer

  /// Makes the folder if it is not there.
  public init(_ path: String, board: String, newcomer: Newcomer) throws(RigError) {
    do throws(LinuxError) {
      try StateFolder.make(path)
      folder = try StateFolder(path, to: .change)
    } catch { throw RigError("state folder", error) }
    self.board = board
    self.newcomer = newcomer
    try claim()
  }

  /// Refuses what the other kind of rig has left; says of a new folder whose it is.
  private func claim() throws(RigError) {
    let mine = isReal ? Self.real : "simulated"
    guard let owner = folder.text(Self.rig)?.split(separator: "\n").first else {
      do throws(TokenError) { try folder.put("\(mine)\n", in: Self.rig) } catch {
        throw RigError(error, in: self)
      }
      return
    }
    guard owner != mine else { return }
    throw RigError(
      "\(folder.path) keeps how a \(owner) rig was left, and this one is \(mine)",
      remedy: isReal
        ? "name a folder of its own for the real rig: --state DIR"
        : "name another folder for simulated runs, or say --live", kind: .refused)
  }

  public var place: String? { folder.path }
  public var isReal: Bool { newcomer == .isTripped }

  public func token(of zone: String) throws(RigError) -> any CleanToken {
    let token = LinuxToken(in: folder, board: board, zone: zone)
    guard !folder.holds(knownName(zone)) else { return token }
    let isNew = !folder.holds(latchName(zone)) && !folder.holds(tokenName(zone))
    do throws(TokenError) {
      try folder.put("\(zone) of \(board) was here\n", in: knownName(zone))
      if isNew, newcomer == .isClean { try token.restore() }
    } catch { throw RigError(error, in: self) }
    if isNew { try keep(LatchRecord(metal: .none), of: zone) }
    return token
  }

  public func record(of zone: String) -> LatchRecord? {
    folder.text(latchName(zone)).flatMap(LatchRecord.init)
  }

  public func keep(_ record: LatchRecord, of zone: String) throws(RigError) {
    do throws(TokenError) { try folder.put(record.text, in: latchName(zone)) } catch {
      throw RigError(error, in: self)
    }
  }

  private func knownName(_ zone: String) -> String { "\(board).\(zone)\(Self.known)" }
  private func latchName(_ zone: String) -> String { "\(board).\(zone).latch" }
  private func tokenName(_ zone: String) -> String { "\(board).\(zone).clean" }
}

extension RigError {
  /// A state folder that does not take what must be written into it.
  init(_ error: TokenError, in latches: any LatchStore) {
    self.init(
      "\(latches.place ?? "the state folder"): \(error.wrong)", remedy: error.remedy,
      kind: .refused)
  }
}
