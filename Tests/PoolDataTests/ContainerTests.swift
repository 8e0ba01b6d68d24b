// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import PoolData
import Testing

@Suite("A package that is no sound folder or zip is told so") struct ContainerTests {
  /// Runs Python's zipfile, which writes archives that we never would.
  func zip(_ path: String, _ lines: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import zipfile\nz = zipfile.ZipFile('\(path)', 'w', zipfile.ZIP_DEFLATED)\n\(lines)\nz.close()",
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
  static let hasPython = ["/usr/bin/python3", "/usr/local/bin/python3"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test("no such path") func noSuchPath() {
    #expect(
      readPackage(at: "/no/such/path").faults.map(\.description) == [
        "/no/such/path: error: there is no such file or folder\n  Give the folder or .zip of a data package."
      ])
  }

  @Test("an empty folder, and a folder of other things") func empty() throws {
    let scratch = try Scratch()
    let empty = try scratch.package([String: String](), named: "empty")
    let advice = "Give the folder that holds them, or a .zip of it."
    #expect(
      readPackage(at: empty).faults.map(\.description) == [
        "\(empty): error: holds no policy.json and no table\n  \(advice)"
      ])
    let other = try scratch.package(["cars.csv": "car\n", "README.md": "x"], named: "other")
    #expect(
      readPackage(at: other).faults.map(\.description) == [
        "cars.csv: warning: is no table of a package and is not read\n  Remove it, or mend its name.",
        "\(other): error: holds no policy.json and no table\n  \(advice)",
      ])
  }

  @Test("a file that is no zip") func file() throws {
    let scratch = try Scratch()
    let path = try scratch.package(Sample.files) + "/boards.csv"
    #expect(
      readPackage(at: path).faults.map(\.description) == [
        """
        \(path): error: is a file, and not a zip
          Give the folder that holds policy.json and the tables, or a .zip of it.
        """
      ])
  }

  @Test("every required file that is missing is told at once") func missing() throws {
    let scratch = try Scratch()
    let faults = readPackage(at: try scratch.package(["subjects.csv": "subject,name,reporting_group\n"]))
      .faults
    #expect(
      faults.map(\.file) == [
        "policy.json", "boards.csv", "locations.csv", "levels.csv", "authority.csv", "members.csv",
        "qualifications.csv", "vacancies.csv", "lesson_groups.csv",
      ])
    #expect(
      Set(faults.map { $0.text(.english).dropFirst($0.file.count) }) == [
        ": error: the file is missing\n  Add it; Instances/README.md shows what it holds."
      ])
  }

  @Test("a week without vacancies is a sound package") func emptyWeek() throws {
    var files = Sample.files
    for name in ["vacancies.csv", "lesson_groups.csv"] {
      files[name] = files[name].map { String($0.prefix { $0 != "\n" }) + "\n" }
    }
    for name in ["lessons.csv", "preferences.csv", "placements.csv"] { files[name] = nil }
    let scratch = try Scratch()
    #expect(readPackage(at: try scratch.package(files)).faults == [])
  }

  @Test("a folder that cannot be read") func unreadable() async throws {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      let folder = NSTemporaryDirectory() + "unreadable-\(getpid())"
      mkdir(folder, 0)
      seteuid(getuid() == 0 ? 65534 : getuid())
      print(
        readPackage(at: folder).faults.map { $0.text(.english).replacingOccurrences(of: folder, with: "F") })
      seteuid(getuid())
      rmdir(folder)
      exit(0)
    }
    let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
    #expect(
      output.contains(
        #"["F: error: cannot be read: Permission denied\n  Make it readable, or give another."]"#))
  }

  @Test("a folder in the place of a table") func folderForTable() throws {
    let scratch = try Scratch()
    let path = try scratch.package(Sample.with("bells.csv", nil))
    mkdir(path + "/bells.csv", 0o777)
    #expect(
      readPackage(at: path).faults.map(\.description) == [
        "bells.csv: error: cannot be read: Is a directory\n  Make it readable, or give another."
      ])
  }

  @Test(
    "text that is no text",
    arguments: [
      (
        [0xFF, 0xFE, 0x62, 0x00],
        "boards.csv: error: is not a text file but a workbook, or UTF-16\n  Save it as 'CSV UTF-8'."
      ),
      (
        Array("PK\u{3}\u{4}xlsx".utf8),
        "boards.csv: error: is not a text file but a workbook, or UTF-16\n  Save it as 'CSV UTF-8'."
      ),
      (
        Array("board,name\n16SW,é".utf8) + [0xE9],
        "boards.csv:2:7: error: the text is neither UTF-8 nor Windows-1252 from here on\n  Save the table anew as 'CSV UTF-8'."
      ),
      (
        Array("board,name\n16SW,".utf8) + [0x81],
        "boards.csv:2:6: error: the text is neither UTF-8 nor Windows-1252 from here on\n  Save the table anew as 'CSV UTF-8'."
      ),
    ] as [([UInt8], String)])
  func encoding(bytes: [UInt8], message: String) throws {
    let scratch = try Scratch()
    var files = Sample.files.mapValues { Data($0.utf8) }
    files["boards.csv"] = Data(bytes)
    #expect(readPackage(at: try scratch.package(files)).faults.map(\.description) == [message])
  }

  @Test("datapackage.json that tells another story is a warning") func dataPackage() throws {
    let scratch = try Scratch()
    var files = Sample.files
    files["datapackage.json"] = "{"
    #expect(
      readPackage(at: try scratch.package(files, named: "broken")).faults.map(\.kind) == [.dataPackageBroken])
    let listed = files.keys.filter { $0.hasSuffix(".csv") && $0 != "bells.csv" }.sorted() + ["cars.csv"]
    files["datapackage.json"] =
      #"{"resources": [\#(listed.map { "{\"path\": \"\($0)\"}" }.joined(separator: ","))]}"#
    #expect(
      readPackage(at: try scratch.package(files, named: "other")).faults.map(\.kind)
        == [.dataPackageLists("cars.csv"), .dataPackageOmits("bells.csv")])
  }

  @Test("a zip of the folder's parent reads the same", .enabled(if: hasPython)) func nested() throws {
    let scratch = try Scratch()
    let folder = try scratch.package(Sample.files)
    try zip(
      scratch.path + "/p.zip",
      "import os\nfor f in os.listdir('\(folder)'): z.write('\(folder)/' + f, 'week 49/' + f)")
    let reading = readPackage(at: scratch.path + "/p.zip")
    #expect(reading.faults == [])
    #expect(reading.region == readPackage(at: folder).region)
  }

  @Test(
    "a dangerous zip is refused", .enabled(if: hasPython),
    arguments: [
      (
        "z.writestr('../boards.csv', 'x')",
        "entry '../boards.csv' has a path that could lead out of the package"
      ),
      (
        "z.writestr('/etc/boards.csv', 'x')",
        "entry '/etc/boards.csv' has a path that could lead out of the package"
      ),
      (
        "z.writestr('a/../../b.txt', 'x')",
        "entry 'a/../../b.txt' has a path that could lead out of the package"
      ),
      (
        "z.writestr('boards.csv', b'0' * 5000000)",
        "entry 'boards.csv' unpacks to more than 200 times its size, which no table does"
      ),
      (
        "f = z.open('boards.csv', 'w', force_zip64=True)\nfor i in range(300): f.write(b'0' * (1 << 20))\nf.close()",
        "entry 'boards.csv': is larger than 256 MB"
      ),
    ])
  func dangerous(lines: String, problem: String) throws {
    let scratch = try Scratch()
    try zip(scratch.path + "/p.zip", lines)
    let reading = readPackage(at: scratch.path + "/p.zip")
    #expect(reading.faults.map(\.problem) == [problem])
    #expect(reading.region == nil)
  }

  @Test("of a table that is refused in a zip nothing else is told", .enabled(if: hasPython)) func lost()
    throws
  {
    let scratch = try Scratch()
    let folder = try scratch.package(Sample.with("boards.csv", nil))
    try zip(
      scratch.path + "/p.zip",
      "import os\nfor n in os.listdir('\(folder)'): z.write('\(folder)/' + n, n)\n"
        + "z.writestr('boards.csv', b'0' * 5000000)")
    #expect(
      readPackage(at: scratch.path + "/p.zip").faults.map(\.problem) == [
        "entry 'boards.csv' unpacks to more than 200 times its size, which no table does"
      ])
  }

  @Test("a zip that says less than it holds is refused", .enabled(if: hasPython)) func lying() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/p.zip"
    try zip(path, "z.writestr('boards.csv', bytes(range(32, 127)) * 40)")
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let size = withUnsafeBytes(of: UInt32(95 * 40).littleEndian) { Array($0) }
    for start in bytes.indices.dropLast(4) where Array(bytes[start..<start + 4]) == size {
      bytes.replaceSubrange(start..<start + 4, with: [10, 0, 0, 0])
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let problems = readPackage(at: path).faults.map(\.problem)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("entry 'boards.csv': the zip cannot be unpacked: ") == true)
    #expect(problems.first?.hasSuffix("No error") == false)
  }

  @Test("a zip cut short is refused") func cut() throws {
    let scratch = try Scratch()
    let region = try #require(readPackage(at: try scratch.package(Sample.files)).region)
    let path = scratch.path + "/p.zip"
    try writePackage(region, to: path)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path))
    let reading = readPackage(at: path)
    #expect(reading.faults.count == 1)
    #expect(reading.faults.first?.problem.hasPrefix("the zip cannot be unpacked") == true)
  }
}
