// SPDX-License-Identifier: GPL-3.0-or-later
#if __has_include(<zip.h>)
#include <zip.h>
#else
#error "libzip is missing: run 'make setup', or 'apt-get install libzip-dev', and build again."
#endif
