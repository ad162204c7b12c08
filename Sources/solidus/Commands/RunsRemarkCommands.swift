import Documents
import Record

extension Command {
  static let runsNote = Command(
    words: ["runs", "note"], operands: "FOLDER TEXT",
    about: "write something beside a run; without a text, show what was written",
    options: [.value("by", "NAME", "who says so")]
  ) { arguments, console in
    do throws(Refusal) {
      let (folder, words) = try RemarkedRun.named(by: arguments, for: "runs note")
      guard !words.isEmpty else {
        let remarks = RunRemarks(in: folder)
        console.put(RemarkedRun.text(remarks))
        FileTrouble.tell(remarks.troubles, of: folder, console)
        return .done
      }
      let note = Remark.note(words.joined(separator: " "), by: arguments.value("by"))
      try RemarkedRun.check(
        [("the note", words.joined(separator: " "))]
          + arguments.all("by").map { ("--by", $0) }, for: "runs note")
      try RemarkedRun.add([note], to: folder, for: "runs note")
      return .done
    } catch { return error.tell(console) }
  }

  static let runsTag = Command(
    words: ["runs", "tag"], operands: "FOLDER TAG ...",
    about: "give a run words to be found by: solidus runs list --tag good",
    options: [.flag("remove", "take these tags away again")]
  ) { arguments, console in
    do throws(Refusal) {
      let (folder, tags) = try RemarkedRun.named(by: arguments, for: "runs tag")
      guard !tags.isEmpty else {
        throw Refusal("solidus runs tag: name a tag, such as good", .usage)
      }
      let isRemoved = arguments.has("remove")
      if !isRemoved {
        try RemarkedRun.check(tags.map { ("the tag '\($0)'", $0) }, for: "runs tag")
      }
      let known = RunRemarks(in: folder)
      // What is as it should be is not written again.
      let changes = tags.filter { known.has($0) == isRemoved }
      try RemarkedRun.add(
        changes.map { isRemoved ? .untag($0) : .tag($0) }, to: folder, for: "runs tag")
      let remarks = RunRemarks(in: folder)
      console.print(remarks.tags.joined(separator: ", "))
      FileTrouble.tell(remarks.troubles, of: folder, console)
      return .done
    } catch { return error.tell(console) }
  }
}

/// The run that somebody writes something beside.
private enum RemarkedRun {
  /// The folder of a run and the words after it.
  static func named(
    by arguments: Arguments, for command: String
  ) throws(Refusal) -> (folder: String, words: [String]) {
    guard let folder = arguments.operands.first else {
      throw Refusal("solidus \(command): name one folder that 'solidus run --out' made", .usage)
    }
    guard RunFolder.isOne(folder) else {
      throw Refusal(
        "solidus \(command): \(folder) is not the folder of a run; 'solidus runs list' shows some",
        .usage)
    }
    return (folder, Array(arguments.operands.dropFirst()))
  }

  /// What nobody could read afterwards is not written.
  static func check(
    _ texts: [(name: String, text: String)], for command: String
  ) throws(Refusal) {
    for (name, text) in texts {
      if text.allSatisfy(\.isWhitespace) {
        throw Refusal(
          "solidus \(command): \(PlainText.seen(name)) is empty; write what is to be kept", .usage)
      }
      if let letter = PlainText.steering(in: text) {
        throw Refusal(
          "solidus \(command): \(PlainText.seen(name)) holds \(letter), which steers a terminal and cannot be"
            + " read; write it without, on one line", .usage)
      }
    }
  }

  static func add(
    _ remarks: [Remark], to folder: String, for command: String
  ) throws(Refusal) {
    guard !remarks.isEmpty else { return }
    do throws(RecordError) { try RunRemarks.add(remarks, to: folder) } catch {
      throw Refusal("solidus \(command): \(error)", .usage)
    }
  }

  static func text(_ remarks: RunRemarks) -> String {
    let notes = remarks.notes.map { note in
      let head = [note.stamp, note.author].compactMap(\.self).joined(separator: ", ")
      return (head.isEmpty ? "" : "\(head): ") + note.text + "\n"
    }
    let tags = remarks.tags.isEmpty ? "" : "tags: \(remarks.tags.joined(separator: ", "))\n"
    return notes.joined() + tags
  }
}
