// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.feed;

import dev.babelmeter.cli.io.Line;
import dev.babelmeter.cli.io.LineReader;
import dev.babelmeter.cli.io.TextInput;
import java.io.IOException;
import java.io.InputStream;

/**
 * Sends every line of a file as an event, as fast as Kafka takes them, byte by byte as it stands:
 * what is wrong with a line is for the job to say. Only a line that Kafka does not take becomes a
 * dead letter here.
 *
 * @param input the file
 */
public record FileFeed(TextInput input) implements Feed {
  @Override
  public void run(EventSender sender) throws InterruptedException {
    try (InputStream in = input.open()) {
      LineReader reader = new LineReader(in, EventSender.MAX_EVENT_BYTES);
      for (Line line = reader.next(); line != null; line = reader.next()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (line instanceof Line.Whole whole) {
          sender.send(whole.bytes());
        } else {
          sender.refuse(input.name(), (Line.TooLong) line);
        }
      }
    } catch (IOException e) {
      sender.flush();
      throw input.unreadable(e);
    }
    sender.flush();
  }
}
