// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

func exponential(_ x: Double) -> Double { exp(x) }

/// The density of the standard normal distribution.
func normalDensity(_ x: Double) -> Double { exp(-x * x / 2) / (2 * Double.pi).squareRoot() }
/// P(standard normal > x).
func normalTail(_ x: Double) -> Double { erfc(x / 2.0.squareRoot()) / 2 }
