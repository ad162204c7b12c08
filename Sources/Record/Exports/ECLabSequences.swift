/// What a method holds, each once: the sequences `Ns` of an EC-Lab file.
struct ECLabSequences {
  /// In the order in which a method first holds them.
  private(set) var distinct: [CellDrive] = []
  private var numbers: [Int] = []

  init(_ table: DriveTable) {
    var known: [Key: Int] = [:]
    for drive in table.drives {
      let key = Key(kind: drive.kind, bits: drive.value.bitPattern)
      if known[key] == nil {
        known[key] = distinct.count
        distinct.append(drive)
      }
      numbers.append(known[key] ?? 0)
    }
    if distinct.isEmpty { distinct = [CellDrive(from: 0, .rest, 0)] }
  }

  private struct Key: Hashable {
    let kind: CellDrive.Kind
    let bits: UInt64
  }

  /// The sequence of a drive, by its place in the table.
  func number(of index: Int) -> Int { numbers[index] }

  /// The parameters as EC-Lab's fields of twenty characters; what a method has and GCPL has not,
  /// such as its conditions, is not said here.
  var lines: [String] {
    func line(_ name: String, _ value: (Int, CellDrive) -> String) -> String {
      let fields = [name] + distinct.enumerated().map { value($0.offset, $0.element) }
      return fields.map { $0 + String(repeating: " ", count: max(0, 20 - $0.count)) }.joined()
    }
    return [
      line("Ns") { number, _ in "\(number)" }, line("Set I/C") { _, _ in "I" },
      line("Is") { _, drive in Self.text(drive.kind == .current ? drive.value * 1000 : 0) },
      line("unit Is") { _, _ in "mA" }, line("vs.") { _, _ in "<None>" },
      line("I sign") { _, drive in drive.value < 0 ? "< 0" : "> 0" },
      line("EM (V)") { _, drive in
        Self.text(drive.kind == .potential || drive.kind == .sweep ? drive.value : 0)
      },
    ]
  }

  private static func text(_ value: Double) -> String {
    var text = DecimalText()
    text.put(value, decimals: 9)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
