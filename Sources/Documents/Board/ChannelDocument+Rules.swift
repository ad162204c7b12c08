public import Quantities

/// What an interlock or a rule ends.
public enum StopWord: String, CaseIterable, Hashable, Sendable {
  case heat, gas, everything
  /// It is only shown, and asked by recipes.
  case nothing

  public var stopsHeat: Bool { self == .heat || self == .everything }
  public var stopsGas: Bool { self == .gas || self == .everything }
  /// A cell is another domain: only what stops everything opens it.
  public var stopsCells: Bool { self == .everything }
}

/// A condition of the room or the rig that one line reports.
public struct InterlockChannel: Sendable {
  public let line: Located<String>
  /// What ends when it opens: said in words, for a switch that stops nothing must be meant so.
  public let stops: StopWord
  public let description: String?

  static let form = Form<InterlockChannel>.mapping(
    "an interlock", ChannelDocument.kind("interlock"),
    .required(
      "line", .located(.name(of: "a line", example: "exhaust")), "The line that reports it."),
    .required(
      "stops", .choice("what an interlock stops"),
      "What it stops when it opens: heat, gas, everything or nothing."),
    ChannelDocument.description,
    make: { _, line, stops, description in
      InterlockChannel(line: line, stops: stops, description: description)
    })
}

/// A rule over what the instrument measures; it comes on top of what is built in.
public struct RuleChannel: Sendable {
  public let condition: Located<ConditionText>
  /// How long the condition must hold.
  public let patience: Seconds
  public let stops: StopWord?
  /// Switches that go to their safe level.
  public let switches: [Located<String>]
  /// What people are told.
  public let message: String
  public let description: String?

  static let form = Form<RuleChannel>.mapping(
    "a rule", ChannelDocument.kind("rule"),
    .required("when", ConditionText.form.located, "When it is broken: pressure > 20 Torr."),
    .optional(
      "for", .quantity(atLeast: Seconds.zero), otherwise: .zero,
      "How long that must last: 0.5 s; at once if left out."),
    .optional(
      "stops", .choice("what a rule stops"), "What it ends: heat, gas, everything or nothing."),
    .optional(
      "switches",
      .list(
        of: .located(.name(of: "a switch", example: "vent")), what: "a list of switches",
        count: 0...64),
      otherwise: [], "Switches that go to their safe level: [vent]."),
    .required("message", .text, "What people are told."),
    ChannelDocument.description,
    make: { _, condition, patience, stops, switches, message, description in
      RuleChannel(
        condition: condition, patience: patience, stops: stops, switches: switches,
        message: message, description: description)
    })
}
