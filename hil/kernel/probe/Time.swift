import HAL
import LinuxHAL
import Quantities

extension Checks {
  func time() {
    expect("a control process gets all that it asks of the scheduler") {
      try RealTime.control.adopt()
      return true
    }
    let clock = LinuxClock()
    var loop = DeadlineLoop(on: clock)
    let first = clock.now() + .milliseconds(5)
    var calls = 0
    loop.run(from: first) { instant in
      calls += 1
      return calls < 200 ? instant + .milliseconds(5) : .never
    }
    expect("200 steps, 5 ms apart, take as long as that and no less") {
      clock.now() - first >= .milliseconds(199 * 5) && loop.lateness.count == 200
    }
    let late = loop.lateness
    print(
      "measured: late by \(late.mean.nanoseconds / 1000) us in the mean, at most",
      "\(late.maximum.nanoseconds / 1000) us, \(loop.overruns) of 200 beyond a millisecond")
  }

  func persistence() {
    expect("a kernel that does not say whether outputs persist is known as such") {
      LinePersistence.current() == .unstated
    }
  }
}
