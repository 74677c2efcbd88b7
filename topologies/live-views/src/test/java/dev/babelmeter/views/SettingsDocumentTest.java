// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.process.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/VIEWS.md tells the defaults as they are. */
class SettingsDocumentTest {
  private static final Path DOCUMENT = Path.of("../../docs/VIEWS.md");
  private static final Pattern ROW = Pattern.compile("^\\| (`[a-z].*?) \\| (`.*?`)? ?\\| .*");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  @Test
  void givesTheDefaultsThatHold() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && row.group(2) != null) {
        var keys = QUOTED.matcher(row.group(1)).results().iterator();
        var values = QUOTED.matcher(row.group(2)).results().iterator();
        while (keys.hasNext() && values.hasNext()) {
          documented.put(keys.next().group(1), values.next().group(1));
        }
      }
    }
    // Its default is another setting's value.
    assertThat(documented.remove("http.advertised-host")).isEqualTo("http.host");
    assertThat(documented).hasSize(15);
    assertThat(ViewsConfig.from(Settings.of("the document", documented)))
        .isEqualTo(ViewsConfig.from(Settings.of("nothing", Map.of())));
  }
}
