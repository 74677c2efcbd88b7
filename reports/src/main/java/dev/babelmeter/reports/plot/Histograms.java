// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.plot;

import java.util.List;
import java.util.SortedMap;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * A histogram for each item, one below the other with one axis, so that they compare without
 * colours.
 */
public final class Histograms {
  private static final int PANEL_HEIGHT = 78;

  private Histograms() {}

  /**
   * A histogram.
   *
   * @param name the item's name
   * @param percents percent of the item's total by value
   */
  public record Panel(String name, SortedMap<Integer, Double> percents) {}

  /**
   * Draws {@code panels} from the top.
   *
   * @param most the largest value that is shown; what lies beyond is in its bar
   */
  public static Figure of(
      String name, String title, String caption, String unit, List<Panel> panels, int most) {
    NumberAxis values = new NumberAxis(unit);
    values.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    values.setRange(0, most + 1.0);
    ChartFigure.style(values);
    CombinedDomainXYPlot combined = new CombinedDomainXYPlot(values);
    combined.setGap(8);
    double top =
        panels.stream()
            .flatMap(panel -> panel.percents().values().stream())
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(1);
    panels.forEach(panel -> combined.add(plot(panel, most, top)));
    JFreeChart chart = ChartFigure.chart(title, combined, false);
    return new ChartFigure(name, caption, 900, 110 + PANEL_HEIGHT * panels.size(), chart);
  }

  private static XYPlot plot(Panel panel, int most, double top) {
    XYSeries series = new XYSeries(panel.name());
    panel
        .percents()
        .forEach(
            (value, percent) -> {
              int shown = Math.min(value, most);
              int index = series.indexOf(shown);
              double sum = index < 0 ? percent : percent + series.getY(index).doubleValue();
              series.addOrUpdate(shown, sum);
            });
    XYBarRenderer renderer = new XYBarRenderer(0.1);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setSeriesPaint(0, Palette.category(0));
    NumberAxis percents = new NumberAxis(panel.name());
    percents.setRange(0, top * 1.05);
    percents.setNumberFormatOverride(new java.text.DecimalFormat("0'%'"));
    ChartFigure.style(percents);
    percents.setLabelAngle(Math.PI / 2);
    percents.setLabelInsets(new RectangleInsets(2, 2, 2, 8));
    XYPlot plot =
        new XYPlot(new XYBarDataset(new XYSeriesCollection(series), 1), null, percents, renderer);
    plot.setRangeGridlinePaint(Palette.GRID);
    plot.setDomainGridlinesVisible(false);
    plot.setBackgroundPaint(java.awt.Color.WHITE);
    plot.setOutlineVisible(false);
    return plot;
  }
}
