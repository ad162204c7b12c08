/// One digital line of a board.
public struct LineDocument: Sendable {
  /// What holds the line.
  public enum Source: Hashable, Sendable {
    case gpio(GPIOPin)
    case expander(PinReference)
  }

  public enum Direction: String, CaseIterable, Hashable, Sendable {
    case input, output
  }

  public enum Level: String, CaseIterable, Hashable, Sendable {
    case low, high
  }

  /// Which changes of an input are reported as they happen.
  public enum Edges: String, CaseIterable, Hashable, Sendable {
    case rising, falling, both
  }

  public let source: Located<Source>
  public let direction: Direction
  /// The level at which nothing can be harmed; every output has one.
  public let safe: Located<Level>?
  public let edges: Located<Edges>?
  public let purpose: String?

  static let form = Form<LineDocument>.mapping(
    "a line",
    .exactlyOne([
      Alternative("gpio", GPIOPin.form.located, "The GPIO chip and its line: gpiochip0 17.") {
        Located(.gpio($0.value), at: $0.place)
      },
      Alternative("expander", PinReference.form.located, "The expander and its pin: valves.3.") {
        Located(.expander($0.value), at: $0.place)
      },
    ]),
    .required("direction", .choice("a direction"), "Whether it is read or driven."),
    .optional("safe", .located(.choice("a level")), "The level at which nothing can be harmed."),
    .optional(
      "edges", .located(.choice("a kind of edge")), "Which changes are reported as they happen."),
    .optional("purpose", .text, "What it is there for."),
    make: LineDocument.init)
}
