import Documents
import Glibc

/// What is known of a run before it begins: with the journal it is enough to read a run that was
/// cut off.
public struct RunStart: Sendable {
  /// A zone of the reactor, and the limit of its sample in °C.
  public struct Zone: Sendable {
    public let name: String
    public let limit: Double?

    public init(_ name: String, limit: Double?) {
      self.name = name
      self.limit = limit
    }
  }

  /// What was run: a recipe, or methods.
  public let title: String
  /// What its recipe and its methods are called, as documents and as the command line had them.
  public let programs: [String]
  /// On the stage and in the cells: Li, Na or K, each once.
  public let metals: [String]
  public let isSimulated: Bool
  /// Of the program that ran it.
  public let version: String
  public let seed: String
  /// The day that the command line gave; a simulated run knows no other.
  public let date: String?
  /// Values that the command line gave for what procedures leave open.
  public let with: [String]
  /// Of the program that its recipe made, and of what that was for; nil where there is no recipe, or
  /// where nobody said.
  public let programDigest: String?
  public let zones: [Zone]
  public let flows: [String]
  public let valves: [String]
  /// All cells of the board, in the order in which records number them.
  public let channels: [String]
  /// Those that have a method.
  public let cells: [CellStart]
  /// Whether it began in a program that had begun with something else.
  public let isJoined: Bool
  /// What was said of the foil and the cells; nothing where nobody said anything.
  public let samples: [SampleStart]
  /// The names of what lay in its folder when it began; nothing where nobody said.
  public private(set) var files: [String] = []

  public init(
    title: String, programs: [String] = [], metals: [String] = [], isSimulated: Bool,
    version: String, seed: String, date: String?, with: [String] = [],
    programDigest: String? = nil, zones: [Zone] = [], flows: [String] = [],
    valves: [String] = [], channels: [String] = [],
    cells: [CellStart] = [], samples: [SampleStart] = [], isJoined: Bool = false
  ) {
    self.title = title
    self.programs = programs
    self.metals = metals
    self.isSimulated = isSimulated
    self.version = version
    self.seed = seed
    self.date = date
    self.with = with
    self.programDigest = programDigest
    self.zones = zones
    self.flows = flows
    self.valves = valves
    self.channels = channels
    self.cells = cells
    self.samples = samples
    self.isJoined = isJoined
  }

  /// What a folder says, or why it cannot be read.
  init(of folder: String) throws(RecordError) {
    try self.init(Self.kept(in: folder), of: folder)
  }

  init(
    _ kept: Result<RunStart, FileTrouble>?, of folder: String
  ) throws(RecordError) {
    switch kept {
    case .success(let start)?: self = start
    case .failure(let trouble)?: throw RecordError(trouble.text(in: folder))
    case nil: throw SystemWords.refusal("read", "\(folder)/\(Self.file)", ENOENT)
    }
  }

  static let file = "start.json"
  private static let advice =
    "\(FileTrouble.fromCopy), or delete the folder if nothing in it is missed"

  /// What a folder says, or what is wrong with it; nil where no run was ever made.
  static func kept(in folder: String) -> Result<RunStart, FileTrouble>? {
    func trouble(_ what: String, _ remedy: String = advice) -> Result<RunStart, FileTrouble> {
      .failure(FileTrouble(file, what, remedy: remedy))
    }
    switch KeptFile(file, in: folder) {
    case .said(let node):
      return RunStart(node).map { .success($0) }
        ?? trouble("it does not say what was run")
    case .broken(let why):
      return trouble("\(why), so that nobody knows what was run")
    case .absent:
      guard KeptFile.isThere(RunFolder.journal, in: folder) else { return nil }
      if KeptFiles.isWritten(folder) {
        return trouble(
          "it is not there yet: the run is being made ready", "ask again once it goes on")
      }
      return trouble(
        "it is not there: the run was cut off before it began, or somebody took it away"
      )
    }
  }

  init?(_ node: Node) {
    guard let title = node.text("title"), let version = node.text("version") else { return nil }
    self.init(
      title: title, programs: node.texts("programs"), metals: node.texts("metals"),
      isSimulated: node.truth("simulated") ?? true, version: version, seed: node.text("seed") ?? "",
      date: node.text("date"), with: node.texts("with"),
      programDigest: node.text("program_sha256"),
      zones: node.list("zones").compactMap { zone in
        zone.text("zone").map { Zone($0, limit: zone.number("limit_C")) }
      },
      flows: node.texts("flows"), valves: node.texts("valves"), channels: node.texts("channels"),
      cells: node.list("cells").compactMap(CellStart.init),
      samples: node.list("samples").compactMap(SampleStart.init),
      isJoined: node.truth("joined") ?? false)
    files = node.texts("files")
  }

  /// - Parameter files: the names of what lies in the folder when the run begins.
  func json(of files: [String] = []) -> JSON {
    func texts(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
    var members: [(key: String, value: JSON)] = [
      ("title", .string(title)), ("programs", texts(programs)), ("metals", texts(metals)),
      ("simulated", .boolean(isSimulated)),
      ("version", .string(version)), ("seed", .string(seed)),
    ]
    if isJoined { members.append(("joined", .boolean(true))) }
    if let date { members.append(("date", .string(date))) }
    if let programDigest { members.append(("program_sha256", .string(programDigest))) }
    members += [
      ("with", texts(with)), ("zones", .array(zones.map(Self.json))), ("flows", texts(flows)),
      ("valves", texts(valves)),
      ("channels", texts(channels)), ("cells", .array(cells.map { .object($0.members) })),
    ]
    if !samples.isEmpty { members.append(("samples", .array(samples.map(\.json)))) }
    if !files.isEmpty { members.append(("files", texts(files))) }
    return .object(members)
  }

  private static func json(_ zone: Zone) -> JSON {
    var members: [(key: String, value: JSON)] = [("zone", .string(zone.name))]
    if let limit = zone.limit, limit.isFinite { members.append(("limit_C", .number(limit))) }
    return .object(members)
  }
}
