import Glibc

/// The registers of the guest's GPIO chip (drivers/gpio/gpio-amdpt.c), which are plain memory, mapped for good.
@safe struct Wires {
  private let words: UnsafeMutablePointer<UInt32>

  init?() {
    let memory = unsafe open("/dev/mem", O_RDWR | O_SYNC)
    guard memory >= 0 else { return nil }
    let page = unsafe mmap(nil, 0x1000, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0x1F00_0000)
    guard let page = unsafe page, unsafe page != MAP_FAILED else { return nil }
    unsafe words = page.assumingMemoryBound(to: UInt32.self)
  }

  /// One bit for each line: whether the chip drives it.
  var direction: UInt32 { unsafe words[0] }
  /// What the chip drives.
  var outputs: UInt32 { unsafe words[2] }
  /// What the world puts on the lines.
  func set(inputs: UInt32) { unsafe words[1] = inputs }
}
