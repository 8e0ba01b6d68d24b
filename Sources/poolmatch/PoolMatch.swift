// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

@main struct PoolMatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "poolmatch", abstract: "Plan which pooled teachers stand in for which vacancies.")
}
