// The core keeps nothing on a heap, and where it is built without allocations there is none.
#if !hasFeature(Embedded)
  /// A value that lies apart from the object that has it, so that using it in place copies and checks
  /// nothing.
  ///
  /// A value that changes inside an object is guarded against whoever comes back for it meanwhile, at
  /// each use. This is for what nobody comes back for: a driver that speaks to its chip.
  @safe
  public final class Apart<Value> {
    @usableFromInline let place: UnsafeMutablePointer<Value>

    public init(_ value: Value) {
      unsafe place = .allocate(capacity: 1)
      unsafe place.initialize(to: value)
    }

    deinit {
      unsafe place.deinitialize(count: 1)
      unsafe place.deallocate()
    }

    @inlinable public var value: Value {
      @inline(__always) _read { yield unsafe place.pointee }
      @inline(__always) _modify { yield unsafe &place.pointee }
    }

    /// For what throws: an error out of the middle of `value` would be another one.
    @inlinable @inline(__always)
    public func with<Result, Failure: Error>(
      _ use: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
      try unsafe use(&place.pointee)
    }
  }
#endif
