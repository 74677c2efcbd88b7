// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.schemas.RecordCodec;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the CloudEvents library writes for Kafka is read back. */
class CloudEventsTest {
  private static final RecordPlace PLACE = new RecordPlace("t", 0, 9, 1_793_527_200_000L);
  private static final Instant TIME = Instant.parse("2026-11-01T09:00:00Z");

  private final EventParser parser =
      new EventParser(new InputLimits(1000, Duration.ofMinutes(5), false));

  private static CloudEventBuilder envelope() {
    return CloudEventBuilder.v1()
        .withId("ce-1")
        .withSource(URI.create("//shop/chat"))
        .withType("dev.example.message")
        .withSubject("ignored")
        .withTime(OffsetDateTime.parse("2026-11-01T09:00:00Z"));
  }

  private InputRecord parse(CloudEvent event, Encoding encoding) {
    try (CloudEventSerializer serializer = new CloudEventSerializer()) {
      serializer.configure(
          encoding == Encoding.BINARY
              ? Map.of(CloudEventSerializer.ENCODING_CONFIG, encoding)
              : Map.of(
                  CloudEventSerializer.ENCODING_CONFIG,
                  encoding,
                  CloudEventSerializer.EVENT_FORMAT_CONFIG,
                  JsonFormat.CONTENT_TYPE),
          false);
      Headers headers = new RecordHeaders();
      byte[] value = serializer.serialize("t", headers, event);
      return parser.parse(PLACE, headers, value);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Encoding.class,
      names = {"BINARY", "STRUCTURED"})
  void theEnvelopeFillsWhatJsonDataLeavesOpen(Encoding encoding) {
    CloudEvent event =
        envelope()
            .withData("application/json", "{\"text\":\"hé\",\"tenant\":\"acme\"}".getBytes(UTF_8))
            .build();

    assertThat(parse(event, encoding).event())
        .isEqualTo(
            TextEvent.newBuilder()
                .setEventId("ce-1")
                .setEventTime(TIME)
                .setText("hé")
                .setSource("//shop/chat")
                .setTenant("acme")
                .build());
  }

  @ParameterizedTest
  @EnumSource(
      value = Encoding.class,
      names = {"BINARY", "STRUCTURED"})
  void dataComesBeforeTheEnvelope(Encoding encoding) {
    CloudEvent event =
        envelope()
            .withExtension("tenant", "other")
            .withData(
                "application/json",
                "{\"text\":\"a\",\"event_id\":\"e\",\"event_time\":0,\"source\":\"s\",\"tenant\":\"t\"}"
                    .getBytes(UTF_8))
            .build();

    TextEvent read = parse(event, encoding).event();
    assertThat(read.getEventId()).isEqualTo("e");
    assertThat(read.getEventTime()).isEqualTo(Instant.EPOCH);
    assertThat(read.getSource()).isEqualTo("s");
    assertThat(read.getTenant()).isEqualTo("t");
  }

  @ParameterizedTest
  @CsvSource({
    "BINARY,text/plain",
    "BINARY,text/plain; charset=UTF-8",
    "STRUCTURED,text/plain",
    "STRUCTURED,Text/Plain;charset=utf-8"
  })
  void plainTextIsTheTextItself(Encoding encoding, String contentType) {
    CloudEvent event =
        envelope()
            .withExtension("tenant", "acme")
            .withExtension("model", "gpt")
            .withExtension("direction", "output")
            .withExtension("language", "ka")
            .withData(contentType, "{\"text\": გამარჯობა".getBytes(UTF_8))
            .build();

    TextEvent read = parse(event, encoding).event();
    assertThat(read.getText()).isEqualTo("{\"text\": გამარჯობა");
    assertThat(read.getTenant()).isEqualTo("acme");
    assertThat(read.getModel()).isEqualTo("gpt");
    assertThat(read.getDirection()).isEqualTo(Direction.OUTPUT);
    assertThat(read.getLanguage()).isEqualTo("ka");
  }

  @ParameterizedTest
  @CsvSource({
    "BINARY,application/avro",
    "BINARY,avro/binary",
    "STRUCTURED,application/avro",
  })
  void avroDataIsReadInTheSingleObjectEncoding(Encoding encoding, String contentType) {
    TextEvent inside =
        TextEvent.newBuilder()
            .setEventId("")
            .setEventTime(Instant.ofEpochMilli(5))
            .setText("a")
            .build();
    CloudEvent event =
        envelope()
            .withExtension("tenant", "acme")
            .withExtension("direction", "input")
            .withData(contentType, RecordCodec.of(TextEvent.class).encode(inside))
            .build();

    TextEvent read = parse(event, encoding).event();
    assertThat(read.getText()).isEqualTo("a");
    assertThat(read.getEventId()).isEqualTo("ce-1");
    assertThat(read.getSource()).isEqualTo("//shop/chat");
    assertThat(read.getEventTime()).isEqualTo(Instant.ofEpochMilli(5));
    assertThat(read.getTenant()).isEqualTo("acme");
    assertThat(read.getDirection()).isEqualTo(Direction.INPUT);
  }

  @Test
  void aStructuredEventIsRecognisedWithoutHeaders() {
    String json =
        "{\"specversion\":\"1.0\",\"id\":\"i\",\"source\":\"/s\",\"type\":\"t\","
            + "\"data\":{\"text\":\"a\"}}";
    assertThat(parser.parse(PLACE, json.getBytes(UTF_8)).event().getEventId()).isEqualTo("i");
    String base64 =
        "{\"specversion\":\"1.0\",\"id\":\"i\",\"source\":\"/s\",\"type\":\"t\","
            + "\"datacontenttype\":\"text/plain\",\"data_base64\":\""
            + Base64.getEncoder().encodeToString("hé".getBytes(UTF_8))
            + "\"}";
    assertThat(parser.parse(PLACE, base64.getBytes(UTF_8)).event().getText()).isEqualTo("hé");
  }

  @Test
  void aLoneSurrogateInPlainTextIsRefused() {
    String json =
        "{\"specversion\":\"1.0\",\"id\":\"i\",\"source\":\"/s\",\"type\":\"t\","
            + "\"datacontenttype\":\"text/plain\",\"data\":\"a\\ud800\"}";
    assertThat(parser.parse(PLACE, json.getBytes(UTF_8)).deadLetter().getReason())
        .isEqualTo(DeadLetterReason.INVALID_TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/xml|a|NOT_A_CLOUD_EVENT",
        "text/plain; charset=iso-8859-1|a|NOT_A_CLOUD_EVENT",
        "application/json|[]|NOT_JSON",
        "application/json|canary|NOT_JSON",
        "application/json|{}|MISSING_TEXT",
        "application/vnd.x+json|{\"text\":\"\"}|EMPTY_TEXT",
        "application/avro|canary|NOT_AVRO",
      })
  void unusableDataIsRefused(String contentType, String data, DeadLetterReason reason) {
    CloudEvent event = envelope().withData(contentType, data.getBytes(UTF_8)).build();
    DeadLetter letter = parse(event, Encoding.BINARY).deadLetter();
    assertThat(letter.getReason()).isEqualTo(reason);
    assertThat(letter.getExplanation()).doesNotContain("canary");
  }

  @Test
  void dataThatIsMissingOrNotUtf8IsRefused() {
    assertThat(parse(envelope().build(), Encoding.BINARY).deadLetter().getReason())
        .isEqualTo(DeadLetterReason.MISSING_TEXT);
    CloudEvent latin = envelope().withData("text/plain", "é".getBytes(ISO_8859_1)).build();
    assertThat(parse(latin, Encoding.BINARY).deadLetter().getReason())
        .isEqualTo(DeadLetterReason.INVALID_UTF8);
  }

  @Test
  void aBrokenEnvelopeIsRefused() {
    Headers headers =
        new RecordHeaders()
            .add("ce_specversion", "1.0".getBytes(UTF_8))
            .add("ce_id", "canary".getBytes(UTF_8))
            .add("ce_time", "canary".getBytes(UTF_8));
    DeadLetter letter = parser.parse(PLACE, headers, "{}".getBytes(UTF_8)).deadLetter();
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.NOT_A_CLOUD_EVENT);
    assertThat(letter.getExplanation()).doesNotContain("canary");

    Headers xml =
        new RecordHeaders().add("content-type", "application/cloudevents+xml".getBytes(UTF_8));
    assertThat(parser.parse(PLACE, xml, "<a/>".getBytes(UTF_8)).deadLetter().getReason())
        .isEqualTo(DeadLetterReason.NOT_A_CLOUD_EVENT);

    String noId = "{\"specversion\":\"1.0\",\"source\":\"/canary\",\"type\":\"t\",\"data\":{}}";
    assertThat(parser.parse(PLACE, noId.getBytes(UTF_8)).deadLetter().getReason())
        .isEqualTo(DeadLetterReason.NOT_A_CLOUD_EVENT);
  }
}
