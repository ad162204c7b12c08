import CYAML

/// libyaml's parser, which turns bytes into events; all pointers of this module live here.
///
/// The parser keeps its own address and that of its input, so both are allocated for its life.
@safe struct YAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Only assigns: `docs/decisions/0004-what-cannot-be-copied.md` says why.
  private init(
    _ parser: UnsafeMutablePointer<yaml_parser_t>, _ input: UnsafeMutableBufferPointer<UInt8>
  ) {
    unsafe self.parser = unsafe parser
    unsafe self.input = unsafe input
  }

  static func reading(_ bytes: ArraySlice<UInt8>) throws(YAMLSyntaxError) -> YAMLParser {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    // libyaml answers 0 only when memory is short.
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      unsafe parser.deallocate()
      throw YAMLSyntaxError(problem: "there is no memory to read it", line: 0, column: 0)
    }
    let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    _ = unsafe input.initialize(from: bytes)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    return unsafe YAMLParser(parser, input)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event; after an error or the end of the stream there is none to ask for.
  mutating func next() throws(YAMLSyntaxError) -> YAMLEvent {
    var raw = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &raw) == 1 else { throw failure }
    defer { unsafe yaml_event_delete(&raw) }
    return unsafe Self.event(raw)
  }

  private var failure: YAMLSyntaxError {
    // The problem is a constant string of libyaml, or null when memory ran short.
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
    let mark = unsafe parser.pointee.problem_mark
    return YAMLSyntaxError(
      problem: problem ?? "there is no memory to read it", line: Int(mark.line),
      column: Int(mark.column))
  }

  private static func event(_ raw: yaml_event_t) -> YAMLEvent {
    let data = unsafe raw.data
    switch unsafe raw.type {
    case YAML_DOCUMENT_START_EVENT:
      let start = unsafe data.document_start
      let directives =
        unsafe start.version_directive != nil
        || start.tag_directives.start != start.tag_directives.end
      return unsafe event(raw, .documentStart(hasDirectives: directives))
    case YAML_STREAM_END_EVENT: return unsafe event(raw, .streamEnd)
    case YAML_ALIAS_EVENT: return unsafe event(raw, .alias)
    case YAML_SCALAR_EVENT:
      let scalar = unsafe data.scalar
      return unsafe event(
        raw, .scalar(Self.scalar(scalar.value, scalar.length, scalar.style)),
        anchored: scalar.anchor != nil, tagged: scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe data.sequence_start
      return unsafe event(
        raw, .sequenceStart, anchored: start.anchor != nil, tagged: start.tag != nil)
    case YAML_MAPPING_START_EVENT:
      let start = unsafe data.mapping_start
      return unsafe event(
        raw, .mappingStart, anchored: start.anchor != nil, tagged: start.tag != nil)
    case YAML_SEQUENCE_END_EVENT: return unsafe event(raw, .sequenceEnd)
    case YAML_MAPPING_END_EVENT: return unsafe event(raw, .mappingEnd)
    // A C enumeration has no closed set of cases; what is left carries nothing.
    default: return unsafe event(raw, .other)
    }
  }

  private static func event(
    _ raw: yaml_event_t, _ kind: YAMLEvent.Kind, anchored: Bool = false, tagged: Bool = false
  ) -> YAMLEvent {
    let mark = unsafe raw.start_mark
    return YAMLEvent(
      kind: kind, line: Int(mark.line), column: Int(mark.column), isAnchored: anchored,
      isTagged: tagged)
  }

  /// Copies the text out of libyaml, which frees its own with the event.
  private static func scalar(
    _ value: UnsafeMutablePointer<yaml_char_t>?, _ length: Int, _ style: yaml_scalar_style_t
  ) -> Scalar {
    let bytes = unsafe UnsafeBufferPointer(start: value, count: length)
    return Scalar(
      unsafe String(decoding: bytes, as: UTF8.self), isQuoted: style != YAML_PLAIN_SCALAR_STYLE)
  }
}
