// SPDX-License-Identifier: Apache-2.0
/** What dynamic tokenization saves, measured over folders of texts. */
@NullMarked
package dev.babelmeter.cli.dynamic;

import org.jspecify.annotations.NullMarked;
