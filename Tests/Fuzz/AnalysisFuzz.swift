// Built by hil/fuzz, not part of the package: libFuzzer needs its own flags.

import Documents
import Quantities

/// Whatever the bytes are, there is a spectrum or a finding, a circuit or a problem.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAnalysis(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // libFuzzer owns the bytes; the copy outlives its call.
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  fuzzSpectrum(bytes)
  fuzzCircuit(String(decoding: bytes.prefix(100), as: UTF8.self))
  return 0
}

private func fuzzSpectrum(_ bytes: [UInt8]) {
  do throws(Diagnostics) {
    let file = try SpectrumFile.read(bytes, named: "z.csv")
    precondition(!file.spectra.isEmpty, "no spectrum and no finding")
    for spectrum in file.spectra {
      precondition(spectrum.points.count >= Spectrum.fewest, "a spectrum without points")
      for point in spectrum.points {
        precondition(point.impedance.isFinite && point.frequency > .zero, "no number")
      }
    }
  } catch {
    precondition(error.hasErrors, "no spectrum and no finding")
  }
}

private func fuzzCircuit(_ text: String) {
  do throws(CircuitProblem) {
    let circuit = try CircuitText.parse(text)
    let ones = circuit.kinds.map { _ in 1.0 }
    precondition(circuit.impedance(angular: 1, ones).isFinite, "'\(text)' has no impedance")
  } catch {
    precondition(error.column >= 1 && error.column <= text.count + 1, "'\(text)': no such column")
    precondition(!error.message.isEmpty && !error.remedy.isEmpty, "no advice for '\(text)'")
  }
}
