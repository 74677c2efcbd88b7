// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.reports.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  @Test
  void escapesWhatItIsGiven() {
    String html =
        new ReportPage("A <title> & more")
            .section("\"S\" <script>alert(1)</script>")
            .paragraph("p < q")
            .notes(List.of("note <b>"))
            .table(
                new Table(
                    "t", List.of("<c>"), List.of(Arrays.asList("<img src=x>"), Arrays.asList(1.5))),
                "caption & co")
            .html();
    assertThat(html)
        .contains("<h1>A &lt;title&gt; &amp; more</h1>")
        .contains("&quot;S&quot; &lt;script&gt;")
        .contains("p &lt; q")
        .contains("note &lt;b&gt;")
        .contains("<th>&lt;c&gt;</th>")
        .contains("&lt;img src=x&gt;")
        .contains("<td class=\"n\">1.500</td>")
        .contains("caption &amp; co")
        .doesNotContain("<script", "<img", "<b>")
        .endsWith("</body>\n</html>\n");
  }
}
