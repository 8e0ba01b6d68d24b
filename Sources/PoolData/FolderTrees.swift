// SPDX-License-Identifier: GPL-3.0-or-later
import CFolder
import Glibc

/// Makes a likeness of a file, or of a folder with all that is in it, of hard links; nothing where that cannot be had.
func linkTree(_ path: String, to likeness: String) {
  func linked(_ path: String, _ likeness: String) -> Bool {
    if link(path, likeness) == 0 { return true }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, mkdir(likeness, 0o700) == 0,
      let names = try? Files.names(in: path),
      names.allSatisfy({ linked(path + "/" + $0, likeness + "/" + $0) })
    else { return false }
    return chmod(likeness, status.st_mode & 0o7777) == 0
  }
  if !linked(path, likeness) { discard(likeness) }
}

/// Moves a file or folder to where its likeness may stand, which takes its name.
func putBack(_ path: String, to target: String) throws(SystemError) {
  if access(target, F_OK) == 0 || errno != ENOENT {
    // Two names of one file are as good as each other; so is a likeness where two folders cannot change names.
    _ = folder_exchange(path, target)
  } else if rename(path, target) != 0 {
    throw .latest
  }
}

/// Removes a file, or a folder with all that is in it, if it is there; links are not followed.
func discard(_ path: String) {
  if unlink(path) == 0 || errno == ENOENT { return }
  for name in (try? Files.names(in: path)) ?? [] { discard(path + "/" + name) }
  rmdir(path)
}

/// Removes what runs that are no more left beside a target that they did not get to replace.
///
/// Only for who holds the target's lock: nobody else is writing it then.
func discardLeftovers(of target: String) {
  let folder = parent(of: target)
  let prefix = lastPart(target) + ".writing-"
  for name in (try? Files.names(in: folder)) ?? [] where name.hasPrefix(prefix) {
    if let process = pid_t(name.dropFirst(prefix.count)), kill(process, 0) != 0, errno == ESRCH {
      discard(folder + "/" + name)
    }
  }
}
