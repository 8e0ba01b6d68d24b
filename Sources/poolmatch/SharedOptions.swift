// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolModel

/// The region that a command is about; every command takes it first.
struct InstanceArgument: ParsableArguments {
  @Argument(help: "The region: a data package, as a folder or a .zip.", completion: .file())
  var instance: String

  func validate() throws {
    if instance.isEmpty { throw ValidationError("The region is empty: name a folder or a .zip.") }
  }
}

/// The language of everything that a command says about the data.
struct LanguageOption: ParsableArguments {
  @Option(
    name: .customLong("language"),
    help: "The language of messages and reports (default: from LC_ALL, LC_MESSAGES or LANG).")
  var chosen: Language?

  var language: Language { chosen ?? Language(environment: Terminal.environment) }
}

extension Language: ExpressibleByArgument {
  /// The language of the first locale variable that is set: Dutch if it says so, else English.
  init(environment: (String) -> String?) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    self = locale?.hasPrefix("nl") == true ? .dutch : .english
  }
}

/// How a command gives its answer.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
