public import Quantities

/// What people ask for between two steps.
extension Instrument {
  /// Does what somebody asked for and writes it down, or says why not and writes that down.
  ///
  /// The next step is due at once: what has begun now may end before the step that was planned.
  ///
  /// - Parameters:
  ///   - user: who asked, as the machine numbers its users.
  ///   - steps: how many steps the run has made, so that it can be asked again at the same place.
  public func take(
    _ request: OperatorRequest, of user: UInt32, after steps: Int, at now: Instant
  ) -> OperatorRequest.Refusal? {
    let refusal = refusal(of: request)
    if refusal == nil { carryOut(request, at: now) }
    RequestRecord(request, refusal, user: user, steps: steps).encoded.write(to: sink, at: now)
    return refusal
  }

  /// Says why one of the cells cannot be ended, if so, and writes down that it was asked for;
  /// `stopCell` then ends it, once nobody else has its bus.
  ///
  /// - Parameters:
  ///   - index: which of those that were begun, in their order.
  public func takeStop(
    ofCell index: Int, of user: UInt32, after steps: Int, at now: Instant
  ) -> OperatorRequest.Refusal? {
    let refusal: OperatorRequest.Refusal? = cells[index].isOver ? .cellIsOver : nil
    let request = RequestRecord(
      .stop, refusal, cell: cells[index].number, user: user, steps: steps)
    cells.note(request, of: index, at: now)
    return refusal
  }

  private func carryOut(_ request: OperatorRequest, at now: Instant) {
    switch request {
    case .pause: pause(at: now)
    case .resume: resume()
    case .skip: skip(at: now)
    case .stop:
      // A recipe that is over is not aborted by what ends its cells.
      if !isBare, !slot.isDone { abort(.asked, at: now) }
      stopCells(at: now)
    }
  }

  private func refusal(of request: OperatorRequest) -> OperatorRequest.Refusal? {
    let isRunning = phase == .armed && broken == nil
    switch request {
    case .stop: return isRunning || !cells.areOver ? nil : .over
    case .pause, .resume, .skip: break
    }
    if isBare { return .onlyCells }
    guard isRunning else { return .over }
    guard !slot.isDone else { return .recipeIsOver }
    switch request {
    case .pause: return isPaused ? .isPaused : nil
    case .resume: return isPaused ? nil : .isNotPaused
    case .skip: return isPaused ? .skipsIntoPause : nil
    case .stop: return nil
    }
  }
}
