import Documents

/// The films that coating runs left on electrodes, kept with a run of the cell: the folders of those
/// runs may have gone when it is repeated.
enum KeptCoatings {
  /// What a run folder keeps of the coatings of a cell.
  static func documents(
    of cell: CellDocument, on channel: String
  ) -> [(name: String, text: String)] {
    cell.coatingRuns.enumerated().compactMap { index, folder in
      guard case .success(let bytes) = DocumentFiles.disk.bytes(at: "\(folder)/meta.json") else {
        return nil
      }
      return (name(channel, index), String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Where the coatings of a cell are read from: beside its document, if that lies in a run folder.
  static func files(beside path: String, of cell: CellDocument) -> DocumentFiles {
    let suffix = ".cell.yaml"
    guard path.hasSuffix(suffix) else { return .disk }
    let stem = String(path.dropLast(suffix.count))
    let kept = cell.coatingRuns.enumerated().map { index, folder in
      (asked: "\(folder)/meta.json", kept: name(stem, index))
    }
    return DocumentFiles { path in
      guard let known = kept.first(where: { $0.asked == path }) else {
        return DocumentFiles.disk.bytes(at: path)
      }
      let found = DocumentFiles.disk.bytes(at: known.kept)
      guard case .failure(.absent) = found else { return found }
      return DocumentFiles.disk.bytes(at: path)
    }
  }

  private static func name(_ stem: String, _ index: Int) -> String {
    "\(stem).coating-\(index + 1).json"
  }
}

extension CellDocument {
  /// The folders of the runs that coated its electrodes.
  fileprivate var coatingRuns: [String] {
    let electrodes: [ElectrodeDocument] =
      switch build {
      case .symmetric(let both): [both]
      case .asymmetric(let working, let counter): [working, counter]
      case .full(_, let counter): [counter]
      case .dummy: []
      }
    return electrodes.compactMap { electrode in
      guard case .run(let folder)? = electrode.coating?.source else { return nil }
      return folder.value
    }
  }
}
