// SPDX-License-Identifier: GPL-3.0-or-later
// mallopt, which Swift's Glibc does not show.
#include <malloc.h>
