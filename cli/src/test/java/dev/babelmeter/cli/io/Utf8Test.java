// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.babelmeter.cli.io.Utf8.InvalidUtf8Exception;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {
  @Property
  void decodesWhatTheJdkDecodes(@ForAll String text) throws InvalidUtf8Exception {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(Utf8.decode(bytes)).isEqualTo(new String(bytes, UTF_8));
  }

  /** Places as Unicode 3.9, table 3-7, gives them: the first byte of the ill-formed sequence. */
  @ParameterizedTest
  @CsvSource({
    "61FF, 2",
    "C3, 1",
    "6162C328, 3",
    "C080, 1",
    "EDA080, 1",
    "F4908080, 1",
    "E282, 1",
    "80, 1"
  })
  void namesTheFirstByteThatIsWrong(String hex, int place) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(catchThrowableOfType(InvalidUtf8Exception.class, () -> Utf8.decode(bytes)).place())
        .isEqualTo(place);
  }
}
