import Analysis
import Documents
import Glibc

/// How long it takes to fit a circuit to a spectrum, starting values included.
func fits(_ words: [String]) -> Int32 {
  do {
    guard words.count == 2 else {
      print("measure impedance FILE CIRCUIT")
      return 2
    }
    let circuit = try CircuitText.parse(words[1])
    let file = try SpectrumFile.read(words[0], from: .disk)
    guard let spectrum = file.spectra.first else { return 2 }
    // The fastest of many: what else runs on the machine only adds.
    var fastest = Double.infinity
    for _ in 0..<200 {
      let start = now()
      _ = try CircuitFit(circuit, to: spectrum)
      fastest = min(fastest, now() - start)
    }
    print("fit_ms \(fastest * 1000)")
    return 0
  } catch {
    print("measure: \(error)")
    return 2
  }
}

private func now() -> Double {
  var time = timespec()
  // The structure lives through the call, and the clock exists on every Linux.
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
