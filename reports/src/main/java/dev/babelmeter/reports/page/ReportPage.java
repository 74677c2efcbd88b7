// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.page;

import dev.babelmeter.reports.Table;
import dev.babelmeter.reports.plot.Figure;
import dev.babelmeter.reports.plot.FigureWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTML page that needs nothing beside it: styles and pictures are inside, there is no script,
 * and a content security policy forbids the browser to ask for anything. What is given to it is
 * text, and is escaped.
 */
public final class ReportPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s</title>
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; color: #222; max-width: 1200px; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.7rem; line-height: 1.2; } h2 { font-size: 1.25rem; margin-top: 2.2rem; }
      figure { margin: 1rem 0; overflow-x: auto; } figure svg { max-width: 100%%; height: auto; }
      figcaption, .note { color: #555; font-size: .9rem; }
      .table { overflow-x: auto; margin: 1rem 0; }
      table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
      caption { text-align: left; color: #555; padding: .2rem 0; }
      th, td { padding: .2rem .6rem; border-bottom: 1px solid #ddd; text-align: left; white-space: nowrap; }
      th { position: sticky; top: 0; background: #f5f5f5; } td.n { text-align: right; }
      summary { cursor: pointer; color: #0b5394; }
      @media print { body { max-width: none; margin: 0; } }
      </style>
      </head>
      <body>
      <h1>%1$s</h1>
      """;

  private final StringBuilder html = new StringBuilder();

  /** Begins a page. */
  public ReportPage(String title) {
    html.append(HEAD.formatted(escaped(title)));
  }

  /** Begins a section. */
  public ReportPage section(String heading) {
    html.append("<h2>").append(escaped(heading)).append("</h2>\n");
    return this;
  }

  /** Adds a paragraph. */
  public ReportPage paragraph(String text) {
    html.append("<p>").append(escaped(text)).append("</p>\n");
    return this;
  }

  /** Adds paragraphs that tell what is missing or was refused, if there are any. */
  public ReportPage notes(List<String> notes) {
    for (String note : notes) {
      html.append("<p class=\"note\">").append(escaped(note)).append("</p>\n");
    }
    return this;
  }

  /** Adds a plot with its caption. */
  public ReportPage figure(Figure figure) {
    html.append("<figure>\n")
        .append(FigureWriter.svg(figure))
        .append("\n<figcaption>")
        .append(escaped(figure.caption()))
        .append("</figcaption>\n</figure>\n");
    return this;
  }

  /** Adds a table in full view. */
  public ReportPage table(Table table, String caption) {
    append(table, caption);
    return this;
  }

  /** Adds a long table that opens on a click. */
  public ReportPage folded(Table table, String caption) {
    html.append("<details><summary>")
        .append(escaped(caption + " (" + table.rows().size() + " rows)"))
        .append("</summary>\n");
    append(table, caption);
    html.append("</details>\n");
    return this;
  }

  /** The page. */
  public String html() {
    return html + "</body>\n</html>\n";
  }

  private void append(Table table, String caption) {
    html.append("<div class=\"table\"><table>\n<caption>")
        .append(escaped(caption + " – " + table.name() + ".tsv"))
        .append("</caption>\n<thead><tr>");
    table.columns().forEach(c -> html.append("<th>").append(escaped(c)).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (List<@Nullable Object> row : table.rows()) {
      html.append("<tr>");
      row.forEach(this::append);
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table></div>\n");
  }

  private void append(@Nullable Object cell) {
    html.append(cell instanceof Number ? "<td class=\"n\">" : "<td>")
        .append(escaped(written(cell)))
        .append("</td>");
  }

  private static String written(@Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    return cell instanceof Double number
        ? String.format(Locale.ROOT, Math.abs(number) >= 100 ? "%.1f" : "%.4g", number)
        : cell.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
