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
    hasFlowed = hasFlowed || drive != .current(.zero)
    put(.cell(.drive(drive)), place)
    put(.hold(spectrum.wait), place)
    put(.cell(.spectrum), place)
    for frequency in Self.tones(of: spectrum) {
      put(.cell(.sine(at: frequency, amplitude: amplitude)), place)
      // Between two sines everything else about the cell is looked at.
      put(.hold(Self.between), place)
    }
  }

  private static let between = Seconds.milliseconds(200)

  /// The middle one again at the end: what differs then has drifted.
  private static func tones(of spectrum: CellSpectrum) -> [Hertz] {
    let frequencies = spectrum.frequencies
    return frequencies + (frequencies.count > 2 ? [frequencies[frequencies.count / 2]] : [])
  }

  /// How long a spectrum takes.
  static func length(of spectrum: CellSpectrum) -> Seconds {
    tones(of: spectrum).reduce(spectrum.wait) { $0 + Tone.length(of: $1) + between }
  }

  private mutating func hasBand(_ spectrum: CellSpectrum, at place: Place) -> Bool {
    let most = SpectrumBand.highest
    guard spectrum.highest > most else { return true }
    report.error(
      at: place,
      "\(QuantityPrinter.text(spectrum.highest)) is beyond the \(QuantityPrinter.text(most)) that"
        + " the stairs of a card's setpoint make a sine of",
      remedy: "write 'from: \(QuantityPrinter.text(most))'; 'solidus board check' prints the bands")
    return false
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
      return isWithin(potential, at: place) ? .potential(potential) : nil
    }
    guard let held = current(bias, at: place) else { return nil }
    let peak = held.magnitude + Amperes(amplitude)
    guard current(AnyQuantity(kind: .current, counted: peak.value), at: place) != nil else {
      return nil
    }
    return .current(held)
  }
}
