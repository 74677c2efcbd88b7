// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.plot;

import java.awt.Color;
import java.util.List;

/** Colours that the colour-blind can tell apart and that stay apart on a grey printer. */
final class Palette {
  static final Color INK = new Color(0x222222);
  static final Color GRID = new Color(0xDDDDDD);
  static final Color ABSENT = new Color(0xF2F2F2);

  /**
   * ColorBrewer's YlGnBu with nine classes (Harrower and Brewer 2003), safe for the colour-blind;
   * its lightness falls steadily, so that a grey print reads the same.
   */
  private static final List<Color> SEQUENTIAL =
      colors(
          0xFFFFD9, 0xEDF8B1, 0xC7E9B4, 0x7FCDBB, 0x41B6C4, 0x1D91C0, 0x225EA8, 0x253494, 0x081D58);

  /**
   * The colours of Okabe and Ito 2008 ("Color Universal Design") without black, then greys and
   * darker shades of them for what comes after.
   */
  private static final List<Color> CATEGORIES =
      colors(
          0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x7F7F7F, 0x003F63,
          0x8A5F00, 0x005C43, 0x7A4864, 0xBFBFBF);

  private Palette() {}

  /** The sequential scale at {@code share}, which is cut to 0..1. */
  static Color sequential(double share) {
    double place = Math.max(0, Math.min(1, share)) * (SEQUENTIAL.size() - 1);
    int below = (int) Math.min(place, SEQUENTIAL.size() - 2);
    Color a = SEQUENTIAL.get(below);
    Color b = SEQUENTIAL.get(below + 1);
    double rest = place - below;
    return new Color(
        mix(a.getRed(), b.getRed(), rest),
        mix(a.getGreen(), b.getGreen(), rest),
        mix(a.getBlue(), b.getBlue(), rest));
  }

  /** Black or white, whichever reads better on {@code background} (WCAG 2.2's luminance). */
  static Color textOn(Color background) {
    double luminance =
        0.2126 * linear(background.getRed())
            + 0.7152 * linear(background.getGreen())
            + 0.0722 * linear(background.getBlue());
    return luminance > 0.179 ? Color.BLACK : Color.WHITE;
  }

  /** Number of colours for categories. */
  static int categories() {
    return CATEGORIES.size();
  }

  static Color category(int index) {
    return CATEGORIES.get(index % CATEGORIES.size());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static int mix(int a, int b, double share) {
    return (int) Math.round(a + (b - a) * share);
  }

  private static List<Color> colors(int... rgb) {
    return java.util.Arrays.stream(rgb).mapToObj(Color::new).toList();
  }
}
