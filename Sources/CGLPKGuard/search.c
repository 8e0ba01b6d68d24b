// SPDX-License-Identifier: GPL-3.0-or-later
// Simplex, then branch and cut, with limits that fold GLPK's return code and status into one answer.
#include "call.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <string.h>

// Objectives are whole numbers up to about 1e7, and a claimed optimum must be one. GLPK prunes a node whose
// bound is within tol_obj * (1 + |incumbent|): its default 1e-7 would be a whole unit there.
static const double OBJECTIVE_TOLERANCE = 1e-12;
// GLPK records a plan's objective before it rounds the columns: at its default 1e-5, and costs of 1e5, a whole
// unit may come of nothing. Columns of a basis of 0/1 rows are whole to about 1e-12, so this one is not strict.
static const double INTEGRALITY_TOLERANCE = 1e-9;

static int milliseconds_left(const guard_call *call) {
  if (call->options->seconds < 0) return INT_MAX;
  double left = 1000 * (call->options->seconds - guard_seconds(call));
  return left <= 0 ? 0 : left >= INT_MAX ? INT_MAX : (int)left;
}

static void end(guard_call *call, glpkguard_end end, glpkguard_stop stop) {
  call->result->end = end;
  call->result->stop = stop;
}

static void stop(guard_call *call, glp_tree *tree, glpkguard_stop reason) {
  end(call, GLPKGUARD_STOPPED, reason);
  glpk.glp_ios_terminate(tree);
}

// A return code that no limit explains takes the way of GLPK's own errors.
static void give_up(int code, const char *where) {
  glpk.glp_error_(where, code)("%s failed with return code %d\n", where, code);
}

static void copy_basis(guard_call *call, glp_prob *problem) {
  glpkguard_result *r = call->result;
  for (int j = 0; j < call->model->column_count; j++)
    r->column_basis[j] = (uint8_t)glpk.glp_get_col_stat(problem, j + 1);
  for (int i = 0; i < call->model->row_count; i++)
    r->row_basis[i] = (uint8_t)glpk.glp_get_row_stat(problem, i + 1);
  r->has_basis = true;
}

// Simplex with so many iterations left, negative = no end of them.
static int simplex(guard_call *call, glp_prob *problem, glp_smcp *control, int64_t iterations) {
  control->tm_lim = milliseconds_left(call);
  control->it_lim = iterations < 0 || iterations > INT_MAX ? INT_MAX : (int)iterations;
  return glpk.glp_simplex(problem, control);
}

// Brings the relaxation to its optimum, which glp_intopt needs before it starts. True if it got there.
//
// Simplex can go round in circles, and lose its way in a basis that is as good as singular: then the other method begins anew.
static bool solve_relaxation(guard_call *call, glp_prob *problem) {
  const glpkguard_options *o = call->options;
  glp_smcp control;
  glpk.glp_init_smcp(&control);
  control.msg_lev = GLP_MSG_ON;
  control.out_frq = 100;
  control.meth = o->dual_simplex ? GLP_DUALP : GLP_PRIMAL;
  control.presolve = GLP_OFF;
  if (o->column_basis != NULL && o->row_basis != NULL && !call->is_second_try) {
    for (int j = 0; j < call->model->column_count; j++)
      glpk.glp_set_col_stat(problem, j + 1, o->column_basis[j]);
    for (int i = 0; i < call->model->row_count; i++)
      glpk.glp_set_row_stat(problem, i + 1, o->row_basis[i]);
  }
  int64_t patience = 1000 + 20 * ((int64_t)call->model->row_count + call->model->column_count);
  bool is_patient = o->iterations < 0 || o->iterations > patience;
  int code = simplex(call, problem, &control, is_patient ? patience : o->iterations);
  bool is_circling = code == GLP_EITLIM && is_patient;
  if (is_circling || code == GLP_EBADB || code == GLP_ESING || code == GLP_ECOND || code == GLP_EFAIL) {
    glpk.glp_std_basis(problem);
    control.meth = o->dual_simplex ? GLP_PRIMAL : GLP_DUALP;
    int64_t spent = glpk.glp_get_it_cnt(problem);
    code = simplex(call, problem, &control, o->iterations < 0 ? -1 : o->iterations - spent);
  }
  call->result->iterations = glpk.glp_get_it_cnt(problem);
  if (code != 0 && code != GLP_ETMLIM && code != GLP_EITLIM) give_up(code, "glp_simplex");
  copy_basis(call, problem);
  if (code == GLP_ETMLIM) end(call, GLPKGUARD_STOPPED, GLPKGUARD_BY_TIME);
  if (code == GLP_EITLIM) end(call, GLPKGUARD_STOPPED, GLPKGUARD_BY_ITERATIONS);
  if (code != 0) return false;
  int status = glpk.glp_get_status(problem);
  if (status == GLP_OPT) {
    end(call, GLPKGUARD_OPTIMAL, GLPKGUARD_BY_PROOF);
    return true;
  }
  if (status != GLP_NOFEAS && status != GLP_UNBND) give_up(status, "glp_simplex (status)");
  end(call, status == GLP_UNBND ? GLPKGUARD_UNBOUNDED : GLPKGUARD_INFEASIBLE, GLPKGUARD_BY_PROOF);
  return false;
}

