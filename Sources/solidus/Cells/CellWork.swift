import Documents
import Instrument
import Quantities
import Rig

/// What one channel does in a run: its cell, its method, and the program that the two make.
struct CellWork {
  let channel: String
  let methodName: String
  let method: MethodDocument
  private(set) var compiled: CompiledMethod
  /// The name that the cell was given by, and what it is; nil for one of which nothing is said.
  let cell: (name: String, declared: DeclaredCell)?
  /// What the parameters of the method are.
  let values: MethodValues
  /// By which certificate its card is read.
  let standing: CardStanding
  /// Of the whole method, though only the rest of it may be done.
  let digest: String
  /// How an earlier run left a simulated cell; nil for one with which nothing was done before.
  private(set) var aged: AgedState?

  /// - Parameters:
  ///   - common: the method of every channel that names none.
  ///   - board: what it is to run on.
  ///   - card: by which certificate a channel is read.
  init(
    _ choice: CellChoice, _ common: String?, _ given: [(name: String, value: AnyQuantity)],
    on board: BoardDocument, card: (String) -> CardStanding
  ) throws(Refusal) {
    guard let name = choice.method ?? common else {
      throw Refusal(
        "solidus run: nothing is said to be done with '\(choice.channel)'; name a method, or write"
          + " --cell \(choice.channel)=CELL:METHOD", .usage)
    }
    channel = choice.channel
    standing = card(choice.channel)
    methodName = name
    do throws(Diagnostics) {
      method = try Recipes.method(name).get()
      if let cellName = choice.cell {
        cell = (cellName, try Cells.read(cellName))
      } else {
        cell = nil
      }
    } catch { throw Refusal(error) }
    values = MethodValues(method, asked: given, window: cell?.declared.document.window)
    do throws(Diagnostics) {
      compiled = try MethodCompiler.compile(
        method, for: cell?.declared.values ?? .undeclared, with: values.given, on: board)
    } catch { throw Refusal(String(error.written(as: .text).dropLast()), .refused) }
    digest = ProgramDigest.text(of: compiled)
  }

  var task: CellTask {
    CellTask(
      channel: channel, program: compiled.program,
      declaration: (cell?.declared.values ?? .undeclared).declaration, isSlow: false,
      calibration: standing.calibration, simulated: cell?.declared.model, aged: aged)
  }

  /// The same with the rest of its method, and the cell as it was left.
  func goingOn(_ rest: CompiledMethod, _ aged: AgedState?) -> Self {
    var later = self
    later.compiled = rest
    later.aged = aged
    return later
  }

  /// What 1C is in this run: the method's own capacity, or that of the cell; nil for none.
  var oneC: (charge: Coulombs, is: String)? {
    if let own = method.capacity { return (own, "\(QuantityPrinter.text(own)): the method's own") }
    return cell?.declared.rate.map { ($0.nominal, $0.definition) }
  }

  /// Whether there is nothing in it but resistors.
  var isDummy: Bool { if case .dummy? = cell?.declared.document.build { true } else { false } }

  /// As the first line of a run names it.
  var title: String {
    let inside = cell.map { " (\($0.declared.document.name))" } ?? ""
    return "\(method.name) on \(channel)\(inside)"
  }

  /// What a run folder keeps of several: a file for each channel, and one method where all have it.
  static func documents(of works: [CellWork]) -> [(name: String, text: String)] {
    var documents: [(name: String, text: String)] = []
    if let first = works.first, works.allSatisfy({ $0.methodName == first.methodName }) {
      documents.append(("method.yaml", Recipes.text(of: first.methodName)))
    } else {
      documents += works.map { ("\($0.channel).method.yaml", Recipes.text(of: $0.methodName)) }
    }
    for work in works {
      guard let cell = work.cell else { continue }
      documents.append(("\(work.channel).cell.yaml", Cells.text(of: cell.name)))
      documents += KeptCoatings.documents(of: cell.declared.document, on: work.channel)
    }
    return documents
  }
}
