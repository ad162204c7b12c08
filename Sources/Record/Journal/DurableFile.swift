/// A file that only grows, and says when what it was given will outlast a loss of power.
///
/// It is the one place where a disk is replaced: tests have one that fails, tears and forgets.
public protocol DurableFile: AnyObject {
  /// Hands bytes over to the system, all of them or fewer than all and an error.
  func append(_ bytes: Span<UInt8>) throws(RecordError)
  /// Returns once everything that was appended is on the disk.
  func sync() throws(RecordError)
}
