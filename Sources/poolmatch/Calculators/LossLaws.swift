// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolLaws
import PoolModel

/// `poolmatch calc erlang-b`
struct ErlangBLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erlang-b",
    abstract: "The share of vacancies lost to external hire in continuous time (Erlang's B).",
    discussion: """
      1 / B(c) = 1 + (c / a) / B(c − 1), B(0) = 1. Any law of durations; unfilled vacancies never come back.

      Example:
        poolmatch calc erlang-b --load 10 --servers 10
      """)
  @Option(help: "Mean number of open vacancies.") var load: Double
  @Option(help: "Members of the pool.") var servers: Int
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try require("--load", load, 0...1e6)
    try require("--servers", servers, counts)
  }
  func run() throws {
    try shown.answer(ContinuousLoss.erlangB(load: load, servers: servers), "share lost", "deel verloren")
  }
}

/// `poolmatch calc engset`
struct EngsetLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engset",
    abstract: "The share of requests of a finite staff that is lost in continuous time (Engset).",
    discussion: """
      time: C(M, c) r^c / Σ C(M, k) r^k, the share of time in which all are busy; call: the same for M − 1, the share of requests lost.

      Example:
        poolmatch calc engset --sources 60 --rate 0.1 --servers 8
      """)
  enum Given: String, CaseIterable, ExpressibleByArgument { case call, time }
  @Option(help: "Teachers who may fall out.") var sources: Int
  @Option(help: "How often one who is at work falls out, per mean duration of an absence.") var rate: Double
  @Option(help: "Members of the pool.") var servers: Int
  @Option(help: "call: the share of requests lost; time: the share of time in which all are busy.")
  var give: Given = .call
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try require("--sources", sources, 1...1_000_000)
    try require("--rate", rate, 1e-9...1e6)
    try require("--servers", servers, counts)
  }
  func run() throws {
    let (time, call) = ContinuousLoss.engset(sources: sources, rate: rate, servers: servers)
    switch give {
    case .call: try shown.answer(call, "share lost", "deel verloren")
    case .time: try shown.answer(time, "share of time with all busy", "deel van de tijd dat allen bezet zijn")
    }
  }
}

/// `poolmatch calc kaufman-roberts`
struct KaufmanRobertsLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kaufman-roberts",
    abstract: "Coverage of vacancies of several sizes in one capacity, in continuous time.",
    discussion: """
      j q(j) = Σ a_k b_k q(j − b_k); a class of size b is lost while fewer than b slots are free. With --lost N the share lost of the Nth class.

      Example:
        poolmatch calc kaufman-roberts --class 1:4 --class 2:1.5 --slots 10
      """)
  @Option(name: .customLong("class"), help: "SIZE:LOAD, slots and mean number open; once for each class.")
  var classes: [Pair]
  @Option(help: "The slots that there are.") var slots: Int
  @Option(help: "Give the share lost of this class, from 1, in place of the coverage of all slot hours.")
  var lost: Int?
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try requireClasses(classes)
    try require("--slots", slots, 0...100_000)
    if let lost { try require("--lost", lost, 1...classes.count) }
  }
  func run() throws {
    let (blocking, coverage) = ContinuousLoss.kaufmanRoberts(
      classes.map { ($0.first, $0.second) }, slots: slots)
    if let lost {
      try shown.answer(blocking[lost - 1], "share lost", "deel verloren")
    } else {
      try shown.answer(coverage, "coverage", "vervullingsgraad")
    }
  }
}

/// `poolmatch calc overflow`
struct OverflowLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overflow",
    abstract: "Mean and variance of what flows over from specialists to others (Kosten's moments).",
    discussion: """
      α = a B(c), v = α (1 − α + a / (c + 1 + α − a)).

      Example:
        poolmatch calc overflow --load 5 --servers 5 --give variance
      """)
  enum Given: String, CaseIterable, ExpressibleByArgument { case mean, variance }
  @Option(help: "Mean number of open vacancies.") var load: Double
  @Option(help: "Specialists, who are asked first.") var servers: Int
  @Option(help: "Which moment.") var give: Given = .mean
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try require("--load", load, loads)
    try require("--servers", servers, counts)
  }
  func run() throws {
    let (mean, variance) = ContinuousLoss.overflow(load: load, servers: servers)
    switch give {
    case .mean: try shown.answer(mean, "mean overflow", "gemiddelde overloop")
    case .variance: try shown.answer(variance, "variance of the overflow", "variantie van de overloop")
    }
  }
}

/// `poolmatch calc specialist-first`
struct SpecialistFirstLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "specialist-first",
    abstract: "Coverage of several subjects in continuous time: specialists first, then the flexible.",
    discussion: """
      The chain on busy specialists of each subject and busy flexible members; unfilled vacancies never come back.

      Example:
        poolmatch calc specialist-first --subject 5:4 --subject 3:3 --flexible 2
      """)
  @Option(name: .customLong("subject"), help: "SPECIALISTS:LOAD; once for each subject.") var subjects: [Pair]
  @Option(help: "Members who can do any of the subjects.") var flexible: Int
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    for entry in subjects {
      try require("--subject specialists", entry.first, 0...10_000)
      try require("--subject load", entry.second, 1e-6...1e4)
    }
    try require("--flexible", flexible, 0...10_000)
  }
  func run() throws {
    let coverage = ContinuousLoss.specialistFirst(
      subjects.map { (load: $0.second, specialists: $0.first) }, flexible: flexible)
    guard let coverage else { throw shown.tooLarge("\(ContinuousLoss.statesMax) states") }
    try shown.answer(coverage, "coverage", "vervullingsgraad")
  }
}
