// SPDX-License-Identifier: GPL-3.0-or-later
// The guard: whatever happens inside GLPK, the process lives on and the next call starts clean.
#include "call.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { RAISED = 1, CANCELLED = 2, UNSTABLE = 3 };
enum { STACK_BYTES = 16 << 20 };

double guard_seconds(const guard_call *call) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)(now.tv_sec - call->began.tv_sec) + 1e-9 * (double)(now.tv_nsec - call->began.tv_nsec);
}

// GLPK is never allowed to print. An error arrives as two pieces of text, the message and where it was
// raised, so the two latest pieces are kept. Simplex speaks every 100 ms, which is also the moment to notice
// a cancellation inside a long relaxation: everything it leaves behind is freed with the environment.
//
// Where dual simplex fails at a node, GLPK goes on with primal simplex, which has no limit there and can go round in circles.
static int on_text(void *info, const char *text) {
  guard_call *call = info;
  if (call->progress.nodes > 0 && strstr(text, "dual simplex failed") != NULL) longjmp(call->exit, UNSTABLE);
  memcpy(call->chunk[0], call->chunk[1], sizeof call->chunk[0]);
  snprintf(call->chunk[1], sizeof call->chunk[1], "%s", text);
  if (call->options != NULL && call->options->observer != NULL) {
    call->progress.seconds = guard_seconds(call);
    if (call->options->observer(call->options->observer_context, &call->progress))
      longjmp(call->exit, CANCELLED);
  }
  return 1;
}

static void on_error(void *info) { longjmp(((guard_call *)info)->exit, RAISED); }

static void *run_guarded(void *info) {
  guard_call *call = info;
  int raised = setjmp(call->exit);
  if (raised == UNSTABLE && !call->is_second_try) {
    // Other numbers from another basis; what the first try found stays.
    glpk.glp_free_env();
    call->is_second_try = true;
    call->start_is_injected = false;
    call->progress.nodes = 0;
    raised = 0;
  }
  if (raised == 0) {
    glpk.glp_term_hook(on_text, call);
    glpk.glp_error_hook(on_error, call);
    if (call->options != NULL && call->options->memory_megabytes > 0)
      glpk.glp_mem_limit(call->options->memory_megabytes);
    call->body(call);
  } else if (raised == CANCELLED || raised == UNSTABLE) {
    call->result->end = GLPKGUARD_STOPPED;
    call->result->stop = raised == CANCELLED ? GLPKGUARD_BY_CANCEL : GLPKGUARD_BY_ITERATIONS;
    call->result->nodes = call->progress.nodes;
  } else {
    call->status = GLPKGUARD_FAULT;
  }
  // The only clean-up that is right after an error; after success it also drops the memory limit.
  glpk.glp_free_env();
  return NULL;
}

glpkguard_status guard_run(guard_call *call, char message[512]) {
  message[0] = '\0';
  const char *failure = glpk_load();
  if (failure != NULL) {
    snprintf(message, 512, "%s", failure);
    return GLPKGUARD_UNAVAILABLE;
  }
  call->status = GLPKGUARD_OK;
  clock_gettime(CLOCK_MONOTONIC, &call->began);
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, STACK_BYTES);
  int refused = pthread_create(&thread, &attributes, run_guarded, call);
  pthread_attr_destroy(&attributes);
  if (refused) {
    snprintf(message, 512, "no thread to solve on: %s", strerror(refused));
    return GLPKGUARD_FAULT;
  }
  pthread_join(thread, NULL);
  if (call->status == GLPKGUARD_FAULT) snprintf(message, 512, "%s%s", call->chunk[0], call->chunk[1]);
  if (call->status == GLPKGUARD_UNWRITABLE) snprintf(message, 512, "%s", call->chunk[1]);
  return call->status;
}

const char *glpkguard_version(char message[512]) {
  const char *failure = glpk_load();
  snprintf(message, 512, "%s", failure == NULL ? "" : failure);
  return failure == NULL ? glpk.glp_version() : NULL;
}
