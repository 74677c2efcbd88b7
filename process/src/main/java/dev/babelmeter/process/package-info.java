// SPDX-License-Identifier: Apache-2.0
/** What every process of Babelmeter shares: typed settings, and how it starts and stops. */
@NullMarked
package dev.babelmeter.process;

import org.jspecify.annotations.NullMarked;
