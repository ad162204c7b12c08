/// A row of the fault matrix that a test shows, because an anneal could not.
public struct ProvedRow: Sendable {
  public let id: String
  public let title: String
  /// As the fault matrix writes its injection.
  public let fault: FaultEntry
  /// The test, as a folder, a suite and a function: CommandTests/LiveTests.nodes.
  public let proof: String
  /// Why it is no rehearsal, or what the rig does instead of what the matrix asks for.
  public let because: String

  static let form = Form<ProvedRow>.mapping(
    "a proved row",
    .required("row", .text, "Its name in the fault matrix, such as OP-01."),
    .required("title", .text, "What goes wrong, in a few words."),
    .required("fault", FaultEntry.form, "How the matrix writes its injection."),
    .required("proof", .text, "The test that shows it: FOLDER/SUITE.FUNCTION."),
    .required("because", .text, "Why no rehearsal shows it, or what happens instead."),
    make: ProvedRow.init)
}
