public import Documents

/// How a run ended, as far as its folder says.
public enum RunEnd: Sendable {
  /// In its own words.
  case said(Node)
  /// It came to an end of its own, and nothing that can be read says to which.
  case unreadable
  /// Nobody writes it any more, and it said nothing: killed, or without power.
  case cutOff
  case goingOn

  /// What the run says of itself at its end.
  static let file = "meta.json"

  init(_ meta: KeptFile, isWritten: Bool) {
    self =
      switch meta {
      case .said(let node): .said(node)
      case .broken: .unreadable
      case .absent: isWritten ? .goingOn : .cutOff
      }
  }

  /// What the run said of itself; nil where it did not come so far, or nobody can read it.
  public var meta: Node? { if case .said(let node) = self { node } else { nil } }

  /// In a word, as lists and tables have it.
  public var word: String {
    switch self {
    case .said(let meta): loss == nil ? meta.text("outcome") ?? "over" : "record lost"
    case .unreadable: "unreadable"
    case .cutOff: "cut off"
    case .goingOn: "going on"
    }
  }

  /// Why it ended; empty where it did not say.
  public var reason: String { meta?.text("reason") ?? "" }

  /// Why the end of its journal is not there, if it ended because that could not be kept.
  public var loss: String? { meta?.text(Self.lost) }
  /// The member of its own words that says so.
  public static let lost = "lost"

  /// Whether it came to an end of its own.
  public var isOver: Bool {
    switch self {
    case .said, .unreadable: true
    case .cutOff, .goingOn: false
    }
  }
}
