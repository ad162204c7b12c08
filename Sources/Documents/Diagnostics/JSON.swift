public import Quantities

/// A JSON value to be written; keys keep their order, so that equal values give equal bytes.
public indirect enum JSON: Sendable {
  case string(String)
  case integer(Int)
  /// Written as `null` where it is no number, for JSON has no word for that.
  case number(Double)
  case boolean(Bool)
  case array([JSON])
  case object([(key: String, value: JSON)])

  /// A time in s, as many decimals as it has whole nanoseconds: 88.49, and not 88.49000000000001.
  public static func seconds(_ span: Seconds) -> JSON { .number(Double(span.nanoseconds) / 1e9) }

  /// The same of a number; what is none, or longer than a life, stays as it is.
  public static func seconds(_ value: Double) -> JSON {
    value.magnitude < 9e9 ? .seconds(Seconds(value)) : .number(value)
  }

  /// The value with two spaces of indentation a level, short lists and objects on one line.
  public var text: String { text(indentedBy: 0) }

  /// The value on one line, as a line of a log has it.
  public var line: String {
    switch self {
    case .string, .integer, .number, .boolean: return text
    case .array(let items): return "[" + items.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      let parts = members.map { "\(Self.quoted($0.key)): \($0.value.line)" }
      return "{" + parts.joined(separator: ", ") + "}"
    }
  }

  private func text(indentedBy depth: Int) -> String {
    switch self {
    case .string(let text): return Self.quoted(text)
    case .integer(let number): return "\(number)"
    case .number(let number): return number.isFinite ? "\(number)" : "null"
    case .boolean(let truth): return truth ? "true" : "false"
    case .array(let items):
      return Self.block("[", items.map { $0.text(indentedBy: depth + 1) }, "]", depth)
    case .object(let members):
      let lines = members.map { "\(Self.quoted($0.key)): \($0.value.text(indentedBy: depth + 1))" }
      return Self.block("{", lines, "}", depth)
    }
  }

  private static func block(
    _ open: String, _ parts: [String], _ close: String, _ depth: Int
  ) -> String {
    let line = open + parts.joined(separator: ", ") + close
    if line.utf8.count + 2 * depth <= 90, !line.utf8.contains(0x0A) { return line }
    let indent = String(repeating: "  ", count: depth)
    return "\(open)\n\(indent)  " + parts.joined(separator: ",\n\(indent)  ")
      + "\n\(indent)\(close)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where PlainText.steers(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      // A character beyond ASCII control is written as it is: the file is UTF-8.
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
