// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Keeps two runs from changing one package at once: between reading it and writing it back, a run holds its lock.
///
/// The lock is on an empty file `PACKAGE.lock` beside the package, since the package itself is replaced in writing. The system
/// releases it however the run ends; a file that a killed run left behind hinders nobody.
enum PackageLock {
  /// Runs `body` while holding the lock of a package; returns `nil`, without having run it, if another run holds the lock for
  /// all of `waiting`.
  static func hold<Answer>(
    _ package: String, waiting: Duration, _ body: () -> Answer
  ) throws(WriteError) -> Answer? {
    let target = try resolved(package)
    let path = target + ".lock"
    do {
      let deadline = ContinuousClock.now.advanced(by: waiting)
      repeat {
        if let descriptor = try acquired(path) {
          discardLeftovers(of: target)
          defer {
            // Gone before it is free, so that nobody's lock is on a file that is taken away under them.
            unlink(path)
            close(descriptor)
          }
          return body()
        }
        usleep(20_000)
      } while ContinuousClock.now < deadline
      return nil
    } catch {
      throw WriteError(path: package, reason: error.reason)
    }
  }

  /// The locked file; `nil` if another run has it, or has just taken away the file that was opened.
  private static func acquired(_ path: String) throws(SystemError) -> Int32? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .latest }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
      var (held, named) = (stat(), stat())
      if fstat(descriptor, &held) == 0, stat(path, &named) == 0,
        held.st_dev == named.st_dev, held.st_ino == named.st_ino
      {
        return descriptor
      }
    } else if errno != EWOULDBLOCK, errno != EINTR {
      let failure = SystemError.latest
      close(descriptor)
      throw failure
    }
    close(descriptor)
    return nil
  }
}
