import Documents
import Instrument
import Procedures
import Quantities

/// Spectra: what is held, and the sines over it.
extension MethodCompiler {
  mutating func measure(_ spectrum: CellSpectrum, at place: Place) {
    guard hasBand(spectrum, at: place), let amplitude = amplitude(of: spectrum, at: place),
      let drive = drive(under: spectrum, amplitude, at: place)
    else { return }
    let tones = SpectrumTones(spectrum, clock: clock)
    if tones.needsOpenCell {
      // Analyser and front end are joined to a cell that is open: what is high goes first.
      put(.cell(.drive(.rest)), place)
      put(.hold(spectrum.wait), place)
      put(.cell(.spectrum), place)
      for frequency in tones.far { put(.cell(.analyse(at: frequency)), place) }
      for frequency in tones.open { put(.cell(.transform(at: frequency)), place) }
      if tones.held.isEmpty { return }
    }
    hasFlowed = hasFlowed || drive != .current(.zero)
    put(.cell(.drive(drive)), place)
    put(.hold(tones.needsOpenCell ? Self.switching : spectrum.wait), place)
    if !tones.needsOpenCell { put(.cell(.spectrum), place) }
    for chord in tones.held {
      put(.cell(CellInstruction(chord, amplitude: amplitude)), place)
      // Between two sines everything else about the cell is looked at.
      put(.hold(Self.between), place)
    }
  }

  private static let between = Seconds.milliseconds(200)
  /// From the open cell to the one that is held.
  private static let switching = Seconds(2)

  /// What drives the converter of the front end.
  private var clock: Hertz {
    board.flatMap { board in board.frontEnd.map(board.clock(of:)) } ?? Hertz(16e6)
  }

  /// How long a spectrum takes.
  static func length(of spectrum: CellSpectrum) -> Seconds {
    let tones = SpectrumTones(spectrum, clock: Hertz(16e6))
    let start =
      tones.needsOpenCell && !tones.held.isEmpty ? spectrum.wait + switching : spectrum.wait
    let far = tones.far.reduce(start) { sum, _ in sum + Analyser.length }
    let open = tones.open.reduce(far) {
      $0 + TransformPlan(for: $1, clock: Hertz(16e6)).length
    }
    return tones.held.reduce(open) { $0 + Tone.length(of: $1) + between }
  }

  private mutating func hasBand(_ spectrum: CellSpectrum, at place: Place) -> Bool {
    let stairs = SpectrumBand.highest
    let (top, bottom) = (spectrum.band(of: spectrum.highest), spectrum.band(of: spectrum.lowest))
    guard top != .card else { return true }
    let asked = QuantityPrinter.text(spectrum.highest)
    if top == .analyser {
      guard reachesFar(spectrum, at: place) else { return false }
      if bottom == .analyser { return isOpen(spectrum, at: place) }
    }
    if let board, board.frontEnd == nil {
      report.error(
        at: place,
        "\(asked) is beyond the \(QuantityPrinter.text(stairs)) that the stairs of a card's"
          + " setpoint make a sine of, and this board has no front end",
        remedy:
          "write 'from: \(QuantityPrinter.text(stairs))'; 'solidus board check' prints the bands")
      return false
    }
    let least = ImpedanceBand.frontEnd.lowest
    guard spectrum.means == .either || bottom.isLowEnough(for: spectrum.lowest) else {
      report.error(
        at: place,
        "the front end does not reach down to \(QuantityPrinter.text(spectrum.lowest))",
        remedy: "write 'to: \(QuantityPrinter.text(least))', or leave 'by:' out")
      return false
    }
    return isOpen(spectrum, at: place)
  }

