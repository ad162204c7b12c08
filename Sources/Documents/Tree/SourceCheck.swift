/// Looks at the bytes of a document before they reach the YAML parser.
///
/// The parser may rely on UTF-8 without control characters; columns then mean what editors show.
struct SourceCheck {
  private let file: String
  private var line = 1
  private var column = 1
  /// JSON begins with a bracket and may be indented with tabs.
  private let tabsAllowed: Bool
  private var lineHasTab = false
  private var report: Report

  private init(_ bytes: ArraySlice<UInt8>, file: String, report: Report) {
    self.file = file
    self.report = report
    let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    tabsAllowed = first == 0x7B || first == 0x5B
  }

  /// Where the text ends; nil after reporting every byte that has no place in a document.
  static func end(of bytes: ArraySlice<UInt8>, file: String, report: inout Report) -> Place? {
    guard bytes.count <= DocumentLimits.size else {
      report.error(
        at: .start(of: file), "the file is larger than \(DocumentLimits.size) bytes",
        remedy: "split it, or check that it is a document at all")
      return nil
    }
    var check = SourceCheck(bytes, file: file, report: report)
    let clean = check.scan(bytes)
    report = check.report
    return clean ? check.place : nil
  }

  private var place: Place { Place(file: file, line: line, column: column) }

  private mutating func scan(_ bytes: ArraySlice<UInt8>) -> Bool {
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var clean = true
    var carriageReturn = false
    while true {
      switch parser.parseScalar(from: &input) {
      case .emptyInput:
        return carriageReturn ? refuseReturn() : clean
      case .error:
        // Bytes after one that is not UTF-8 have no columns; one finding says it.
        refuse("this byte is not UTF-8 text", "save the file as UTF-8")
        return false
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        if carriageReturn, scalar != "\n" { return refuseReturn() }
        carriageReturn = scalar == "\r"
        clean = step(over: scalar) && clean
      }
    }
  }

  private mutating func step(over scalar: Unicode.Scalar) -> Bool {
    var clean = true
    switch scalar.value {
    case 0x0A:
      line += 1
      column = 0
      lineHasTab = false
    case 0x09 where !tabsAllowed && !lineHasTab:
      refuse("a tab is not part of the format", "write spaces")
      lineHasTab = true
      clean = false
    case 0x09, 0x0D: break
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE,
      0xFFFF:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let code = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      refuse("the invisible character U+\(code)", "remove it")
      clean = false
    default: break
    }
    column += 1
    return clean
  }

  private mutating func refuseReturn() -> Bool {
    column -= 1
    refuse("a carriage return without a line feed", "end lines with a line feed")
    return false
  }

  private mutating func refuse(_ message: String, _ remedy: String) {
    report.error(at: place, message, remedy: remedy)
  }
}
