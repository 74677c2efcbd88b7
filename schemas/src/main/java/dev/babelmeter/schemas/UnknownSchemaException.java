// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

/** A record whose fingerprint belongs to no released schema of its type. */
public final class UnknownSchemaException extends UnreadableRecordException {
  UnknownSchemaException(String recordName) {
    super("the schema fingerprint belongs to no released version of " + recordName, null);
  }
}
