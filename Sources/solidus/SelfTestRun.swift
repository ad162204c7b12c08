import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety

/// `self-test`: a rig at its first power-up, proved step by step before anything of it is used.
///
/// Who answers on the buses comes first, for which nothing is switched; then all that a run proves
/// before it begins, in the order in which it does.
struct SelfTestRun {
  private let files: BoardFiles
  private let arguments: Arguments
  private let metal: Metal
  private let seed: UInt64
  private let isLive: Bool
  /// Which zones are proved: it is never begun.
  private var program: Program { SelfTest.program(for: files.board) }
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(Refusal) {
    self.arguments = arguments
    asJSON = arguments.has("json")
    isLive = arguments.has("live")
    files = try BoardFolder.read(BoardFolder.onlyOne(arguments))
    seed = try SeedOption.read(arguments, for: "self-test")
    // Nobody guesses what lies under a heater that will be switched on.
    let said = arguments.value("metal") ?? (isLive ? nil : "none")
    guard let metal = said.flatMap(Metal.init(symbol:)) else {
      throw Refusal(
        "solidus self-test: say what lies on the stages: --metal Li, Na, K or none", .usage)
    }
    self.metal = metal
    if isLive {
      try LiveOption.check(arguments, for: "self-test", against: ["faults", "set", "seed"])
    }
  }

  func run(_ console: Console) throws(Refusal) -> ExitStatus {
    Interruption.listen()
    let quiet = Console(isQuiet: true)
    if !asJSON {
      console.print("\(isLive ? "LIVE" : "SIMULATED")  self-test of '\(files.board.name)'")
    }
    let (run, latches) = try powered(asJSON ? quiet : console)
    let hands = try places(in: run.instrument)
    var proved = Shown(run.instrument, console, asJSON: asJSON)
    if !hands.isEmpty {
      proved.ask("behind the last of these switches heaters are proved; ^C ends it")
    }
    let outcome: SelfTest.Outcome
    do throws(RigError) {
      outcome = try SelfTest(run, on: files, under: metal, latches).prove(
        byHand: hands, each: { proved.begin($0) },
        unless: { Interruption.isAsked })
    } catch { throw Refusal(error, .refused) }
    if case .proved = outcome { proved.end() }
    let report = SelfTestReport(
      run, outcome, proved: proved.texts, byHand: hands, isSimulated: !isLive)
    if asJSON { console.print(report.json.text) } else { console.put(report.text) }
    if case .refused(let error) = outcome, !asJSON { console.complain("solidus: \(error)") }
    return report.status
  }

  /// The rig in its world, once that was looked at, with everything off.
  private func powered(_ console: Console) throws(Refusal) -> (any RigRun, any LatchStore) {
    if isLive {
      let world = LiveOption.world(arguments, files)
      try look(at: world, console)
      do throws(RigError) {
        let run = try LiveRun(powering: program, metal: metal, on: files, in: world)
        return (run, try world.latches)
      } catch { throw Refusal(error, error.kind == .lost ? .hardwareLost : .refused) }
    }
    let faults = try RecipeRun.faults(arguments)
    let world = try simulated()
    for setting in arguments.all("set") { try WorldSetting.apply(setting, to: world) }
    try look(at: world, console)
    do throws(RigError) {
      let run = try SimulatedRun(
        powering: program, metal: metal, on: files, seed: seed, faults: faults, in: world)
      return (run, world.latches)
    } catch { throw Refusal(error, .refused) }
  }

  /// The interlocks that somebody is there for.
  private func places(in instrument: Instrument) throws(Refusal) -> [Int] {
    let all = (0..<instrument.interlockCount).filter { instrument.interlock($0).stops.anything }
    let names = all.map { instrument.interlock($0).name }
    var places: [Int] = []
    for name in arguments.all("by-hand") {
      guard let place = names.firstIndex(of: name) else {
        throw Refusal(
          "solidus self-test: no interlock '\(name)' stops anything on this board; name one of: "
            + names.joined(separator: ", "), .usage)
      }
      places.append(all[place])
    }
    return places
  }

  private func look(at world: any World, _ console: Console) throws(Refusal) {
    let answers = Probe(files, world).run(asJSON: false, console)
    guard answers == .done else {
      throw Refusal(
        "solidus self-test: not everything answers as the board says; nothing was energised",
        answers)
    }
  }

  private func simulated() throws(Refusal) -> SimulatedWorld {
    let latches = try StateOption.latches(arguments, of: files)
    do throws(RigError) {
      return try SimulatedWorld(files, seed: seed, latches: latches)
    } catch { throw Refusal(error, .findings) }
  }
}

/// What has been shown so far, said as it goes.
private struct Shown {
  private let words: ProofWords
  private let console: Console
  private let asJSON: Bool
  private var present: Proof?
  private(set) var texts: [String] = []

  init(_ instrument: Instrument, _ console: Console, asJSON: Bool) {
    words = ProofWords(instrument)
    self.console = console
    self.asJSON = asJSON
  }

  /// What comes next; what came before has passed.
  mutating func begin(_ proof: Proof) {
    end()
    present = proof
    if case .byHand = proof { ask(words.text(proof)) }
  }

  /// Says something to whoever is there, whatever else is printed.
  func ask(_ text: String) {
    let line = "by hand      \(text)"
    if asJSON { console.complain(line) } else { console.print(line) }
  }

  mutating func end() {
    guard let present, let text = words.passed(present) else { return }
    self.present = nil
    texts.append(text)
    if !asJSON { console.print("proved       \(text)") }
  }
}
