// SPDX-License-Identifier: GPL-3.0-or-later
// From flat arrays that count from 0 to a GLPK problem that counts from 1, and to a model file.
#include "call.h"

#include <math.h>
#include <string.h>

// GLPK wants equal bounds as GLP_FX and names each combination of infinite ones.
static int bound_type(double lower, double upper) {
  if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
  if (isinf(upper)) return GLP_LO;
  return lower == upper ? GLP_FX : GLP_DB;
}

glp_prob *guard_build(guard_call *call) {
  const glpkguard_model *m = call->model;
  glp_prob *problem = glpk.glp_create_prob();
  glpk.glp_set_obj_dir(problem, m->maximise ? GLP_MAX : GLP_MIN);
  glpk.glp_set_obj_coef(problem, 0, m->constant);
  if (m->row_count > 0) glpk.glp_add_rows(problem, m->row_count);
  if (m->column_count > 0) glpk.glp_add_cols(problem, m->column_count);
  for (int i = 0; i < m->row_count; i++)
    glpk.glp_set_row_bnds(
      problem, i + 1, bound_type(m->row_lower[i], m->row_upper[i]), m->row_lower[i], m->row_upper[i]);
  for (int j = 0; j < m->column_count; j++) {
    int type = bound_type(m->column_lower[j], m->column_upper[j]);
    glpk.glp_set_col_bnds(problem, j + 1, type, m->column_lower[j], m->column_upper[j]);
    glpk.glp_set_obj_coef(problem, j + 1, m->cost[j]);
    if (m->is_integer[j]) glpk.glp_set_col_kind(problem, j + 1, GLP_IV);
  }
  // Element 0 of each array is GLPK's dummy. glp_alloc'ed memory goes with the environment, come what may.
  int length = m->entry_count + 1;
  int *rows = glpk.glp_alloc(length, sizeof(int));
  int *columns = glpk.glp_alloc(length, sizeof(int));
  double *values = glpk.glp_alloc(length, sizeof(double));
  // GLPK lists a row's entries latest first; loaded backwards, a written row reads as it was stated.
  for (int k = 0; k < m->entry_count; k++) {
    rows[m->entry_count - k] = m->entry_row[k] + 1;
    columns[m->entry_count - k] = m->entry_column[k] + 1;
    values[m->entry_count - k] = m->entry_value[k];
  }
  glpk.glp_load_matrix(problem, m->entry_count, rows, columns, values);
  return problem;
}

static void write_body(guard_call *call) {
  glp_prob *problem = guard_build(call);
  glpk.glp_set_prob_name(problem, call->names->model);
  glpk.glp_set_obj_name(problem, call->names->objective);
  const char *name = call->names->rows;
  for (int i = 1; i <= call->model->row_count; i++, name += strlen(name) + 1)
    glpk.glp_set_row_name(problem, i, name);
  name = call->names->columns;
  for (int j = 1; j <= call->model->column_count; j++, name += strlen(name) + 1)
    glpk.glp_set_col_name(problem, j, name);
  int failed = call->format == GLPKGUARD_FREE_MPS
    ? glpk.glp_write_mps(problem, GLP_MPS_FILE, NULL, call->path)
    : glpk.glp_write_lp(problem, NULL, call->path);
  if (failed) call->status = GLPKGUARD_UNWRITABLE;
}

glpkguard_status glpkguard_write(
  const glpkguard_model *model, const glpkguard_names *names, glpkguard_format format, const char *path,
  char message[512]
) {
  guard_call call = {.body = write_body, .model = model, .names = names, .format = format, .path = path};
  return guard_run(&call, message);
}
