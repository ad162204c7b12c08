// W=$(mktemp -d) && swiftc -O -parse-as-library -emit-library -static -emit-module -module-name Quantities -emit-module-path $W/Quantities.swiftmodule Sources/Quantities/*.swift -o $W/libQuantities.a && swiftc -O -g -use-ld=lld -sanitize=fuzzer,address -parse-as-library -swift-version 6 -module-name Documents -I $W -I Sources/CYAML $(find Sources/Documents -name '*.swift') Tests/Fuzz/DocumentsFuzz.swift -L$W -lQuantities -lyaml -o $W/fuzz && mkdir $W/corpus && $W/fuzz -detect_leaks=0 -max_total_time=60 -max_len=4096 $W/corpus
//
// Not part of the package: libFuzzer needs its own flags. The harness is compiled into the module,
// so that it reaches everything. Run the line above in the root of the repository. Leaks are not
// looked for: what a form keeps is made once and lives as long as the process.

import Quantities

/// Whatever the bytes are, there is a value or a finding, and the process lives.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDocuments(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // libFuzzer owns the bytes; the copy outlives its call.
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  fuzzForms(bytes)
  fuzzQuantities(String(decoding: bytes.prefix(80), as: UTF8.self))
  return 0
}

private func fuzzForms(_ bytes: [UInt8]) {
  let files = DocumentFiles { path in
    path == "a/board.yaml" || path == "a/world.yaml" ? .success(bytes) : .failure(.init("none"))
  }
  let board = BoardDocument.read(at: "a", from: files)
  precondition(board.value != nil || board.diagnostics.hasErrors, "no value and no finding")
  let world = WorldDocument.read(at: "a", for: board.value, from: files)
  precondition(world.value != nil || world.diagnostics.hasErrors, "no value and no finding")
  let faults = FaultDocument.read(at: "a/board.yaml", from: files)
  precondition(faults.value != nil || faults.diagnostics.hasErrors, "no value and no finding")
  for format in DiagnosticFormat.allCases { _ = board.diagnostics.written(as: format) }
}

private func fuzzQuantities(_ text: String) {
  for kind in QuantityKind.allCases {
    do throws(QuantityProblem) {
      let value = try QuantityText.read(text, due: [kind])
      let printed = QuantityPrinter.text(value.counted, as: kind)
      let again = try QuantityText.read(printed, due: [kind])
      precondition(again == value, "'\(text)' is printed as '\(printed)'")
    } catch {
      precondition(!error.message.isEmpty && !error.remedy.isEmpty, "no advice for '\(text)'")
    }
  }
}
