import Documents
import LinuxHAL
import Quantities

extension Command {
  static let jitter = Command(
    words: ["jitter"], operands: "",
    about:
      "measure how late this machine wakes up, and what that means for pulses of 10 ms and for sines",
    options: [
      .value("steps", "N", "how many steps of 10 ms; 500 if left out"),
      .flag("realtime", "ask for the real-time scheduler first"), json,
    ]
  ) { arguments, console in
    guard let steps = Int(arguments.value("steps") ?? "500"), (1...1_000_000).contains(steps) else {
      console.complain("solidus jitter: --steps is a number from 1 to 1000000")
      return .usage
    }
    if arguments.has("realtime") {
      do throws(LinuxError) { try RealTime.control.adopt() } catch {
        console.complain("solidus: \(error)")
        return .refused
      }
    }
    let report = JitterReport(JitterMeasurement(steps: steps, on: LinuxClock()))
    console.put(arguments.has("json") ? report.json.text + "\n" : report.text)
    return .done
  }
}
