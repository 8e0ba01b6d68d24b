// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CGLPKGUARD_H
#define CGLPKGUARD_H

#include <stdbool.h>
#include <stdint.h>

// The guarded door to GLPK. One call does all: on an OS thread of its own it builds a problem, works on it,
// copies the answer out and frees everything GLPK holds. No GLPK object outlives a call, and a programming
// error that GLPK detects (it would abort the process) comes back as GLPKGUARD_FAULT with GLPK's own words.
// Setjmp and longjmp stay inside this target; they never cross a frame of the caller.

/// What became of a call.
typedef enum {
  GLPKGUARD_OK,           // the answer is in the result
  GLPKGUARD_UNAVAILABLE,  // libglpk could not be loaded; the message says why
  GLPKGUARD_FAULT,        // GLPK gave up inside; the message holds its words
  GLPKGUARD_UNWRITABLE,   // glpkguard_write alone: the file could not be written
} glpkguard_status;

/// How a solve ended, GLPK's return code and solution status folded into one answer.
typedef enum { GLPKGUARD_OPTIMAL, GLPKGUARD_INFEASIBLE, GLPKGUARD_UNBOUNDED, GLPKGUARD_STOPPED } glpkguard_end;

/// What stopped a solve that ended as GLPKGUARD_STOPPED.
typedef enum {
  GLPKGUARD_BY_PROOF,
  GLPKGUARD_BY_TIME,
  GLPKGUARD_BY_NODES,
  GLPKGUARD_BY_ITERATIONS,
  GLPKGUARD_BY_CANCEL,
  GLPKGUARD_BY_GAP,
} glpkguard_stop;

/// A linear model in flat arrays. Indices count from 0; bounds may be infinite; all else must be finite.
typedef struct {
  int32_t column_count, row_count, entry_count;
  bool maximise;
  double constant;
  const double *column_lower, *column_upper, *cost;
  const uint8_t *is_integer;
  const double *row_lower, *row_upper;
  const int32_t *entry_row, *entry_column;
  const double *entry_value;
} glpkguard_model;

/// Names for an exported model: `rows` and `columns` hold one NUL-terminated name after the other, in order.
typedef struct {
  const char *model, *objective, *rows, *columns;
} glpkguard_names;

/// A moment of a running solve.
typedef struct {
  int64_t nodes;
  bool has_incumbent, has_bound;
  double incumbent, bound, seconds;
} glpkguard_progress;

/// Called on the solving thread while a solve runs; a non-zero answer stops it. Must not call GLPK.
typedef int (*glpkguard_observer)(void *context, const glpkguard_progress *progress);

/// Limits and settings. A negative limit means none.
typedef struct {
  double seconds;
  int64_t nodes, iterations;
  double relative_gap, absolute_gap;
  int32_t memory_megabytes;
  bool dual_simplex, pseudo_cost_branching, depth_first, clique_cuts;
  const double *start;                         // an integer feasible point, or NULL
  const uint8_t *column_basis, *row_basis;     // GLPK's status codes, or NULL for the slack basis
  glpkguard_observer observer;                 // or NULL
  void *observer_context;
  bool inject_fault;                           // raise an error inside GLPK on purpose
} glpkguard_options;

/// The answer. The arrays belong to the caller: `values`, `reduced_costs` and `column_basis` as long as the
/// columns, `duals` and `row_basis` as long as the rows. `glpkguard_solve` leaves the duals alone.
typedef struct {
  glpkguard_end end;
  glpkguard_stop stop;
  bool has_values, has_bound, has_basis;
  double objective, bound;
  int64_t nodes, iterations;
  double *values, *reduced_costs, *duals;
  uint8_t *column_basis, *row_basis;
  char message[512];
} glpkguard_result;

typedef enum { GLPKGUARD_FREE_MPS, GLPKGUARD_CPLEX_LP } glpkguard_format;

/// Loads libglpk on first use and gives its version ("5.0"), or NULL with the reason in `message`.
const char *glpkguard_version(char message[512]);

/// Solves the integer program by branch and cut, after its root relaxation by simplex.
glpkguard_status glpkguard_solve(const glpkguard_model *, const glpkguard_options *, glpkguard_result *);

/// Solves the relaxation by simplex, integrality ignored.
glpkguard_status glpkguard_relax(const glpkguard_model *, const glpkguard_options *, glpkguard_result *);

/// Writes the model to a file; `message` receives the reason of a failure.
glpkguard_status glpkguard_write(
  const glpkguard_model *, const glpkguard_names *, glpkguard_format, const char *path, char message[512]);

#endif
