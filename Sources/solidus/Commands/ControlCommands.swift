import Documents

extension Command {
  static let socket = Option.value(
    "socket", "PATH", "where the run listens; control.sock in its state folder if left out")
  static let pace = Option.value(
    "pace", "N", "so many seconds of the simulated rig in one of yours; 1 is real time")

  static let pause = control(
    "pause", "let nothing further of a recipe begin: valves shut, a ramp held where it is")
  static let resume = control("resume", "go on with a recipe that was paused")
  static let skip = control("skip", "leave the present step of a recipe and begin the next")
  static let stop = control(
    "stop", "end a run, or one of its cells, in order: all off, seen to be off, written down",
    [.value("cell", "CHANNEL", "this cell alone; whatever else runs goes on")])

  private static func control(
    _ word: String, _ about: String, _ own: [Option] = []
  ) -> Command {
    Command(
      words: [word], operands: "", about: about, options: own + [state, socket, json]
    ) { arguments, console in
      do throws(Refusal) {
        let cell = arguments.value("cell").map { " \($0)" } ?? ""
        let call = try ControlAnswer.ask(word + cell, arguments)
        console.put(arguments.has("json") ? call.json + "\n" : call.text)
        return call.status
      } catch { return error.tell(console) }
    }
  }
}
