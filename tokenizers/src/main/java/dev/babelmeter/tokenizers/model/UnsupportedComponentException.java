// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

/** Ends the making of a pipeline at a component that the engine does not support. */
public final class UnsupportedComponentException extends RuntimeException {
  private final transient UnsupportedComponent component;

  /** Names the component and the reason. */
  public UnsupportedComponentException(String component, String reason) {
    super(component + ": " + reason);
    this.component = new UnsupportedComponent(component, reason);
  }

  /** What is not supported, and why. */
  public UnsupportedComponent component() {
    return component;
  }
}
