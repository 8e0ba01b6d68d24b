// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CGLPKGUARD_CALL_H
#define CGLPKGUARD_CALL_H

#include "guard.h"
#include "library.h"

#include <setjmp.h>
#include <time.h>

/// One guarded call: what to do, and what its hooks need to know.
typedef struct guard_call {
  void (*body)(struct guard_call *);
  const glpkguard_model *model;
  const glpkguard_options *options;            // NULL when nothing is solved
  glpkguard_result *result;                    // NULL when nothing is solved
  const glpkguard_names *names;                // NULL when nothing is written
  glpkguard_format format;
  const char *path;
  glpkguard_status status;
  struct timespec began;
  glpkguard_progress progress;
  bool start_is_injected;
  bool is_second_try;                          // from the standard basis, as the first try was unstable
  char chunk[2][256];                          // the two latest pieces of terminal output, the newer last
  jmp_buf exit;
} guard_call;

/// Runs `call->body` on an OS thread of its own, behind the guard; `message` receives GLPK's words on a fault.
glpkguard_status guard_run(guard_call *call, char message[512]);

/// Seconds since the call began.
double guard_seconds(const guard_call *call);

/// Builds the problem of the call, without names. Raises a GLPK error on wrong indices and duplicates.
glp_prob *guard_build(guard_call *call);

#endif
