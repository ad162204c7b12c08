/// Where an entry of the library is from: who printed it, what is left out there, what was chosen.
public struct PaperDocument: Sendable {
  /// First author and year, as people say it: Zhang 2020.
  public let by: String
  /// Journal, volume and page.
  public let journal: String
  /// The review that tells of it, and where there; nil for a paper that was read itself.
  public let through: String?
  /// The processes or tests that this entry is, by their names in the index of the papers.
  public let index: [String]
  /// How a chemist would call the technique: MLD, plasma ALD, symmetric cycling.
  public let technique: String
  public let standing: Standing
  /// What the paper does not say.
  public let omits: String?
  /// What we took instead, and from where.
  public let chosen: String?
  /// What `check` says of an entry that it refuses; part of the message.
  public let refusal: String?
  /// What went in and is printed in two ways, or is hard to believe; of what came out, claims say so.
  public let doubts: String?
  /// The board that a recipe is for; the bench if left out.
  public let board: String?
  /// The cells that a method is for; none for a recipe.
  public let cells: [String]
  /// What the paper leaves out of its cells, where they are asked for: loading, area, window.
  public let unstated: Located<String>?
  public let claims: [PaperClaim]

  /// How an entry stands to what the paper prints.
  public enum Standing: String, CaseIterable, Sendable {
    /// As printed, and it runs.
    case printed
    /// As printed, with a number that must be said: the paper leaves it out.
    case asks
    /// With our choice where the paper leaves something out.
    case completed
    /// As printed, and `check` refuses it.
    case refused
    /// As near to what is refused as can be proved, or with a rule accepted.
    case accepted
    /// Nothing here stands for what is in the cell: a resistor holds its place.
    case unmodelled
  }

  static let form = Form<PaperDocument>.mapping(
    "a paper",
    .required("by", .text, "First author and year: Zhang 2020."),
    .required("journal", .text, "Journal, volume and page."),
    .optional("through", .text, "The review that tells of it, and where there."),
    .required("index", .list(of: .text, what: "a list of names", count: 1...20), "What it is."),
    .required("technique", .text, "MLD, plasma ALD, symmetric cycling."),
    .required("stands", .choice("a standing"), "How it stands to what is printed."),
    .optional("omits", .text, "What the paper does not say."),
    .optional("chosen", .text, "What was taken instead, and from where."),
    .optional("refusal", .text, "What 'check' says of it, in part."),
    .optional(
      "doubts", .text, "What went in and is printed in two ways, or is hard to believe."),
    .optional("board", .name(of: "a board", example: "bench"), "The board that it is for."),
    .optional(
      "cells", .list(of: .name(of: "a cell", example: "li-li"), what: "a list of cells"),
      otherwise: [], "The cells that it is for."),
    .optional(
      "unstated", .located(.text),
      "What the paper leaves out of its cells, so that they are asked for: loading, area, window."),
    .optional(
      "claims", .list(of: PaperClaim.form, what: "a list of claims"), otherwise: [],
      "Numbers of the paper that a run is held against."),
    make: {
      PaperDocument(
        by: $0, journal: $1, through: $2, index: $3, technique: $4, standing: $5, omits: $6,
        chosen: $7, refusal: $8, doubts: $9, board: $10, cells: $11, unstated: $12, claims: $13
      )
    })
}
