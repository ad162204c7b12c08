import LinuxHAL

/// What a state folder says of every zone that was ever in it; nothing is changed by looking.
public struct LatchSurvey: Sendable {
  /// One zone of one board.
  public struct Entry: Sendable {
    public let board: String
    public let zone: String
    public let isClean: Bool
    public let record: LatchRecord?
  }

  public let entries: [Entry]
  /// Whether a program has the folder now: what is not clean may be energised.
  public let isInUse: Bool
  /// Whether it is that of a real rig.
  public let isReal: Bool

  public init(_ path: String) throws(RigError) {
    do throws(LinuxError) {
      let folder = try StateFolder(path, to: .look)
      entries = folder.names(endingIn: FolderLatches.known).compactMap { Self.entry($0, folder) }
      isReal = folder.text(FolderLatches.rig)?.hasPrefix(FolderLatches.real) ?? false
      isInUse = !Self.isFree(path)
    } catch { throw RigError("state folder", error) }
  }

  private static func isFree(_ path: String) -> Bool {
    do throws(LinuxError) { _ = try StateFolder(path, to: .change) } catch { return false }
    return true
  }

  private static func entry(_ name: String, _ folder: StateFolder) -> Entry? {
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count == 3 else { return nil }
    let token = LinuxToken(in: folder, board: parts[0], zone: parts[1])
    return Entry(
      board: parts[0], zone: parts[1], isClean: token.isClean,
      record: folder.text("\(parts[0]).\(parts[1]).latch").flatMap(LatchRecord.init))
  }
}
