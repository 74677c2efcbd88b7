// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/**
 * The language and the script of a text.
 *
 * @param language a language of the closed list as a BCP 47 primary subtag, {@code other} for a
 *     declared language outside the list, {@code und} when it could not be determined
 * @param method how the language was found
 * @param confidence between 0 and 1: 1 for a declared language, the script's share of the letters
 *     for SCRIPT, the detector's probability for DETECTED, 0 for UNDETERMINED
 * @param script the ISO 15924 code of the script that most of the letters belong to, counted over
 *     the first 1,000 letters; {@code Zyyy} when no letter belongs to a single script. Chinese
 *     characters alone are {@code Hani}, or {@code Hans} or {@code Hant} when the declared language
 *     is Chinese and says which; with kana {@code Jpan}, with Hangul {@code Kore}
 */
public record Identification(
    String language, LanguageMethod method, double confidence, String script) {}
