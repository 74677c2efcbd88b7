// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks as Triton does. It is written against the published numbers of the Open
 * Inference Protocol and Triton's documentation alone, field by field, and shares no stub and no
 * codec with the client: raw contents in and out, UNAVAILABLE with "Exceeds maximum queue size"
 * from a full queue. The embedding of a text is its length in bytes and the negative of it.
 */
final class TritonPeer implements AutoCloseable {
  /** What the server received. */
  static final class Received {
    String model = "";
    String inputName = "";
    String datatype = "";
    final List<Long> shape = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    boolean typed;
  }

  final AtomicReference<@Nullable Status> refusal = new AtomicReference<>();
  final AtomicReference<@Nullable Received> last = new AtomicReference<>();
  private final Server server;

  TritonPeer() throws IOException {
    Marshaller<byte[]> bytes =
        new Marshaller<>() {
          @Override
          public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
          }

          @Override
          public byte[] parse(InputStream stream) {
            try {
              return stream.readAllBytes();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    MethodDescriptor<byte[], byte[]> infer =
        MethodDescriptor.newBuilder(bytes, bytes)
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("inference.GRPCInferenceService/ModelInfer")
            .build();
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(
                ServerServiceDefinition.builder("inference.GRPCInferenceService")
                    .addMethod(
                        infer,
                        ServerCalls.asyncUnaryCall(
                            (request, answer) -> {
                              Status refused = refusal.getAndSet(null);
                              if (refused != null) {
                                answer.onError(refused.asRuntimeException());
                                return;
                              }
                              try {
                                Received received = read(request);
                                last.set(received);
                                answer.onNext(answer(received));
                                answer.onCompleted();
                              } catch (IOException e) {
                                answer.onError(
                                    Status.INVALID_ARGUMENT
                                        .withDescription(e.toString())
                                        .asRuntimeException());
                              }
                            }))
                    .build())
            .build()
            .start();
  }

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  private static Received read(byte[] message) throws IOException {
    Received received = new Received();
    CodedInputStream in = CodedInputStream.newInstance(message);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> received.model = in.readString();
        case 5 -> readInput(in.readByteArray(), received);
        case 7 -> readTexts(in.readByteArray(), received);
        default -> in.skipField(tag);
      }
    }
    return received;
  }

  private static void readInput(byte[] message, Received received) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> received.inputName = in.readString();
        case 2 -> received.datatype = in.readString();
        case 3 -> {
          CodedInputStream sizes = CodedInputStream.newInstance(in.readByteArray());
          while (!sizes.isAtEnd()) {
            received.shape.add(sizes.readInt64());
          }
        }
        case 5 -> {
          received.typed = true;
          in.skipField(tag);
        }
        default -> in.skipField(tag);
      }
    }
  }

  private static void readTexts(byte[] raw, Received received) {
    ByteBuffer buffer = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      byte[] text = new byte[buffer.getInt()];
      buffer.get(text);
      received.texts.add(new String(text, StandardCharsets.UTF_8));
    }
  }

  private static byte[] answer(Received received) throws IOException {
    int rows = received.texts.size();
    ByteBuffer values = ByteBuffer.allocate(rows * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (String text : received.texts) {
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      values.putFloat(length).putFloat(-length);
    }
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    CodedOutputStream tensor = CodedOutputStream.newInstance(output);
    tensor.writeString(1, "embedding");
    tensor.writeString(2, "FP32");
    // Triton's library writes shapes packed; a reader must take both forms, so one is unpacked.
    tensor.writeInt64(3, rows);
    tensor.writeInt64(3, 2);
    tensor.flush();
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    CodedOutputStream response = CodedOutputStream.newInstance(message);
    response.writeString(1, received.model);
    response.writeString(2, "1");
    response.writeByteArray(5, output.toByteArray());
    response.writeByteArray(6, values.array());
    response.flush();
    return message.toByteArray();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
