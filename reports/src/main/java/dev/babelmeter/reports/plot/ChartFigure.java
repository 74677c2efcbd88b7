// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;

/** A figure drawn by JFreeChart in the house style. */
record ChartFigure(String name, String caption, int width, int height, JFreeChart chart)
    implements Figure {
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  static {
    // Rotated text would become outlines instead of text otherwise.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  static JFreeChart chart(String title, Plot plot, boolean legend) {
    JFreeChart chart = new JFreeChart(title, TITLE, plot, legend);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(6, 6, 6, 12));
    chart.getTitle().setPaint(Palette.INK);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    LegendTitle items = chart.getLegend();
    if (items != null) {
      items.setFrame(org.jfree.chart.block.BlockBorder.NONE);
      items.setItemFont(LABEL);
      items.setItemPaint(Palette.INK);
    }
    return chart;
  }

  static void style(Axis axis) {
    axis.setLabelFont(LABEL);
    axis.setLabelPaint(Palette.INK);
    axis.setTickLabelFont(SMALL);
    axis.setTickLabelPaint(Palette.INK);
    axis.setAxisLinePaint(Palette.INK);
    axis.setTickMarkPaint(Palette.INK);
  }

  @Override
  public void paint(Graphics2D graphics) {
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
  }
}
