// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

/** How a table is written. */
public enum OutputFormat {
  /** Tab-separated values below a header row. */
  TSV,
  /** One JSON object a row. */
  JSON
}
