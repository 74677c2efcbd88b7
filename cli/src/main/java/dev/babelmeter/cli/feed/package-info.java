// SPDX-License-Identifier: Apache-2.0
/** Feeds events into the topic that the job reads. */
@NullMarked
package dev.babelmeter.cli.feed;

import org.jspecify.annotations.NullMarked;
