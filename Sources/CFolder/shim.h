// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Lets two paths change names in one step: renameat2 with RENAME_EXCHANGE, which Swift's Glibc does not show.
static inline int folder_exchange(const char *a, const char *b) {
  const unsigned exchange = 2;  // RENAME_EXCHANGE of <linux/fs.h>
  return (int)syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, exchange);
}

/// Begins to write a file's bytes to the disk, without waiting: sync_file_range, which Swift's Glibc does not show.
static inline void file_begin_flush(int file) {
  const unsigned write = 2;  // SYNC_FILE_RANGE_WRITE of <linux/fs.h>
  syscall(SYS_sync_file_range, file, (off_t)0, (off_t)0, write);
}
