// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.schemas.RecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

class EventParserPropertyTest {
  private static final String CANARY = "Zq7canary";
  private static final RecordPlace PLACE = new RecordPlace("t", 0, 9, 1_793_527_200_000L);

  private final EventParser parser =
      new EventParser(new InputLimits(1000, Duration.ofMinutes(5), false));

  @Property
  void anyBytesAreAnEventOrADeadLetter(@ForAll byte[] value, @ForAll("headers") Headers headers) {
    assertOneOfBoth(parser.parse(PLACE, headers, value));
  }

  @Property
  void aDamagedRecordIsAnEventOrADeadLetterThatQuotesNothing(
      @ForAll("records") byte[] record,
      @ForAll("headers") Headers headers,
      @ForAll @IntRange(max = 400) int place,
      @ForAll byte damage,
      @ForAll boolean cut) {
    byte[] value = record.clone();
    if (cut) {
      value = Arrays.copyOf(value, Math.min(place, value.length));
    } else {
      value[place % value.length] = damage;
    }

    InputRecord result = parser.parse(PLACE, headers, value);

    assertOneOfBoth(result);
    DeadLetter letter = result.deadLetter();
    if (letter != null) {
      assertThat(letter.toString()).doesNotContain(CANARY);
    }
  }

  private static void assertOneOfBoth(InputRecord record) {
    assertThat(record.event() == null).isNotEqualTo(record.deadLetter() == null);
  }

  @Provide
  Arbitrary<byte[]> records() {
    TextEvent event =
        TextEvent.newBuilder()
            .setEventId(CANARY)
            .setEventTime(Instant.EPOCH)
            .setText(CANARY)
            .setTenant(CANARY)
            .setAttributes(Map.of(CANARY, CANARY))
            .build();
    return Arbitraries.of(
        List.of(
            json("{'text':'%s','tenant':'%s','event_time':'%s','%s':1}"),
            json("{'text':{'a':'%s'},'direction':'%s','model':['%s'],'x':'%s'}"),
            json("{'specversion':'1.0','id':'%s','source':'/%s','type':'%s','data':{'text':'%s'}}"),
            json("{'specversion':'%s','id':'%s','type':'%s','data':'%s'}"),
            json(
                "{'specversion':'1.0','id':'%s','source':'/%s','type':'%s','time':'x',"
                    + "'datacontenttype':'text/plain','data':'%s'}"),
            RecordCodec.of(TextEvent.class).encode(event)));
  }

  private static byte[] json(String template) {
    return template.replace('\'', '"').replace("%s", CANARY).getBytes(UTF_8);
  }

  @Provide
  Arbitrary<Headers> headers() {
    Arbitrary<String> contentTypes =
        Arbitraries.of(
            "application/json",
            "text/plain",
            "text/plain;charset=" + CANARY,
            "application/avro",
            "application/cloudevents+json",
            "application/cloudevents+" + CANARY,
            CANARY);
    return contentTypes.flatMap(
        contentType ->
            Arbitraries.integers()
                .between(0, 4)
                .map(
                    kind -> {
                      Headers headers = new RecordHeaders();
                      if (kind >= 1) {
                        headers.add("content-type", contentType.getBytes(UTF_8));
                      }
                      if (kind >= 2) {
                        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
                        headers.add("ce_id", CANARY.getBytes(UTF_8));
                      }
                      if (kind >= 3) {
                        headers.add("ce_source", "/s".getBytes(UTF_8));
                        headers.add("ce_type", "t".getBytes(UTF_8));
                      }
                      if (kind == 4) {
                        headers.add("ce_time", null);
                      }
                      return headers;
                    }));
  }
}
