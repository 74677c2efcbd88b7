// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.plot;

import java.awt.Color;
import java.awt.Paint;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockFrame;
import org.jfree.chart.block.LineBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * A matrix of numbers as colours, each cell with its number, so that it reads without colours too.
 */
public final class HeatMap {
  private static final int CELL_HEIGHT = 19;
  private static final int MIN_CELL_WIDTH = 54;
  private static final int CHARACTER_WIDTH = 7;

  /** Longer column names are written upwards. */
  private static final int LONGEST_FLAT_NAME = 11;

  private HeatMap() {}

  /**
   * How a number becomes a colour: between two bounds, beyond which nothing gets lighter or darker.
   *
   * @param low what is lightest
   * @param high what is darkest, more than {@code low}
   * @param logarithmic whether equal ratios look equal, instead of equal differences
   */
  public record Scale(double low, double high, boolean logarithmic) {
    /** Equal differences look equal. */
    public static Scale linear(double low, double high) {
      return new Scale(low, high, false);
    }

    /** Equal ratios look equal; both bounds are positive. */
    public static Scale logarithmic(double low, double high) {
      return new Scale(low, high, true);
    }
  }

  /**
   * A cell.
   *
   * @param value its number; empty when it has none
   * @param text what is written in it
   */
  public record Cell(OptionalDouble value, String text) {
    /** A cell with a number. */
    public static Cell of(double value) {
      return new Cell(OptionalDouble.of(value), String.format(Locale.ROOT, "%.2f", value));
    }

    /** A cell without a number. */
    public static Cell without(String text) {
      return new Cell(OptionalDouble.empty(), text);
    }
  }

  /**
   * A matrix with names.
   *
   * @param rows names of the rows, from the top
   * @param columns names of the columns
   * @param cells by row and column
   */
  public record Matrix(List<String> rows, List<String> columns, List<List<Cell>> cells) {}

  /** Draws {@code matrix}. */
  public static Figure of(
      String name, String title, String caption, String legend, Matrix matrix, Scale scale) {
    PaintScale paints = new SequentialScale(scale);
    XYPlot plot = new XYPlot(dataset(matrix), null, null, renderer(paints));
    boolean flat = matrix.columns().stream().allMatch(c -> c.length() <= LONGEST_FLAT_NAME);
    plot.setDomainAxis(symbols(matrix.columns(), !flat, false));
    plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
    plot.setRangeAxis(symbols(matrix.rows(), false, true));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    annotate(plot, matrix, paints);
    JFreeChart chart = ChartFigure.chart(title, plot, false);
    chart.addSubtitle(legend(legend, paints, scale));
    int cell = flat ? Math.max(MIN_CELL_WIDTH, widest(matrix.columns()) + 12) : MIN_CELL_WIDTH;
    int width = Math.max(420, widest(matrix.rows()) + 50 + cell * matrix.columns().size());
    int height = 150 + (flat ? 0 : widest(matrix.columns())) + CELL_HEIGHT * matrix.rows().size();
    return new ChartFigure(name, caption, width, height, chart);
  }

  private static int widest(List<String> names) {
    return CHARACTER_WIDTH * names.stream().mapToInt(String::length).max().orElse(0);
  }

  private static DefaultXYZDataset dataset(Matrix matrix) {
    int size = matrix.rows().size() * matrix.columns().size();
    double[][] xyz = new double[3][size];
    int at = 0;
    for (int row = 0; row < matrix.rows().size(); row++) {
      for (int column = 0; column < matrix.columns().size(); column++) {
        xyz[0][at] = column;
        xyz[1][at] = row;
        xyz[2][at++] = matrix.cells().get(row).get(column).value().orElse(Double.NaN);
      }
    }
    DefaultXYZDataset dataset = new DefaultXYZDataset();
    dataset.addSeries("cells", xyz);
    return dataset;
  }

  private static XYBlockRenderer renderer(PaintScale paints) {
    XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setPaintScale(paints);
    renderer.setBlockWidth(0.97);
    renderer.setBlockHeight(0.94);
    return renderer;
  }

  private static SymbolAxis symbols(List<String> names, boolean upwards, boolean inverted) {
    SymbolAxis axis = new SymbolAxis(null, names.toArray(new String[0]));
    ChartFigure.style(axis);
    axis.setRange(-0.5, Math.max(1, names.size()) - 0.5);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setGridBandsVisible(false);
    axis.setVerticalTickLabels(upwards);
    axis.setInverted(inverted);
    axis.setTickMarksVisible(false);
    axis.setAxisLineVisible(false);
    return axis;
  }

  private static void annotate(XYPlot plot, Matrix matrix, PaintScale paints) {
    for (int row = 0; row < matrix.rows().size(); row++) {
      for (int column = 0; column < matrix.columns().size(); column++) {
        Cell cell = matrix.cells().get(row).get(column);
        XYTextAnnotation text = new XYTextAnnotation(cell.text(), column, row);
        text.setFont(ChartFigure.SMALL);
        text.setPaint(Palette.textOn((Color) paints.getPaint(cell.value().orElse(Double.NaN))));
        plot.addAnnotation(text, false);
      }
    }
  }

  private static PaintScaleLegend legend(String label, PaintScale paints, Scale scale) {
    ValueAxis axis = scale.logarithmic() ? logAxis(label) : new NumberAxis(label);
    ChartFigure.style(axis);
    PaintScaleLegend legend = new PaintScaleLegend(paints, axis);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setStripWidth(12);
    legend.setSubdivisionCount(100);
    legend.setAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    legend.setFrame(invisible());
    legend.setBackgroundPaint(Color.WHITE);
    legend.setMargin(8, 60, 4, 20);
    return legend;
  }

  private static LogAxis logAxis(String label) {
    LogAxis axis = new LogAxis(label);
    axis.setBase(2);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setNumberFormatOverride(new java.text.DecimalFormat("0.##"));
    axis.setMinorTickMarksVisible(false);
    return axis;
  }

  private static BlockFrame invisible() {
    return new LineBorder(Color.WHITE, new java.awt.BasicStroke(0), RectangleInsets.ZERO_INSETS);
  }

  /** The sequential palette between the bounds of a scale. */
  private record SequentialScale(Scale scale) implements PaintScale {
    @Override
    public double getLowerBound() {
      return scale.low();
    }

    @Override
    public double getUpperBound() {
      return scale.high();
    }

    @Override
    public Paint getPaint(double value) {
      if (Double.isNaN(value)) {
        return Palette.ABSENT;
      }
      double low = scale.low();
      double high = scale.high();
      return Palette.sequential(
          scale.logarithmic()
              ? Math.log(value / low) / Math.log(high / low)
              : (value - low) / (high - low));
    }
  }
}
