// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.schemas.RecordCodec;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads CloudEvents 1.0 in the binary and the structured content mode (CloudEvents 1.0.2, "Kafka
 * Protocol Binding" and "JSON Event Format"). The data is an event's JSON object, a text of the
 * media type {@code text/plain}, or a {@link TextEvent} in Avro's single-object encoding. The
 * attributes {@code id}, {@code source} and {@code time}, and the extensions {@code tenant}, {@code
 * model}, {@code direction} and {@code language}, fill what the data leaves open.
 *
 * <p>Not safe for use by several threads.
 */
final class CloudEvents {
  private static final String STRUCTURED_PREFIX = "application/cloudevents";
  private static final String SPEC_VERSION_HEADER = "ce_specversion";
  private static final String CONTENT_TYPE_HEADER = "content-type";

  private final JsonFormat jsonFormat = new JsonFormat();
  private final AvroEvents avroEvents;
  private final Utf8Text utf8;

  CloudEvents(AvroEvents avroEvents, Utf8Text utf8) {
    this.avroEvents = avroEvents;
    this.utf8 = utf8;
  }

  /** Whether {@code headers} say that a record is a CloudEvent. */
  static boolean isCloudEvent(Headers headers) {
    return headers.lastHeader(SPEC_VERSION_HEADER) != null || isStructured(headers);
  }

  /** Whether {@code object} is a CloudEvent in the JSON event format. */
  static boolean isCloudEvent(ObjectNode object) {
    return object.has("specversion") && (object.has("data") || object.has("data_base64"));
  }

  /** Reads a record that {@link #isCloudEvent(Headers)}. */
  TextEvent read(Headers headers, byte[] value, RecordPlace place) throws Refusal {
    if (isStructured(headers)) {
      if (!mediaType(contentType(headers)).equals(JsonFormat.CONTENT_TYPE)) {
        throw notCloudEvent("its event format is not supported: use application/cloudevents+json");
      }
      return readStructured(JsonObjects.read(utf8.decodeDocument(value)), value, place);
    }
    CloudEvent event;
    try {
      event = KafkaMessageFactory.createReader(headers, value).toEvent();
    } catch (RuntimeException e) {
      // The library signals with several unchecked types, whose messages quote the headers.
      throw notCloudEvent("its ce_ headers miss an attribute or hold an invalid one");
    }
    return read(event, place);
  }

  /**
   * Reads a CloudEvent in the JSON event format.
   *
   * @param object the record, read from strictly valid UTF-8, which the library does not require
   * @param value the record's bytes
   */
  TextEvent readStructured(ObjectNode object, byte[] value, RecordPlace place) throws Refusal {
    CloudEvent event;
    try {
      event = jsonFormat.deserialize(value);
    } catch (RuntimeException e) {
      throw notCloudEvent("an attribute is missing or has the wrong type");
    }
    JsonNode data = object.get("data");
    if (data != null && data.isTextual() && isPlainText(event.getDataContentType())) {
      // Taken from here because the library turns a lone surrogate into a question mark.
      return EventFields.of(data.textValue(), envelope(event, place));
    }
    return read(event, place);
  }

  private TextEvent read(CloudEvent event, RecordPlace place) throws Refusal {
    CloudEventData data = event.getData();
    if (data == null) {
      throw new Refusal(
          DeadLetterReason.MISSING_TEXT, "the CloudEvent has no data: put the event's text there");
    }
    Envelope envelope = envelope(event, place);
    if (data instanceof JsonCloudEventData json) {
      return readJson(json.getNode(), envelope);
    }
    return readBytes(data.toBytes(), event.getDataContentType(), envelope);
  }

  private TextEvent readBytes(byte[] bytes, @Nullable String contentType, Envelope envelope)
      throws Refusal {
    if (RecordCodec.isSingleObject(bytes)) {
      return avroEvents.read(bytes, envelope);
    }
    String mediaType = contentType == null ? "application/json" : mediaType(contentType);
    if (mediaType.equals("application/json") || mediaType.endsWith("+json")) {
      return EventFields.read(JsonObjects.read(utf8.decodeDocument(bytes)), envelope);
    }
    return switch (mediaType) {
      case "text/plain" -> EventFields.of(plainText(bytes, contentType), envelope);
      case "avro/binary", "application/avro" ->
          throw new Refusal(
              DeadLetterReason.NOT_AVRO,
              "the CloudEvent's data is not in Avro's single-object encoding: begin it with the"
                  + " marker C3 01 and the schema's fingerprint");
      default ->
          throw notCloudEvent(
              "the content type of its data is not supported: use application/json, text/plain or"
                  + " application/avro");
    };
  }

  private static boolean isPlainText(@Nullable String contentType) {
    return contentType != null && mediaType(contentType).equals("text/plain");
  }

  private String plainText(byte[] bytes, @Nullable String contentType) throws Refusal {
    String parameters =
        contentType == null ? "" : contentType.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
    int charset = parameters.indexOf(";charset=");
    if (charset >= 0) {
      String name = parameters.substring(charset + ";charset=".length()).replaceFirst(";.*", "");
      if (!name.equals("utf-8") && !name.equals("us-ascii")) {
        throw notCloudEvent("the character set of its data is not supported: use UTF-8");
      }
    }
    return utf8.decode(bytes);
  }

  private static TextEvent readJson(JsonNode node, Envelope envelope) throws Refusal {
    if (node instanceof ObjectNode object) {
      return EventFields.read(object, envelope);
    }
    throw notCloudEvent("its data is JSON but not an object: give an object with the field text");
  }

  private static Envelope envelope(CloudEvent event, RecordPlace place) throws Refusal {
    Instant time =
        event.getTime() == null
            ? Instant.ofEpochMilli(place.recordTime())
            : milliseconds(event.getTime().toInstant());
    String language = extension(event, "language");
    return new Envelope(
        event.getId(),
        time,
        event.getSource().toString(),
        extension(event, "tenant"),
        extension(event, "model"),
        extension(event, "direction"),
        language.isEmpty() ? null : language);
  }

  private static Instant milliseconds(Instant time) throws Refusal {
    try {
      return Instant.ofEpochMilli(time.toEpochMilli());
    } catch (ArithmeticException e) {
      throw Refusal.invalidField("time", "it is beyond what 64-bit milliseconds hold");
    }
  }

  private static String extension(CloudEvent event, String name) {
    Object value = event.getExtension(name);
    return value == null ? "" : value.toString();
  }

  private static boolean isStructured(Headers headers) {
    return mediaType(contentType(headers)).startsWith(STRUCTURED_PREFIX);
  }

  private static String contentType(Headers headers) {
    Header header = headers.lastHeader(CONTENT_TYPE_HEADER);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static String mediaType(String contentType) {
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static Refusal notCloudEvent(String reason) {
    return new Refusal(
        DeadLetterReason.NOT_A_CLOUD_EVENT, "the record is not a usable CloudEvent: " + reason);
  }
}
