// SPDX-License-Identifier: Apache-2.0
/** What the tokens of vocabularies are, read from the vocabularies alone. */
@NullMarked
package dev.babelmeter.reports.vocabulary;

import org.jspecify.annotations.NullMarked;
