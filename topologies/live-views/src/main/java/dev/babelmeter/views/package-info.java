// SPDX-License-Identifier: Apache-2.0
/** The live views: totals over all texts, kept by Kafka Streams and served over HTTP. */
@NullMarked
package dev.babelmeter.views;

import org.jspecify.annotations.NullMarked;