// Keeps the best plan outside GLPK as soon as it is known, so that no way out of the search can lose it.
static void copy_incumbent(guard_call *call, glp_prob *problem) {
  glpkguard_result *r = call->result;
  int status = glpk.glp_mip_status(problem);
  if (status != GLP_FEAS && status != GLP_OPT) return;
  double objective = glpk.glp_mip_obj_val(problem);
  bool is_better = call->model->maximise ? objective > r->objective : objective < r->objective;
  if (r->has_values && !is_better) return;
  for (int j = 0; j < call->model->column_count; j++) r->values[j] = glpk.glp_mip_col_val(problem, j + 1);
  r->has_values = call->progress.has_incumbent = true;
  r->objective = call->progress.incumbent = objective;
}

// The best bound over all open nodes can be read while a node is chosen and when the root is solved.
static void copy_bound(guard_call *call, glp_tree *tree) {
  int best = glpk.glp_ios_best_node(tree);
  if (best == 0) return;
  double bound = glpk.glp_ios_node_bound(tree, best);
  if (fabs(bound) == DBL_MAX) return;
  call->result->has_bound = call->progress.has_bound = true;
  call->result->bound = call->progress.bound = bound;
}

static bool gap_is_closed(const guard_call *call) {
  const glpkguard_options *o = call->options;
  const glpkguard_progress *p = &call->progress;
  if (!p->has_incumbent || !p->has_bound) return false;
  double gap = fabs(p->incumbent - p->bound);
  return gap <= o->absolute_gap || gap <= o->relative_gap * fmax(1, fabs(p->incumbent));
}

static void inject_start(guard_call *call, glp_tree *tree) {
  int count = call->model->column_count;
  double *values = glpk.glp_alloc(count + 1, sizeof(double));
  memcpy(values + 1, call->options->start, (size_t)count * sizeof(double));
  glpk.glp_ios_heur_sol(tree, values);
  glpk.glp_free(values);
  call->start_is_injected = true;
}

// GLPK calls this many times a node: the one place for limits, cancellation, progress and the start.
static void on_search(glp_tree *tree, void *info) {
  guard_call *call = info;
  const glpkguard_options *o = call->options;
  glp_prob *problem = glpk.glp_ios_get_prob(tree);
  int reason = glpk.glp_ios_reason(tree);
  if (reason == GLP_IHEUR && o->start != NULL && !call->start_is_injected) inject_start(call, tree);
  copy_incumbent(call, problem);
  if (reason == GLP_ISELECT || (reason == GLP_IROWGEN && call->progress.nodes == 1)) copy_bound(call, tree);
  call->progress.seconds = guard_seconds(call);
  if (o->observer != NULL && o->observer(o->observer_context, &call->progress)) {
    stop(call, tree, GLPKGUARD_BY_CANCEL);
  } else if (gap_is_closed(call)) {
    stop(call, tree, GLPKGUARD_BY_GAP);
  } else if (o->iterations >= 0 && glpk.glp_get_it_cnt(problem) >= o->iterations) {
    stop(call, tree, GLPKGUARD_BY_ITERATIONS);
  } else if (reason == GLP_ISELECT) {
    if (call->progress.nodes == o->nodes) stop(call, tree, GLPKGUARD_BY_NODES);
    else call->progress.nodes++;
  }
}

