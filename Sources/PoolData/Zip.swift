// SPDX-License-Identifier: GPL-3.0-or-later
import CZip

/// Reading and writing archives through libzip.
enum Zip {
  /// The most that the entries of one archive may hold together.
  static let largestTotal = 512 << 20
  /// The most that an entry over a megabyte may be smaller than its content; tables stay under 30.
  static let largestRatio: UInt64 = 200

  /// The entries of an archive that `isWanted` by its path, in order of path; the others are not unpacked. One that was
  /// refused has no bytes.
  ///
  /// Refuses, before unpacking, paths that lead outside the archive and entries that are encrypted, too large
  /// or squeezed too hard to be tables; while unpacking, entries that turn out larger than they said.
  static func read(_ path: String, isWanted: (String) -> Bool, log: FaultLog) -> [(
    path: String, bytes: [UInt8]?
  )] {
    var code: Int32 = 0
    guard let archive = zip_open(path, Int32(ZIP_RDONLY), &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      log.tell(Fault(.zipBroken(reason: String(cString: zip_error_strerror(&error))), file: path))
      return []
    }
    defer { zip_discard(archive) }
    var total = 0
    var entries: [(path: String, bytes: [UInt8]?)] = []
    for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
      var status = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &status) == 0, let raw = status.name else { continue }
      let name = String(cString: raw)
      let megabytes = 1 << 20
      func refuse(_ kind: FaultKind) {
        log.tell(Fault(kind, file: path, column: nil, value: name))
        if !isUnsafe(name), isWanted(name) { entries.append((name, nil)) }
      }
      if isUnsafe(name) {
        refuse(.zipUnsafeName)
      } else if status.size > UInt64(Files.largest) || status.size > UInt64(largestTotal - total) {
        refuse(.tooLarge(limitMegabytes: Files.largest / megabytes))
      } else if status.size > megabytes, status.size / max(1, status.comp_size) > largestRatio {
        refuse(.squeezedTooHard(ratio: Int(largestRatio)))
      } else if isWanted(name) {
        if status.encryption_method != UInt16(ZIP_EM_NONE) {
          refuse(.zipEncrypted)
        } else {
          do throws(Damage) {
            let bytes = try unpack(archive, index, size: Int(status.size))
            total += bytes.count
            entries.append((name, bytes))
          } catch {
            refuse(.zipBroken(reason: error.reason))
          }
        }
      }
    }
    return entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Why an entry cannot be unpacked, in libzip's words.
  private struct Damage: Error { let reason: String }

  /// The bytes of an entry; throws if it is damaged or is not of the size that it gives.
  private static func unpack(
    _ archive: OpaquePointer, _ index: UInt64, size: Int
  ) throws(Damage) -> [UInt8] {
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw Damage(reason: String(cString: zip_strerror(archive)))
    }
    defer { zip_fclose(file) }
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var filled = 0
    while filled <= size {
      let count = bytes.withUnsafeMutableBytes { buffer in
        zip_fread(file, buffer.baseAddress?.advanced(by: filled), UInt64(buffer.count - filled))
      }
      guard count >= 0 else { throw Damage(reason: String(cString: zip_file_strerror(file))) }
      if count == 0 { break }
      filled += Int(count)
    }
    guard filled == size else { throw Damage(reason: "Unexpected length of data") }
    bytes.removeLast()
    return bytes
  }

  private static func isUnsafe(_ name: String) -> Bool {
    name.hasPrefix("/") || name.contains("\\") || name.contains(":")
      || name.split(separator: "/").contains("..")
  }

  /// The bytes of an archive of the files; every date in it is 1980-01-01, so equal files give equal bytes.
  static func bytes(of files: [(name: String, bytes: [UInt8])]) throws(WriteError) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    func failed() -> WriteError {
      WriteError(path: "zip", reason: String(cString: zip_error_strerror(&error)))
    }
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw failed() }
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, Int32(ZIP_TRUNCATE), &error) else { throw failed() }
    for file in files {
      let source = file.bytes.withUnsafeBytes { content -> OpaquePointer? in
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, content.count), alignment: 1)
        if let base = content.baseAddress { copy.copyMemory(from: base, byteCount: content.count) }
        return zip_source_buffer(archive, copy, UInt64(content.count), 1)
      }
      let index = zip_file_add(archive, file.name, source, UInt32(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else {
        throw WriteError(path: file.name, reason: String(cString: zip_strerror(archive)))
      }
      zip_file_set_dostime(archive, UInt64(index), 0, 0x21, 0)
    }
    guard zip_close(archive) == 0 else {
      defer { zip_discard(archive) }
      throw WriteError(path: "zip", reason: String(cString: zip_strerror(archive)))
    }
    var status = zip_stat_t()
    zip_source_stat(target, &status)
    var bytes = [UInt8](repeating: 0, count: Int(status.size))
    zip_source_open(target)
    defer { zip_source_close(target) }
    let count = bytes.withUnsafeMutableBytes { zip_source_read(target, $0.baseAddress, UInt64($0.count)) }
    guard count == Int64(bytes.count) else { throw failed() }
    return bytes
  }
}
