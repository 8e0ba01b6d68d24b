// SPDX-License-Identifier: GPL-3.0-or-later
import CFolder
import Glibc

/// Writes files as one folder: all of them appear, or nothing changes.
///
/// The files are written and flushed beside the target, then the new folder takes the old one's place in one
/// step of the file system (on file systems without such an exchange: two renames, undone if the second fails).
/// Files and folders of the old folder that are not written anew stay, except those named in `retired`: an
/// earlier run's files that would no longer be true. They stand in the new folder before it takes the old one's place, so
/// that a run that is killed leaves either folder whole (on file systems without hard links: they follow at once).
/// Folders above the target are made as needed.
public func writeWhole(
  folder: String, files: [(name: String, bytes: [UInt8])], retired: Set<String> = []
) throws(WriteError) {
  let target = try resolved(folder)
  let fresh = target + ".writing-\(getpid())"
  do {
    let replaces = try prepare(target, wantsFolder: true)
    discard(fresh)
    var holdsOnlyOurs = true
    defer { if holdsOnlyOurs { discard(fresh) } }
    let written = Set(files.map(\.name)).union(retired)
    try makeFresh(fresh, files, keepingFrom: replaces ? target : nil, except: written)
    if replaces {
      try exchange(fresh, target)
      // What was the old folder is now called `fresh`; what is not ours goes back, in place of its likeness.
      holdsOnlyOurs = false
      for name in try Files.names(in: fresh) where !written.contains(name) {
        try putBack(fresh + "/" + name, to: target + "/" + name)
      }
      holdsOnlyOurs = true
    } else {
      try check(rename(fresh, target))
    }
    try flushFolder(parent(of: target))
  } catch {
    throw WriteError(path: folder, reason: error.reason)
  }
}

/// Makes the folder that is to take an old one's place: the files, and likenesses of what else the old one holds.
func makeFresh(
  _ fresh: String, _ files: [(name: String, bytes: [UInt8])], keepingFrom old: String?,
  except written: Set<String>
) throws(SystemError) {
  try check(mkdir(fresh, 0o777))
  try writeFlushed(files.map { (fresh + "/" + $0.name, $0.bytes) })
  for name in try old.map({ path throws(SystemError) in try Files.names(in: path) }) ?? [] {
    let path = (old ?? "") + "/" + name
    if !written.contains(name) {
      linkTree(path, to: fresh + "/" + name)
    } else if try Files.isFolder(path) {
      // A folder of somebody else with the name of a file of ours.
      throw SystemError(code: EISDIR)
    }
  }
  try flushFolder(fresh)
}

/// Writes one file whole or not at all; an existing file is replaced in one step.
public func writeWhole(file: String, bytes: [UInt8]) throws(WriteError) {
  let target = try resolved(file)
  let fresh = target + ".writing-\(getpid())"
  do {
    _ = try prepare(target, wantsFolder: false)
    defer { unlink(fresh) }
    try writeFlushed([(fresh, bytes)])
    try check(rename(fresh, target))
    try flushFolder(parent(of: target))
  } catch {
    throw WriteError(path: file, reason: error.reason)
  }
}

/// The path without a slash at the end and with links followed, so that a link to a folder stays a link.
func resolved(_ path: String) throws(WriteError) -> String {
  var trimmed = path
  while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
  guard !trimmed.isEmpty else { throw WriteError(path: path, reason: "the path is empty") }
  guard let real = realpath(trimmed, nil) else { return trimmed }
  defer { free(real) }
  return String(cString: real)
}

func parent(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

private func check(_ status: Int32) throws(SystemError) {
  if status != 0 { throw .latest }
}

/// Makes the folders above the target; returns whether the target is there, of the wanted kind.
private func prepare(_ target: String, wantsFolder: Bool) throws(SystemError) -> Bool {
  guard access(target, F_OK) == 0 else {
    try makeFolders(parent(of: target))
    return false
  }
  let isFolder = try Files.isFolder(target)
  guard isFolder == wantsFolder else { throw SystemError(code: isFolder ? EISDIR : ENOTDIR) }
  return true
}

private func makeFolders(_ path: String) throws(SystemError) {
  if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
  guard errno == ENOENT, path != parent(of: path) else { throw .latest }
  try makeFolders(parent(of: path))
  try check(mkdir(path, 0o777))
}

/// Writes files and waits until they are on the disk, some at a time: waiting for one is then waiting for all of these.
private func writeFlushed(_ files: [(path: String, bytes: [UInt8])]) throws(SystemError) {
  let most = 64
  for first in stride(from: 0, to: files.count, by: most) {
    var descriptors: [Int32] = []
    defer { for descriptor in descriptors { close(descriptor) } }
    for file in files[first..<min(first + most, files.count)] {
      let descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw .latest }
      descriptors.append(descriptor)
      try writeAll(file.bytes, to: descriptor)
      file_begin_flush(descriptor)
    }
    for descriptor in descriptors { try check(fsync(descriptor)) }
  }
}

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes {
      write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
    }
    if count < 0 {
      if errno == EINTR { continue }
      throw .latest
    }
    written += count
  }
}

private func flushFolder(_ path: String) throws(SystemError) {
  let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .latest }
  defer { close(descriptor) }
  try check(fsync(descriptor))
}

/// Two folders change names in one step, or where that is not to be had in as few steps as can be undone.
private func exchange(_ fresh: String, _ target: String) throws(SystemError) {
  if folder_exchange(fresh, target) == 0 { return }
  guard errno == EINVAL || errno == ENOSYS else { throw .latest }
  try exchangeByRenames(fresh, target)
}

func exchangeByRenames(_ fresh: String, _ target: String) throws(SystemError) {
  let aside = target + ".aside-\(getpid())"
  try check(rename(target, aside))
  guard rename(fresh, target) == 0 else {
    let failure = SystemError.latest
    try check(rename(aside, target))
    throw failure
  }
  try check(rename(aside, fresh))
}
