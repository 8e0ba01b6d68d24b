// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CGLPKGUARD_LIBRARY_H
#define CGLPKGUARD_LIBRARY_H

#if __has_include(<glpk.h>)
#include <glpk.h>
#else
#error "GLPK 5.0 is missing: run 'make setup', or 'apt-get install libglpk-dev', and build again."
#endif

#include <stddef.h>

// Every function of libglpk that this project calls, and no other.
#define GLPK_FUNCTIONS(X)                                                                                   \
  X(glp_version) X(glp_error_) X(glp_error_hook) X(glp_term_hook) X(glp_free_env) X(glp_mem_limit)          \
  X(glp_alloc) X(glp_free) X(glp_create_prob) X(glp_set_obj_dir) X(glp_set_obj_coef)                        \
  X(glp_add_rows) X(glp_add_cols) X(glp_set_row_bnds) X(glp_set_col_bnds) X(glp_set_col_kind)               \
  X(glp_load_matrix) X(glp_scale_prob) X(glp_set_row_stat) X(glp_set_col_stat) X(glp_get_row_stat)          \
  X(glp_get_col_stat) X(glp_std_basis) X(glp_init_smcp) X(glp_simplex) X(glp_get_status) X(glp_get_obj_val) \
  X(glp_get_col_prim) X(glp_get_col_dual) X(glp_get_row_dual) X(glp_get_it_cnt) X(glp_init_iocp)            \
  X(glp_intopt) X(glp_mip_status) X(glp_mip_obj_val) X(glp_mip_col_val) X(glp_ios_reason)                   \
  X(glp_ios_get_prob) X(glp_ios_best_node) X(glp_ios_node_bound) X(glp_ios_heur_sol) X(glp_ios_terminate)   \
  X(glp_set_prob_name) X(glp_set_obj_name) X(glp_set_row_name) X(glp_set_col_name) X(glp_write_mps)         \
  X(glp_write_lp)

typedef struct {
#define FIELD(name) __typeof__(name) *name;
  GLPK_FUNCTIONS(FIELD)
#undef FIELD
} glpk_functions;

/// The functions of the loaded library; valid once `glpk_load` has returned NULL.
extern glpk_functions glpk;

/// Loads the library once for the process; NULL on success, else why it cannot be used.
const char *glpk_load(void);

#endif
