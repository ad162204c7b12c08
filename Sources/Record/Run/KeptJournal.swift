/// A journal of a run's folder, and what one look through it found.
struct KeptJournal {
  /// What the file is called.
  let name: String
  let reader: JournalReader
  let look: JournalLook

  init(_ name: String, in folder: String) throws(RecordError) {
    self.name = name
    let fresh: JournalReader
    do throws(RecordError) { fresh = try JournalReader(of: "\(folder)/\(name)") } catch {
      throw KeptFile.isThere(name, in: folder) ? error : Self.absent(name, in: folder)
    }
    look = JournalLook(fresh)
    reader = look.end.isWhole ? fresh.proven : fresh
  }

  static func absent(_ name: String, in folder: String) -> RecordError {
    RecordError(
      "\(folder)/\(name) is not there, and without it nobody knows what was measured",
      remedy: FileTrouble.fromCopy)
  }
}

/// The journal of a run, and those of the runs that it goes on with, the oldest first.
struct KeptJournals {
  let own: KeptJournal
  let before: [KeptJournal]

  init(in folder: String) throws(RecordError) {
    own = try KeptJournal(RunFolder.journal, in: folder)
    before = try EarlierJournals.names(in: folder).map { (name) throws(RecordError) in
      try KeptJournal(name, in: folder)
    }
  }
}
