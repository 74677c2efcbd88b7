// SPDX-License-Identifier: Apache-2.0
/**
 * Counts a text under many vocabularies at once.
 *
 * <p>A text is cut once, at places where no vocabulary's tokens can span or look across ({@link
 * dev.babelmeter.tokenizers.engine.CutTable}). A bounded cache holds the counts of a part under all
 * vocabularies in one entry ({@link dev.babelmeter.tokenizers.engine.SegmentCache}), and is asked
 * for sixteen parts at once. What it lacks is counted by {@link
 * dev.babelmeter.tokenizers.engine.SegmentCounter}: the tokens of all models that lie in the part
 * are looked up once ({@link dev.babelmeter.tokenizers.engine.Spans}) in one table ({@link
 * dev.babelmeter.tokenizers.engine.UnionTokens}); byte-pair encodings make tokens of what was found
 * by rank ({@link dev.babelmeter.tokenizers.engine.BpeCounts}), and WordPiece takes the longest.
 * All else goes through its pipeline.
 *
 * <p>{@link dev.babelmeter.tokenizers.engine.SharedTables} is immutable and shared; a {@link
 * dev.babelmeter.tokenizers.engine.SharedCounter} belongs to a thread, because a cache that threads
 * share would cost more in coordination than a look-up does.
 */
@NullMarked
package dev.babelmeter.tokenizers.engine;

import org.jspecify.annotations.NullMarked;
