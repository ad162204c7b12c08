/// Objects that stay where they are: looking at one counts nothing.
///
/// An element of an array is retained while it is asked something, for the array might lose it
/// meanwhile. This list only grows, and it is asked at every message and every line.
@safe
final class Lasting<Object: AnyObject> {
  private(set) var all: [Object]
  private var places: UnsafeMutablePointer<Unmanaged<Object>>
  private var room: Int
  private var used = 0

  init(_ objects: [Object] = []) {
    all = objects
    room = max(8, objects.count)
    unsafe places = .allocate(capacity: room)
    for object in objects { put(object) }
  }

  deinit { unsafe places.deallocate() }

  var count: Int { used }

  func add(_ object: Object) {
    all = all + [object]
    if used == room { grow() }
    put(object)
  }

  private func put(_ object: Object) {
    unsafe (places + used).initialize(to: Unmanaged.passUnretained(object))
    used += 1
  }

  private func grow() {
    let more = UnsafeMutablePointer<Unmanaged<Object>>.allocate(capacity: room * 2)
    unsafe more.moveInitialize(from: places, count: used)
    unsafe places.deallocate()
    unsafe places = more
    room *= 2
  }

  @inline(__always)
  func with<Result>(_ index: Int, _ use: (Object) -> Result) -> Result {
    precondition(index >= 0 && index < used, "there is no such thing in the list")
    return unsafe places[index]._withUnsafeGuaranteedRef(use)
  }
}
