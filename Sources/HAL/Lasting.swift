// The core keeps no lists, and where it is built without allocations there are none.
#if !hasFeature(Embedded)
  /// Objects that stay where they are: looking at one counts nothing.
  ///
  /// An element of an array is retained while it is asked something, for the array might lose it
  /// meanwhile. This list never changes, and it is asked at every message, every line and every step.
  @safe
  public final class Lasting<Object: AnyObject> {
    public let all: [Object]
    @usableFromInline let places: UnsafeMutablePointer<Unmanaged<Object>>
    /// How many there are.
    public let count: Int

    public init(_ objects: [Object] = []) {
      all = objects
      count = objects.count
      unsafe places = .allocate(capacity: objects.count)
      for (index, object) in objects.enumerated() {
        unsafe (places + index).initialize(to: Unmanaged.passUnretained(object))
      }
    }

    deinit { unsafe places.deallocate() }

    /// The same and one more.
    public func and(_ object: Object) -> Lasting { Lasting(all + [object]) }

    @inlinable public var isEmpty: Bool { count == 0 }
    @inlinable public var indices: Range<Int> { 0..<count }

    /// For whoever is in no hurry.
    @inlinable public subscript(_ index: Int) -> Object { all[index] }

    @inlinable @inline(__always)
    public func with<Result>(_ index: Int, _ use: (Object) -> Result) -> Result {
      precondition(index >= 0 && index < count, "there is no such thing in the list")
      return unsafe places[index]._withUnsafeGuaranteedRef(use)
    }

    @inlinable @inline(__always)
    public func each(_ use: (Object) -> Void) {
      for index in 0..<count { unsafe places[index]._withUnsafeGuaranteedRef(use) }
    }

    @inlinable @inline(__always)
    public func firstIndex(where holds: (Object) -> Bool) -> Int? {
      for index in 0..<count where unsafe places[index]._withUnsafeGuaranteedRef(holds) {
        return index
      }
      return nil
    }

    @inlinable @inline(__always)
    public func contains(where holds: (Object) -> Bool) -> Bool { firstIndex(where: holds) != nil }
  }
#endif
