// The core keeps no lists, and where it is built without allocations there are none.
#if !hasFeature(Embedded)
  /// Objects that stay where they are: looking at one counts nothing.
  ///
  /// An element of an array is retained while it is asked something, for the array might lose it
  /// meanwhile. This list loses nothing, and it is asked at every message, every line and every step.
  /// It can grow where it is: a list that is exchanged for a longer one is itself retained each time.
  @safe
  public final class Lasting<Object: AnyObject> {
    /// What is in the list now. It lies outside of the object, where no access is checked.
    @safe @usableFromInline struct Table {
      var all: [Object]
      @usableFromInline let places: UnsafeMutablePointer<Unmanaged<Object>>
      @usableFromInline let count: Int

      init(_ objects: [Object]) {
        all = objects
        count = objects.count
        unsafe places = .allocate(capacity: objects.count)
        for (index, object) in objects.enumerated() {
          unsafe (places + index).initialize(to: Unmanaged.passUnretained(object))
        }
      }
    }

    @usableFromInline let table: UnsafeMutablePointer<Table>

    public init(_ objects: [Object] = []) {
      unsafe table = .allocate(capacity: 1)
      unsafe table.initialize(to: Table(objects))
    }

    deinit {
      unsafe table.pointee.places.deallocate()
      unsafe table.deinitialize(count: 1)
      unsafe table.deallocate()
    }

    /// Takes one more, for good.
    public func add(_ object: Object) {
      let old = unsafe table.pointee
      unsafe table.pointee = Table(old.all + [object])
      unsafe old.places.deallocate()
    }

    public var all: [Object] { unsafe table.pointee.all }
    /// How many there are.
    @inlinable public var count: Int { unsafe table.pointee.count }
    @inlinable public var isEmpty: Bool { count == 0 }
    @inlinable public var indices: Range<Int> { 0..<count }

    /// For whoever is in no hurry.
    @inlinable public subscript(_ index: Int) -> Object { all[index] }

    @inlinable @inline(__always)
    public func with<Result>(_ index: Int, _ use: (Object) -> Result) -> Result {
      precondition(index >= 0 && index < count, "there is no such thing in the list")
      return unsafe table.pointee.places[index]._withUnsafeGuaranteedRef(use)
    }

    /// With the one that was added last: what is exchanged now and then is the latest of those that were.
    @inlinable @inline(__always)
    public func latest<Result>(_ use: (Object) -> Result) -> Result { with(count - 1, use) }

    @inlinable @inline(__always)
    public func each(_ use: (Object) -> Void) {
      for index in 0..<count { unsafe table.pointee.places[index]._withUnsafeGuaranteedRef(use) }
    }

    @inlinable @inline(__always)
    public func firstIndex(where holds: (Object) -> Bool) -> Int? {
      for index in 0..<count
      where unsafe table.pointee.places[index]._withUnsafeGuaranteedRef(holds) {
        return index
      }
      return nil
    }

    @inlinable @inline(__always)
    public func contains(where holds: (Object) -> Bool) -> Bool { firstIndex(where: holds) != nil }
  }
#endif
