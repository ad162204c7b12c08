import Glibc

// Everything else is in files of its own: a closure at top level belongs to the main actor.
exit(Solidus.run(Array(CommandLine.arguments.dropFirst())).rawValue)
