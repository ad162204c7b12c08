import Documents

extension PaperDocument {
  /// As `library list --json` and whoever compares with the paper read it.
  var json: JSON {
    var members: [(String, JSON)] = [
      ("by", .string(by)), ("journal", .string(journal)),
      ("index", .array(index.map(JSON.string))), ("technique", .string(technique)),
      ("stands", .string(standing.rawValue)),
    ]
    let words = [
      ("through", through), ("omits", omits), ("chosen", chosen), ("refusal", refusal),
      ("doubts", doubts), ("board", board), ("unstated", unstated?.value),
    ]
    for (key, word) in words {
      if let word { members.append((key, .string(word))) }
    }
    members.append(("cells", .array(cells.map(JSON.string))))
    members.append(("claims", .array(claims.map(\.json))))
    return .object(members)
  }
}

extension PaperClaim {
  var json: JSON {
    var members: [(String, JSON)] = [("what", .string(what.rawValue)), ("is", .string(value))]
    let words = [
      ("at", at), ("since", since), ("of", of), ("or", other), ("because", because),
      ("differs", differs), ("word", word?.rawValue), ("bounds", word?.bounds),
      ("meaning", word?.meaning),
    ]
    for (key, word) in words {
      if let word { members.append((key, .string(word))) }
    }
    members.append(("worth", .string(worth.rawValue)))
    return .object(members)
  }
}
