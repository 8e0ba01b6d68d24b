// SPDX-License-Identifier: GPL-3.0-or-later
#if __has_include(<sha256.h>)
#include <sha256.h>
#else
#error "libmd is missing: run 'make setup', or 'apt-get install libmd-dev', and build again."
#endif
