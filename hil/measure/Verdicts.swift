import Control
import Rig

/// What is said of so many histories of each kind, as a table for docs/verdicts.md; exit status 1 if
/// a hard short was missed, or a sound cell called shorted.
func verdicts(seeds: UInt64) -> Int32 {
  let table = VerdictTable(seeds: seeds)
  print(table.text)
  let missed = [CellHistory.Kind.hardShort, .earlyShort].map { kind in
    Int(seeds) - table.count(kind, called: .hardShort)
  }
  let sound: [CellHistory.Kind] = [.healthy, .activating, .tempered, .rates]
  let wrong = sound.map { kind in
    table.count(kind, called: .hardShort) + table.count(kind, called: .softShort)
  }
  print("hard shorts missed: \(missed); sound cells called shorted: \(wrong)")
  return missed.allSatisfy { $0 == 0 } && wrong.allSatisfy { $0 * 100 <= Int(seeds) } ? 0 : 1
}
