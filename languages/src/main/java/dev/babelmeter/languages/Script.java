// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/**
 * A script that letters are counted under; see {@link Scripts}.
 *
 * @param number its number in the table of {@link Scripts}
 * @param code its ISO 15924 code
 */
record Script(int number, String code) {}
