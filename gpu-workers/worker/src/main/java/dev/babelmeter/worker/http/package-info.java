// SPDX-License-Identifier: Apache-2.0
/** OpenAI's and TEI's interfaces over HTTP, and the metrics. */
@NullMarked
package dev.babelmeter.worker.http;

import org.jspecify.annotations.NullMarked;
