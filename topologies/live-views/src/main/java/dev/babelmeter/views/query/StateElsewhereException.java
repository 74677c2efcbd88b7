// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

/** Another instance of the views holds the state. The message is one sentence with its address. */
public final class StateElsewhereException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String address;

  /** Makes an exception for the state at {@code address}. */
  public StateElsewhereException(String address) {
    super("another instance holds the totals: ask " + address);
    this.address = address;
  }

  /** The address of the instance that holds the state, such as {@code http://host:8080}. */
  public String address() {
    return address;
  }
}
