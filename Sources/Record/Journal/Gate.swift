import Glibc

/// A lock, a signal that something changed, and the thread that waits for it.
///
/// The lock and the signal live at fixed addresses as long as this does; nobody else has them.
@safe final class Gate: @unchecked Sendable {
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let signal: UnsafeMutablePointer<pthread_cond_t>
  private var thread: pthread_t?

  init() {
    unsafe lock = .allocate(capacity: 1)
    unsafe signal = .allocate(capacity: 1)
    unsafe pthread_mutex_init(lock, nil)
    var kind = pthread_condattr_t()
    unsafe pthread_condattr_init(&kind)
    // The wall clock may jump by weeks; this one cannot.
    unsafe pthread_condattr_setclock(&kind, CLOCK_MONOTONIC)
    unsafe pthread_cond_init(signal, &kind)
    unsafe pthread_condattr_destroy(&kind)
  }

  deinit {
    unsafe pthread_cond_destroy(signal)
    unsafe pthread_mutex_destroy(lock)
    unsafe signal.deallocate()
    unsafe lock.deallocate()
  }

  func enter() { unsafe pthread_mutex_lock(lock) }
  func leave() { unsafe pthread_mutex_unlock(lock) }

  func held<Value>(_ body: () -> Value) -> Value {
    enter()
    defer { leave() }
    return body()
  }

  /// Wakes whoever waits.
  func changed() { unsafe pthread_cond_broadcast(signal) }
  /// Waits for a change, the lock left open meanwhile.
  func wait() { unsafe pthread_cond_wait(signal, lock) }

  /// The same, at most until a moment of `now`.
  func wait(until moment: Int64) {
    var end = timespec(
      tv_sec: time_t(moment / 1_000_000_000), tv_nsec: Int(moment % 1_000_000_000))
    unsafe pthread_cond_timedwait(signal, lock, &end)
  }

  /// In ns, on the clock that never jumps.
  static var now: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Begins the one thread of this gate.
  func start(_ work: @escaping @Sendable () -> Void) {
    // The box is handed to the thread, which lets go of it.
    let box = unsafe Unmanaged.passRetained(Work(work)).toOpaque()
    var made = pthread_t()
    let code = unsafe pthread_create(
      &made, nil,
      { box in
        if let box = unsafe box {
          unsafe Unmanaged<Work>.fromOpaque(box).takeRetainedValue().body()
        }
        return nil
      }, box)
    precondition(code == 0, "the system has no thread left")
    thread = made
  }

  /// Waits until the thread has ended.
  func join() {
    guard let thread else { return }
    _ = pthread_join(thread, nil)
    self.thread = nil
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
