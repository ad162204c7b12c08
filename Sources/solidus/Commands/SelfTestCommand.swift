extension Command {
  static let selfTest = Command(
    words: ["self-test"], operands: "[BOARD]",
    about: "prove a rig step by step at its first power-up, as a run does before it begins",
    options: [
      board, live,
      .value(
        "by-hand", "INTERLOCK", "somebody is there to open this one and close it again",
        repeats: true),
      .value("metal", "Li|Na|K|none", "what lies on the stages; to be said with --live"),
      state, guardian, seed,
      .value("set", "NAME=VALUE", "what the plant is at: stage.temperature=40C", repeats: true),
      .value("faults", "FILE", "faults to inject"), json,
    ]
  ) { arguments, console in
    do throws(Refusal) { return try SelfTestRun(arguments).run(console) } catch {
      return error.tell(console)
    }
  }
}
