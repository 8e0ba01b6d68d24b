// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A system call that failed.
struct SystemError: Error {
  let code: Int32
  /// The system's words for it, such as `No space left on device`.
  var reason: String { String(cString: strerror(code)) }
  static var latest: SystemError { SystemError(code: errno) }
}

/// The few things that are asked of the file system for reading.
enum Files {
  /// The most bytes of one file that are read; a national package stays under a tenth of it.
  static let largest = 256 << 20

  /// What tells one file or folder from another that takes its place, or that it was changed; `nil` if there is none.
  static func identity(_ path: String) -> [Int]? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return [
      Int(status.st_dev), Int(status.st_ino), status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
    ]
  }

  static func isFolder(_ path: String) throws(SystemError) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .latest }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, in the order of their bytes.
  static func names(in folder: String) throws(SystemError) -> [String] {
    guard let stream = opendir(folder) else { throw .latest }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// A file's bytes, up to `largest` + 1 of them.
  static func read(_ path: String) throws(SystemError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .latest }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .latest }
    var bytes = [UInt8](repeating: 0, count: max(4096, min(Int(status.st_size) + 1, largest + 1)))
    var filled = 0
    while filled <= largest {
      if filled == bytes.count {
        bytes.append(contentsOf: repeatElement(0, count: min(bytes.count, largest + 1 - filled)))
      }
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .latest
      }
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }
}
