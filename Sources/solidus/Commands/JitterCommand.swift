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
      do throws(LinuxError) { try LinuxClock.becomeRealTime(priority: 80, cpu: nil) } catch {
        console.complain("solidus: \(error)")
        return .hardwareLost
      }
    }
    var loop = Loop()
    let start = LinuxClock.now + .milliseconds(10)
    var count = 0
    loop.run(from: start) { _ in
      count += 1
      return count == steps ? nil : start + Seconds.milliseconds(10) * Int64(count)
    }
    show(loop.lateness, console)
    return .done
  }

  private static func show(_ lateness: Histogram, _ console: Console) {
    for bucket in 0..<24 where lateness.counts[bucket] > 0 {
      console.print("below \(1 << bucket) us: \(lateness.counts[bucket])")
    }
    let worst = lateness.worst.nanoseconds / 1000
    console.print("99 % below \(lateness.bound(of: 0.99).nanoseconds / 1000) us, worst \(worst) us")
  }
}
