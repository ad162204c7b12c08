import Documents
import LinuxHAL
import Quantities

extension Command {
  static let jitter = Command(
    words: ["jitter"], operands: "",
    about: "measure how late this machine wakes up, step by step",
    options: [
      .value("steps", "N", "how many steps of 10 ms; 500 if left out"),
      .flag("realtime", "ask for the real-time scheduler first"),
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
    let clock = LinuxClock()
    var loop = DeadlineLoop(on: clock)
    let start = clock.now() + .milliseconds(10)
    var count: Int64 = 0
    loop.run(from: start) { _ in
      count += 1
      return count == Int64(steps) ? .never : start + Seconds.milliseconds(10) * count
    }
    show(loop.lateness, console)
    return .done
  }

  private static func show(_ lateness: Histogram, _ console: Console) {
    for bucket in 0..<Histogram.bucketCount where lateness[bucket: bucket] > 0 {
      let bound = Histogram.bound(ofBucket: bucket)
      console.print("below \(fixed(bound.value * 1e6, 1)) us: \(lateness[bucket: bucket])")
    }
    let most = fixed(lateness.quantile(0.99).value * 1e6, 1)
    console.print("99 % below \(most) us, worst \(fixed(lateness.maximum.value * 1e6, 1)) us")
  }
}
