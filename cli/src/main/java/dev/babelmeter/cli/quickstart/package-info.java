// SPDX-License-Identifier: Apache-2.0
/** Everything on one machine: the production programs, each in its own process, fed and shown. */
@NullMarked
package dev.babelmeter.cli.quickstart;

import org.jspecify.annotations.NullMarked;
