import Instrument

/// What is written into the journal when a recipe fails: cells beside it go on, and no record of theirs
/// would tell.
public enum RecipeFailure {
  private static let head = "the recipe failed"

  /// - Parameter reason: why, for people.
  public static func note(_ reason: String) -> String { "\(head): \(reason)" }

  /// Whether a record is such a note.
  static func isNoted(_ record: Span<UInt8>) -> Bool {
    let text = Array(head.utf8)
    guard record.count > text.count, record[0] == RecordKind.note.rawValue else { return false }
    return text.indices.allSatisfy { record[$0 + 1] == text[$0] }
  }
}