static void branch_and_cut(guard_call *call, glp_prob *problem) {
  const glpkguard_options *o = call->options;
  glpkguard_result *r = call->result;
  glp_iocp control;
  glpk.glp_init_iocp(&control);
  control.msg_lev = GLP_MSG_ON;
  control.out_dly = 100;
  control.presolve = GLP_OFF;  // it overruns the time limit
  control.gmi_cuts = GLP_OFF;  // they hurt
  control.clq_cuts = o->clique_cuts ? GLP_ON : GLP_OFF;
  control.br_tech = o->pseudo_cost_branching ? GLP_BR_PCH : GLP_BR_DTH;
  control.bt_tech = o->depth_first ? GLP_BT_DFS : GLP_BT_BLB;
  control.tol_int = INTEGRALITY_TOLERANCE;
  control.tol_obj = OBJECTIVE_TOLERANCE;
  control.mip_gap = 0;
  control.tm_lim = milliseconds_left(call);
  control.cb_func = on_search;
  control.cb_info = call;
  int code = glpk.glp_intopt(problem, &control);
  copy_incumbent(call, problem);
  r->nodes = call->progress.nodes;
  r->iterations = glpk.glp_get_it_cnt(problem);
  if (code == GLP_ESTOP) return;
  if (code == GLP_ETMLIM) {
    end(call, GLPKGUARD_STOPPED, GLPKGUARD_BY_TIME);
  } else if (code != 0) {
    give_up(code, "glp_intopt");
  } else if (!r->has_values) {
    end(call, GLPKGUARD_INFEASIBLE, GLPKGUARD_BY_PROOF);
  }
}

static glp_prob *build(guard_call *call) {
  glp_prob *problem = guard_build(call);
  if (call->options->inject_fault) glpk.glp_error_("fault injection", 0)("GLPK failed on purpose\n");
  glpk.glp_scale_prob(problem, GLP_SF_AUTO);
  return problem;
}

static void solve_body(guard_call *call) {
  glp_prob *problem = build(call);
  if (!solve_relaxation(call, problem)) return;
  call->result->has_bound = call->progress.has_bound = true;
  call->result->bound = call->progress.bound = glpk.glp_get_obj_val(problem);
  branch_and_cut(call, problem);
}

static void relax_body(guard_call *call) {
  glpkguard_result *r = call->result;
  glp_prob *problem = build(call);
  if (!solve_relaxation(call, problem)) return;
  for (int j = 0; j < call->model->column_count; j++) {
    r->values[j] = glpk.glp_get_col_prim(problem, j + 1);
    r->reduced_costs[j] = glpk.glp_get_col_dual(problem, j + 1);
  }
  for (int i = 0; i < call->model->row_count; i++) r->duals[i] = glpk.glp_get_row_dual(problem, i + 1);
  r->objective = glpk.glp_get_obj_val(problem);
  r->has_values = true;
}

glpkguard_status glpkguard_solve(
  const glpkguard_model *model, const glpkguard_options *options, glpkguard_result *result
) {
  guard_call call = {.body = solve_body, .model = model, .options = options, .result = result};
  return guard_run(&call, result->message);
}

glpkguard_status glpkguard_relax(
  const glpkguard_model *model, const glpkguard_options *options, glpkguard_result *result
) {
  guard_call call = {.body = relax_body, .model = model, .options = options, .result = result};
  return guard_run(&call, result->message);
}
