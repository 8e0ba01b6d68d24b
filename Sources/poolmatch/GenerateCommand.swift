// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import FoundationEssentials
import PoolData
import PoolGenerator
import PoolModel

/// `poolmatch generate`
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make up a region on real school locations: people and requests that exist nowhere.",
    discussion: """
      The same options give the same bytes. Docs/generator.md explains the rates and where they come from.

      Examples:
        poolmatch generate out/twente --locations Instances/sites/twente.csv \\
          --postcodes Instances/sites/twente-postcodes.csv --seed 4
        poolmatch generate out/national --locations vestigingen.csv --members 6000 --vacancies 10000
        poolmatch generate out/careless --locations Instances/sites/zeeland.csv --dirty
      """)

  /// The defaults on which the rates build.
  enum Family: String, CaseIterable, ExpressibleByArgument {
    case ordinary, dense
  }

  @Argument(help: "The data package to write: a folder, or a .zip.", completion: .directory)
  var output: String
  @Option(
    help: "The school locations: a CSV table with id, name, lat, lon and structure.", completion: .file())
  var locations: String
  @Option(help: "Positions of four-digit postcodes: a CSV table with pc4, lat and lon.", completion: .file())
  var postcodes: String?
  @Option(help: "Rates that differ from the defaults, in JSON.", completion: .file())
  var rates: String?
  @Option(help: "The defaults: an ordinary week, or one in which all is open at once.")
  var family: Family = .ordinary
  @Option(help: "Any whole number; another one gives another region.")
  var seed: UInt64 = 1
  @Option(help: "How many people are in the pool.")
  var members: Int?
  @Option(help: "How many vacancies wait.")
  var vacancies: Int?
  @Option(help: "The first date of the plan, a Monday.")
  var firstDay: String?
  @Option(help: "How many weeks the plan has, 1 to 60.")
  var weeks: Int?
  @Flag(help: "Write it as a careless person would: with semicolons, Windows-1252 and faults.")
  var dirty = false

  func run() throws {
    let region = try madeUp()
    do {
      if !dirty {
        try writePackage(region, to: output)
      } else if output.lowercased().hasSuffix(".zip") {
        throw Failure(.wrongUsage, "\(output): error: a careless package is written as a folder")
      } else {
        let files = try dirtied(packageFiles(of: region), seed: seed)
        try writeWhole(folder: output, files: files, retired: ["datapackage.json"])
      }
    } catch let error as WriteError {
      throw Failure(.cannotWrite, error.description)
    }
    let counts: [(Int, String)] = [
      (region.locations.count, "locations"), (region.members.count, "members"),
      (region.vacancies.count, "vacancies"), (region.groups.count, "groups"),
      (region.lessons.count, "lessons"), (region.placements.count, "placements"),
    ]
    try Terminal.answer("\(output): " + counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + "\n")
  }

  private func madeUp() throws -> Region {
    do {
      var rates = family == .dense ? Rates.dense : Rates()
      if let path = self.rates {
        rates = try located(path) { try Rates.reading(Data(try text(of: path).utf8), over: rates) }
      }
      rates.members = members ?? rates.members
      rates.vacancies = vacancies ?? rates.vacancies
      rates.firstDay = firstDay ?? rates.firstDay
      rates.weeks = weeks ?? rates.weeks
      let sites = try located(locations) { try Site.reading(try text(of: locations)) }
      let codes = try postcodes.map { path in try located(path) { try Postcode.reading(try text(of: path)) } }
      return try generate(rates, sites: sites, postcodes: codes ?? [], seed: seed)
    } catch let error as RatesError {
      throw Failure(.wrongUsage, "error: \(error)")
    }
  }

  /// Puts the name of the file before what is wrong in it.
  private func located<Value>(_ path: String, _ read: () throws -> Value) throws -> Value {
    do {
      return try read()
    } catch let error where error is SiteError || error is RatesError {
      throw Failure(.faultInData, "\(path): error: \(error)")
    }
  }

  private func text(of path: String) throws -> String {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Failure(.noSuchInput, "\(path): error: there is no such file, or it cannot be read")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