  /// What the analyser beside the buses is asked for.
  private mutating func reachesFar(_ spectrum: CellSpectrum, at place: Place) -> Bool {
    let asked = QuantityPrinter.text(spectrum.highest)
    let front = QuantityPrinter.text(ImpedanceBand.frontEnd.highest)
    let analyser = ImpedanceBand.analyser
    if let board, board.analyser == nil {
      report.error(
        at: place,
        ImpedanceBand(for: spectrum.highest) == .analyser
          ? "\(asked) is beyond the \(front) of the front end, and this board has no analyser"
          : "this board has no analyser",
        remedy: "write 'from: \(front)', or choose a board with a channel of kind analyser, as"
          + " bench-analyser: 'solidus board check' prints the bands")
      return false
    }
    guard analyser.isHighEnough(for: spectrum.highest) else {
      report.error(
        at: place,
        "\(asked) is beyond the \(QuantityPrinter.text(analyser.highest)) of the analyser",
        remedy: "write 'from: \(QuantityPrinter.text(analyser.highest))'")
      return false
    }
    guard spectrum.means != .analyser || analyser.isLowEnough(for: spectrum.lowest) else {
      report.error(
        at: place,
        "the analyser does not reach down to \(QuantityPrinter.text(spectrum.lowest)) through the"
          + " capacitors that keep the cell's potential from it",
        remedy: "write 'to: \(QuantityPrinter.text(analyser.lowest))', or leave 'by:' out")
      return false
    }
    return true
  }

  private mutating func isOpen(_ spectrum: CellSpectrum, at place: Place) -> Bool {
    let stairs = SpectrumBand.highest
    guard spectrum.bias == nil else {
      report.error(
        at: place,
        "above \(QuantityPrinter.text(stairs)) a cell is measured open, at which"
          + " nothing can be held",
        remedy: "write 'from: \(QuantityPrinter.text(stairs))', or leave 'at:' out")
      return false
    }
    return true
  }

  /// In A or V.
  private mutating func amplitude(of spectrum: CellSpectrum, at place: Place) -> Double? {
    let asked = spectrum.amplitude
    guard asked.counted > 0 else {
      report.error(at: place, "a sine of no amplitude is none", remedy: "write 5 uA, or 10 mV")
      return nil
    }
    if asked.kind != .voltage { return current(asked, at: place)?.value }
    guard asked.counted <= Self.most.value else {
      report.error(
        at: place,
        "\(QuantityPrinter.text(Volts(asked.counted))) are no small signal: what answers is no"
          + " longer in proportion",
        remedy: "write at most \(QuantityPrinter.text(Self.most)); 10 mV are usual")
      return nil
    }
    return asked.counted
  }

  private static let most = Volts(0.1)

  private mutating func drive(
    under spectrum: CellSpectrum, _ amplitude: Double, at place: Place
  ) -> Drive? {
    let holdsCurrent = spectrum.amplitude.kind != .voltage
    guard let bias = spectrum.bias else { return holdsCurrent ? .current(.zero) : .still }
    guard holdsCurrent == (bias.kind != .voltage) else {
      report.error(
        at: place, "a current cannot be held while a sine of potential is added, nor the reverse",
        remedy: "write both as currents, or both as potentials")
      return nil
    }
    guard holdsCurrent else {
      let potential = Volts(bias.counted)
      // What the sine, or the sum of several, reaches counts.
      let isWithin =
        isWithin(potential - Volts(amplitude), at: place)
        && isWithin(potential + Volts(amplitude), at: place)
      return isWithin ? .potential(potential) : nil
    }
    guard let held = current(bias, at: place) else { return nil }
    let peak = held.magnitude + Amperes(amplitude)
    guard current(AnyQuantity(kind: .current, counted: peak.value), at: place) != nil else {
      return nil
    }
    return .current(held)
  }
}

extension CellInstruction {
  fileprivate init(_ chord: Chord, amplitude: Double) {
    self =
      chord.count == 1
      ? .sine(at: chord.lowest, amplitude: amplitude)
      : .chord(
        from: chord.lowest, amplitude: amplitude, count: UInt8(truncatingIfNeeded: chord.count))
  }
}
