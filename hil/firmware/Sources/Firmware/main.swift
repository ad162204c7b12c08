import CPlatform
import GoldenRun

func show(_ word: UInt64) {
  var shift: UInt64 = 64
  while shift > 0 {
    shift -= 4
    let digit = UInt8(truncatingIfNeeded: (word &>> shift) & 15)
    platform_write(CChar(bitPattern: digit < 10 ? 48 + digit : 87 + digit))
  }
  platform_write(10)
}

func goldenRun() {
  var run = GoldenRun()
  var hash = GoldenRun.start
  for _ in 0..<10 {
    for _ in 0..<600 { hash = run.step(hash) }
    show(hash)
  }
}

goldenRun()
platform_exit(0)
