import Glibc

/// The clock on the wall: it stamps what people write, and times nothing.
enum WallClock {
  static var nanoseconds: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Now, in UTC: `2026-11-21T16:05:00Z`.
  static func stamp() -> String { stamp(nanoseconds) }

  /// When a file was written last, as its file system says; nil where it is not there.
  static func written(_ path: String) -> Int64? {
    var found = stat()
    guard unsafe stat(path, &found) == 0 else { return nil }
    return Int64(found.st_mtim.tv_sec) * 1_000_000_000 + Int64(found.st_mtim.tv_nsec)
  }

  static func stamp(_ nanoseconds: Int64) -> String {
    var seconds = time_t(nanoseconds / 1_000_000_000)
    var parts = unsafe tm()
    unsafe gmtime_r(&seconds, &parts)
    let (year, month) = unsafe (parts.tm_year + 1900, parts.tm_mon + 1)
    let (hour, minute, second) = unsafe (parts.tm_hour, parts.tm_min, parts.tm_sec)
    let date = unsafe parts.tm_mday
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(year)-\(two(month))-\(two(date))"
    return "\(day)T\(two(hour)):\(two(minute)):\(two(second))Z"
  }
}
