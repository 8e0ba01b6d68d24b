// SPDX-License-Identifier: GPL-3.0-or-later
#if __has_include(<glpk.h>)
#include <glpk.h>
#else
#error "GLPK 5.0 is missing: run 'make setup', or 'apt-get install libglpk-dev', and build again."
#endif
