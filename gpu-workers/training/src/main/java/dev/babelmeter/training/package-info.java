// SPDX-License-Identifier: Apache-2.0
/** The program that trains hypernetworks, compares initialisers and transfers vocabularies. */
@NullMarked
package dev.babelmeter.training;

import org.jspecify.annotations.NullMarked;
