// SPDX-License-Identifier: GPL-3.0-or-later
// GLPK is loaded when it is first needed, so that the program starts, and plans greedily, without it.
#include "library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

glpk_functions glpk;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[512];

static void load(void) {
  const char *path = getenv("POOLMATCH_GLPK");
  if (path == NULL || path[0] == '\0') path = "libglpk.so.40";
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    snprintf(failure, sizeof failure, "%s", dlerror());
    return;
  }
#define FIND(name)                                                                       \
  glpk.name = (__typeof__(glpk.name))dlsym(library, #name);                              \
  if (glpk.name == NULL) {                                                               \
    snprintf(failure, sizeof failure, "%s has no function %s; GLPK 5.0 is needed", path, #name); \
    return;                                                                              \
  }
  GLPK_FUNCTIONS(FIND)
#undef FIND
  if (strncmp(glpk.glp_version(), "5.", 2) != 0)
    snprintf(failure, sizeof failure, "%s is GLPK %s; 5.0 is needed", path, glpk.glp_version());
}

const char *glpk_load(void) {
  pthread_once(&once, load);
  return failure[0] == '\0' ? NULL : failure;
}
