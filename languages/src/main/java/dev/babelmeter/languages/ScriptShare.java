// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/**
 * The script that most letters of a text belong to.
 *
 * @param script the script; {@link Scripts#NONE} when no letter belongs to a single script
 * @param share its part of all letters that belong to a single script, between 0 and 1
 */
record ScriptShare(Script script, double share) {}
