# SPDX-License-Identifier: GPL-3.0-or-later
"""An exported model as lists of whole numbers, for solvers that read no MPS."""
import math

import highspy
import numpy as np


class Model:
    """Columns and rows of a free MPS file that `poolmatch export` wrote."""

    def __init__(self, path):
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        if solver.readModel(str(path)) != highspy.HighsStatus.kOk:
            raise SystemExit(f"{path}: HiGHS cannot read it")
        lp = solver.getLp()
        with open(path) as file:
            # MPS knows no direction: a model that maximises is written negated, and its name says so.
            self.sign = -1 if "_negated" in file.readline() else 1
        self.names, self.row_names = list(lp.col_names_), list(lp.row_names_)
        self.cost = [self.sign * value for value in lp.col_cost_]
        self.lower, self.upper = list(lp.col_lower_), list(lp.col_upper_)
        self.is_integer = [kind == highspy.HighsVarType.kInteger for kind in lp.integrality_]
        self.row_lower, self.row_upper = list(lp.row_lower_), list(lp.row_upper_)
        matrix = lp.a_matrix_
        if matrix.format_ == highspy.MatrixFormat.kRowwise:
            raise SystemExit("HiGHS gave rows, not columns")
        starts, indices, values = np.array(matrix.start_), np.array(matrix.index_), np.array(matrix.value_)
        self.columns = [
            list(zip(indices[a:b].tolist(), values[a:b].tolist())) for a, b in zip(starts[:-1], starts[1:])]

    def rows(self):
        """The (column, value) terms of each row."""
        rows = [[] for _ in self.row_names]
        for column, terms in enumerate(self.columns):
            for row, value in terms:
                rows[row].append((column, value))
        return rows

    @property
    def constant(self):
        """What the columns that cannot move cost."""
        return sum(c * a for c, a, b in zip(self.cost, self.lower, self.upper) if a == b)

    @property
    def step(self):
        """Two plans with different values differ by a multiple of this."""
        return math.gcd(*(round(c) for c, a, b in zip(self.cost, self.lower, self.upper) if a != b)) or 1

    def rounded(self, bound):
        """A solver's bound, brought to the next value that a plan can have."""
        steps = (bound - self.constant) / self.step
        whole = math.floor(steps + 1e-4) if self.sign < 0 else math.ceil(steps - 1e-4)
        return round(self.constant) + self.step * whole
