// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

/**
 * The texts of one language and script that share the value of an attribute, such as a domain, a
 * source or a team, under one vocabulary.
 *
 * @param attribute the attribute's name
 * @param value its value
 * @param variety the language with its script
 * @param vocabulary the vocabulary's name
 * @param fingerprint the vocabulary's fingerprint
 * @param texts number of texts
 * @param characters their Unicode code points
 * @param bytes their bytes in UTF-8
 * @param words their words
 * @param tokens their tokens
 * @param sums what a premium and its interval are estimated from: the sums over those of the texts
 *     whose squares are known
 */
public record AttributeTexts(
    String attribute,
    String value,
    Variety variety,
    String vocabulary,
    String fingerprint,
    long texts,
    long characters,
    long bytes,
    long words,
    long tokens,
    LivePremium.Sums sums) {}
