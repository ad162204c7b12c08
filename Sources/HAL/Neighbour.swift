// The core speaks to nobody in circles.
#if !hasFeature(Embedded)
  /// Something that an object speaks to and does not keep, and that is there as long as it is.
  ///
  /// The parts of a world speak in circles: if each kept the next, no world would ever go. `unowned` says
  /// the same and counts twice at each look; this counts nothing. Where it is built for tests it is
  /// looked at whether the other is still there.
  @safe public struct Neighbour<Object: AnyObject> {
    #if DEBUG
      private unowned let object: Object

      public init(_ object: Object) { self.object = object }

      public func with<Result>(_ use: (Object) -> Result) -> Result { use(object) }
    #else
      @usableFromInline let object: Unmanaged<Object>

      @inlinable public init(_ object: Object) {
        unsafe self.object = .passUnretained(object)
      }

      @inlinable @inline(__always)
      public func with<Result>(_ use: (Object) -> Result) -> Result {
        unsafe object._withUnsafeGuaranteedRef(use)
      }
    #endif
  }
#endif
