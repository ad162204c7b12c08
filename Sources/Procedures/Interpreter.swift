public import Quantities

/// What an interpreter acts through: it touches no hardware itself.
public protocol Performer {
  /// Makes what an instruction asks for begin.
  func begin(_ instruction: Instruction, at now: Instant)
  /// Ends what lasted: closes the valve, lets the zone rest.
  func end(_ instruction: Instruction, at now: Instant)
  /// Whether what an instruction waits for has happened.
  func hasHappened(_ instruction: Instruction) -> Bool
  /// Whether the condition with this number holds now.
  func holds(_ condition: UInt16) -> Bool
  /// When an instruction may begin that should at an instant; nobody is in its way if left out.
  func earliest(_ instruction: Instruction, at now: Instant) -> Instant
}

extension Performer {
  public func earliest(_ instruction: Instruction, at now: Instant) -> Instant { now }
}

/// Runs one program: says what a slot is to do now, and moves on when it is done.
public struct Interpreter: Hashable, Sendable, BitwiseCopyable {
  public enum State: Hashable, Sendable, BitwiseCopyable {
    case ready
    case performing(index: Int, since: Instant)
    case done(at: Instant)
    /// What the instruction with this index asked for did not come true.
    case failed(index: Int, at: Instant)
  }

  /// Somebody who comes later than this after the end of a step makes the next begin late too.
  public static let punctual = Seconds.milliseconds(1)

  /// As many instructions are begun in one step at most.
  private static let mostTurns = 1000

  public private(set) var state = State.ready
  /// Until when the next instruction is put off though it should begin; nil if it is not.
  public private(set) var putOff: Instant?
  /// Where it begins, if not at its beginning; nil once the interrupted instruction goes on.
  private var entry: Entry?

  public init(at entry: Entry? = nil) { self.entry = entry }

  /// When the present instruction ends by its own clock; nil if it waits for the world.
  public func due(_ program: Span<Instruction>) -> Instant? {
    guard case .performing(let index, let since) = state else { return nil }
    return Self.span(of: program[index]).map { since + $0 }
  }

  /// Moves on as far as it can.
  public mutating func step<P: Performer>(
    _ program: Span<Instruction>, at now: Instant, _ performer: P
  ) {
    if case .ready = state { begin(entry?.first ?? 0, of: program, at: now, performer) }
    // A loop in which no time passes is given up for this step, never for ever.
    var turns = 0
    while case .performing(let index, let since) = state, turns < Self.mostTurns {
      turns += 1
      let instruction = program[index]
      switch Self.progress(of: instruction, since: since, at: now, performer) {
      case .going: return
      case .failed:
        performer.end(instruction, at: now)
        state = .failed(index: index, at: now)
      case .over(let end):
        let start = Self.start(of: index + 1, in: program, after: instruction, at: end, performer)
        guard start <= now else {
          putOff = start
          return
        }
        performer.end(instruction, at: end)
        begin(index + 1, of: program, at: start > end ? now : end, performer)
      case .jump(let index):
        begin(index, of: program, at: now, performer)
      }
    }
  }

  /// Leaves the present instruction, whatever it waits for, and begins the next.
  public mutating func skip<P: Performer>(
    _ program: Span<Instruction>, at now: Instant, _ performer: P
  ) {
    guard case .performing(let index, _) = state else { return }
    performer.end(program[index], at: now)
    begin(index + 1, of: program, at: now, performer)
  }

  private mutating func begin<P: Performer>(
    _ index: Int, of program: Span<Instruction>, at now: Instant, _ performer: P
  ) {
    putOff = nil
    guard index < program.count else {
      state = .done(at: now)
      return
    }
    var since = now
    if let entry, index == entry.resumed {
      since = now - entry.lasted
      self.entry = nil
    }
    state = .performing(index: index, since: since)
    performer.begin(program[index], at: now)
  }

  /// When the next instruction begins: what switches something off at its end waits for nobody.
  private static func start<P: Performer>(
    of index: Int, in program: Span<Instruction>, after ended: Instruction, at end: Instant,
    _ performer: P
  ) -> Instant {
    switch ended {
    case .pulse, .burst, .creep: return end
    case .heat, .ramp, .hold, .cool, .flow, .throttle, .turn, .strike, .extinguish, .wait, .expect,
      .checkpoint, .stay, .branch, .cell:
      return index < program.count ? performer.earliest(program[index], at: end) : end
    }
  }

  private enum Progress {
    case going, failed
    case over(Instant)
    case jump(Int)
  }

  private static func progress<P: Performer>(
    of instruction: Instruction, since: Instant, at now: Instant, _ performer: P
  ) -> Progress {
    switch instruction {
    case .hold(let span), .pulse(_, let span):
      let end = since + span
      guard now >= end else { return .going }
      // The next begins when this one ends, not when somebody came to look.
      return .over(now - end > punctual ? now : end)
    case .heat, .cool, .cell: return performer.hasHappened(instruction) ? .over(now) : .going
    case .burst(_, _, let longest), .creep(_, _, _, let longest):
      return performer.hasHappened(instruction) || now - since >= longest ? .over(now) : .going
    case .wait(let condition, let longest):
      if performer.holds(condition) { return .over(now) }
      return now - since >= longest ? .failed : .going
    case .expect(let condition): return performer.holds(condition) ? .over(now) : .failed
    case .strike(_, let longest):
      if performer.hasHappened(instruction) { return .over(now) }
      return now - since >= longest ? .failed : .going
    case .stay(let first, let count, let longest):
      for way in 0..<count where performer.holds(first + way) { return .over(now) }
      return now - since >= longest ? .over(since + longest) : .going
    case .branch(let condition, let place):
      return performer.holds(condition) ? .jump(Int(place)) : .over(now)
    case .ramp, .flow, .throttle, .turn, .extinguish, .checkpoint:
      return .over(now)
    }
  }

  /// How long an instruction lasts by its own clock.
  private static func span(of instruction: Instruction) -> Seconds? {
    switch instruction {
    case .hold(let span), .pulse(_, let span), .stay(_, _, let span): span
    case .heat, .ramp, .burst, .creep, .cool, .flow, .throttle, .turn, .strike, .extinguish, .wait,
      .expect, .checkpoint, .branch, .cell:
      nil
    }
  }
}
