// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** A bar for each item, of parts that add up; of a single part it has its number on it. */
public final class StackedBars {
  private static final int BAR_HEIGHT = 34;

  private StackedBars() {}

  /** The number of parts that can be told apart by colour. */
  public static int mostParts() {
    return Palette.categories();
  }

  /**
   * Draws lying bars.
   *
   * @param items names of the bars, from the top
   * @param parts names of the parts, from the left; at most {@link #mostParts}
   * @param values by item and part
   */
  public static Figure of(
      String name,
      String title,
      String caption,
      String unit,
      List<String> items,
      List<String> parts,
      List<List<Double>> values) {
    DefaultCategoryDataset dataset = new DefaultCategoryDataset();
    for (int i = 0; i < items.size(); i++) {
      for (int p = 0; p < parts.size(); p++) {
        dataset.addValue(values.get(i).get(p), parts.get(p), items.get(i));
      }
    }
    CategoryPlot plot =
        new CategoryPlot(dataset, new CategoryAxis(), new NumberAxis(unit), renderer(parts));
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeGridlinePaint(Palette.GRID);
    plot.getDomainAxis().setCategoryMargin(0.25);
    plot.getRangeAxis().setUpperMargin(0);
    ChartFigure.style(plot.getDomainAxis());
    ChartFigure.style(plot.getRangeAxis());
    JFreeChart chart = ChartFigure.chart(title, plot, parts.size() > 1);
    return new ChartFigure(name, caption, 900, 170 + BAR_HEIGHT * items.size(), chart);
  }

  private static StackedBarRenderer renderer(List<String> parts) {
    StackedBarRenderer renderer = new StackedBarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(true);
    for (int p = 0; p < parts.size(); p++) {
      renderer.setSeriesPaint(p, Palette.category(p));
      // Neighbours stay apart without colours.
      renderer.setSeriesOutlinePaint(p, Color.WHITE);
      renderer.setSeriesOutlineStroke(p, new BasicStroke(0.5f));
      renderer.setSeriesItemLabelPaint(p, Palette.textOn(Palette.category(p)));
    }
    renderer.setDefaultItemLabelGenerator(parts.size() == 1 ? new Figures() : new Labels());
    renderer.setDefaultItemLabelsVisible(true);
    renderer.setDefaultItemLabelFont(ChartFigure.SMALL);
    return renderer;
  }

  /** What is written in a bar that has no parts. */
  private static final class Figures extends StandardCategoryItemLabelGenerator {
    private static final long serialVersionUID = 1;

    @Override
    public String generateLabel(CategoryDataset dataset, int part, int item) {
      return String.format(Locale.ROOT, "%.2f", dataset.getValue(part, item).doubleValue());
    }
  }

  /** What is written in a part that is wide enough, so that it reads without colours. */
  private static final class Labels extends StandardCategoryItemLabelGenerator {
    private static final long serialVersionUID = 1;
    private static final double ROOM_FOR_NUMBER = 2;
    private static final double ROOM_FOR_LETTER = 0.85;

    @Override
    public String generateLabel(CategoryDataset dataset, int part, int item) {
      double value = dataset.getValue(part, item).doubleValue();
      String number = String.format(Locale.ROOT, "%.0f", value);
      String label = dataset.getRowKey(part) + " " + number;
      if (value >= ROOM_FOR_LETTER * label.length()) {
        return label;
      }
      return value >= ROOM_FOR_NUMBER ? number : "";
    }
  }
}
