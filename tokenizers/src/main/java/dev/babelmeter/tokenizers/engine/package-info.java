// SPDX-License-Identifier: Apache-2.0
/**
 * Counts a text under many vocabularies at once.
 *
 * <p>A text is cut once, at places where no vocabulary's tokens can span or look across ({@link
 * dev.babelmeter.tokenizers.engine.CutTable}). A bounded cache holds the counts of a part under all
 * vocabularies in one entry ({@link dev.babelmeter.tokenizers.engine.SegmentCache}). What it lacks
 * is counted by {@link dev.babelmeter.tokenizers.engine.SegmentCounter}: byte-pair encodings find
 * whole tokens in one table of all vocabularies' tokens ({@link
 * dev.babelmeter.tokenizers.engine.UnionTokens}) and merge the rest, those that extend others from
 * where the others end; all else goes through its pipeline.
 *
 * <p>{@link dev.babelmeter.tokenizers.engine.SharedTables} is immutable and shared; a {@link
 * dev.babelmeter.tokenizers.engine.SharedCounter} belongs to a thread, because a cache that threads
 * share would cost more in coordination than a look-up does.
 */
@NullMarked
package dev.babelmeter.tokenizers.engine;

import org.jspecify.annotations.NullMarked;
