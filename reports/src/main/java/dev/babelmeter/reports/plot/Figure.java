// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.plot;

import java.awt.Graphics2D;

/** A plot of a fixed size. */
public interface Figure {
  /** Its file's name without ending. */
  String name();

  /** What it shows, in one sentence; the alternative text of the picture. */
  String caption();

  /** Width in CSS pixels. */
  int width();

  /** Height in CSS pixels. */
  int height();

  /** Paints it at the origin. */
  void paint(Graphics2D graphics);
}
