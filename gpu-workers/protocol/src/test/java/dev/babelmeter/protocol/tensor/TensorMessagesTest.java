// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.babelmeter.protocol.inference.InferTensorContents;
import dev.babelmeter.protocol.inference.ModelInferRequest;
import dev.babelmeter.protocol.inference.ModelInferRequest.InferInputTensor;
import dev.babelmeter.protocol.inference.ModelInferResponse;
import dev.babelmeter.protocol.tensor.TensorMessages.Form;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TensorMessagesTest {
  /**
   * Two elements of each datatype, typed and as the specification lays them out in raw contents.
   */
  static Stream<Arguments> elements() {
    return Stream.of(
        contents("BOOL", "0100", c -> c.addBoolContents(true).addBoolContents(false)),
        contents("INT8", "ff7f", c -> c.addIntContents(-1).addIntContents(127)),
        contents("INT16", "feff0102", c -> c.addIntContents(-2).addIntContents(0x0201)),
        contents("INT32", "feffffff04030201", c -> c.addIntContents(-2).addIntContents(0x01020304)),
        contents(
            "INT64",
            "feffffffffffffff0807060504030201",
            c -> c.addInt64Contents(-2).addInt64Contents(0x0102030405060708L)),
        contents("UINT8", "ff01", c -> c.addUintContents(255).addUintContents(1)),
        contents("UINT16", "ffff0102", c -> c.addUintContents(0xFFFF).addUintContents(0x0201)),
        contents("UINT32", "ffffffff01000000", c -> c.addUintContents(-1).addUintContents(1)),
        contents(
            "UINT64",
            "ffffffffffffffff0100000000000000",
            c -> c.addUint64Contents(-1).addUint64Contents(1)),
        contents("FP32", "0000803f000000c0", c -> c.addFp32Contents(1f).addFp32Contents(-2f)),
        contents(
            "FP64",
            "000000000000f03f00000000000000c0",
            c -> c.addFp64Contents(1d).addFp64Contents(-2d)),
        contents(
            "BYTES",
            "0300000061c3a900000000",
            c ->
                c.addBytesContents(ByteString.copyFromUtf8("aé"))
                    .addBytesContents(ByteString.EMPTY)));
  }

  private static Arguments contents(
      String datatype, String raw, Consumer<InferTensorContents.Builder> fill) {
    InferTensorContents.Builder contents = InferTensorContents.newBuilder();
    fill.accept(contents);
    return Arguments.of(datatype, hex(raw), contents.build());
  }

  @ParameterizedTest
  @MethodSource("elements")
  void readsTypedAndRawContentsAlike(
      String datatype, ByteString raw, InferTensorContents contents) {
    assertThat(only(typed(datatype, contents, 2)).data()).isEqualTo(raw);
    assertThat(only(raw(datatype, raw, 2)).data()).isEqualTo(raw);
    assertThat(only(raw(datatype, raw, 1, 2, 1)).shape()).isEqualTo(Shape.of(1, 2, 1));
  }

  @ParameterizedTest
  @MethodSource("elements")
  void writesBothForms(String datatype, ByteString raw, InferTensorContents contents) {
    Tensor tensor = Tensor.ofRaw("x", Datatype.valueOf(datatype), Shape.of(2), raw);
    ModelInferRequest.Builder typed = ModelInferRequest.newBuilder();
    TensorMessages.addInputs(typed, List.of(tensor), Form.TYPED);
    assertThat(typed.getInputs(0).getContents()).isEqualTo(contents);
    assertThat(typed.getRawInputContentsList()).isEmpty();
    ModelInferResponse.Builder rawForm = ModelInferResponse.newBuilder();
    TensorMessages.addOutputs(rawForm, List.of(tensor), Form.RAW);
    assertThat(rawForm.getRawOutputContentsList()).containsExactly(raw);
    assertThat(TensorMessages.outputs(rawForm.build()).get("x").data()).isEqualTo(raw);
  }

  @Test
  void aMessageWithATensorThatHasNoTypedContents_isRaw() {
    Tensor half = Tensor.ofRaw("h", Datatype.FP16, Shape.of(1), hex("003c"));
    Tensor whole = Tensor.ofInts("i", Shape.of(1), new int[] {7});
    ModelInferRequest.Builder request = ModelInferRequest.newBuilder();
    TensorMessages.addInputs(request, List.of(half, whole), Form.TYPED);
    assertThat(request.getRawInputContentsList()).containsExactly(hex("003c"), hex("07000000"));
    Map<String, Tensor> read = TensorMessages.inputs(request.build());
    assertThat(read.get("h").floats()).containsExactly(1f);
    assertThat(read.get("i").longs()).containsExactly(7);
  }

  @Property(tries = 200)
  void textsComeBackAsTheyWere(@ForAll @Size(max = 20) List<String> texts) {
    // A lone surrogate is no text and becomes a question mark.
    List<String> expected =
        texts.stream().map(text -> ByteString.copyFromUtf8(text).toStringUtf8()).toList();
    for (Form form : Form.values()) {
      ModelInferRequest.Builder request = ModelInferRequest.newBuilder();
      TensorMessages.addInputs(
          request, List.of(Tensor.ofTexts("t", Shape.of(texts.size(), 1), texts)), form);
      assertThat(TensorMessages.inputs(request.build()).get("t").texts()).isEqualTo(expected);
    }
  }

  @Property(tries = 200)
  void floatsComeBackBitByBit(@ForAll float[] values) {
    for (Form form : Form.values()) {
      ModelInferRequest.Builder request = ModelInferRequest.newBuilder();
      TensorMessages.addInputs(
          request, List.of(Tensor.ofFloats("f", Shape.of(values.length), values)), form);
      assertThat(TensorMessages.inputs(request.build()).get("f").floats()).isEqualTo(values);
    }
  }

  @Test
  void refusesAnUnknownDatatype() {
    assertRefused(
        raw("FLOAT", hex("0000"), 1), "tensor 'x' has the unknown datatype 'FLOAT'", "BYTES");
  }

  @Test
  void refusesContentsThatDoNotFillTheShape() {
    assertRefused(raw("FP32", hex("0000803f"), 2), "FP32[2] needs 8 bytes and has 4");
    assertRefused(
        typed("INT64", InferTensorContents.newBuilder().addInt64Contents(1).build(), 2, 2),
        "INT64[2,2] needs 4 elements and has 1");
    assertRefused(raw("BYTES", hex("05000000aabb"), 1), "ends within element 0");
    assertRefused(raw("BYTES", hex("ffffffff"), 1), "ends within element 0");
    assertRefused(raw("BYTES", hex("010000"), 1), "ends within element 0");
    assertRefused(raw("BYTES", hex("0000000000"), 1), "1 bytes after its last element");
    assertRefused(raw("BYTES", ByteString.EMPTY, Integer.MAX_VALUE), "ends within element 0");
  }

  @Test
  void refusesImpossibleShapes() {
    assertRefused(raw("FP32", ByteString.EMPTY, -1, 4), "shape [-1,4]: give sizes of 0 or more");
    assertRefused(raw("INT8", ByteString.EMPTY, 1L << 40, 1L << 40), "more than 2147483647");
    assertThat(only(raw("INT8", ByteString.EMPTY, 1L << 30, 1L << 30, 0)).shape().elements())
        .isZero();
  }

  @Test
  void refusesContentsOfAnotherDatatype() {
    assertRefused(
        typed("FP32", InferTensorContents.newBuilder().addFp64Contents(1).build(), 1),
        "is FP32 and has fp64_contents: put its elements into fp32_contents");
    assertRefused(
        typed("FP16", InferTensorContents.getDefaultInstance(), 0),
        "send it in raw_input_contents");
    assertRefused(
        typed("INT8", InferTensorContents.newBuilder().addIntContents(128).build(), 1),
        "element 0 of tensor 'x' does not fit INT8: give values from -128 to 127");
    assertRefused(
        typed("UINT8", InferTensorContents.newBuilder().addUintContents(-1).build(), 1),
        "from 0 to 255");
  }

  @Test
  void refusesBothFormsAtOnceAndMissingEntries() {
    ModelInferRequest.Builder both = raw("FP32", hex("0000803f"), 1).toBuilder();
    both.getInputsBuilder(0).setContents(InferTensorContents.newBuilder().addFp32Contents(1));
    assertRefused(both.build(), "typed contents beside raw_input_contents");
    ModelInferRequest.Builder missing = raw("FP32", hex("0000803f"), 1).toBuilder();
    missing.addInputs(InferInputTensor.newBuilder().setName("y").setDatatype("FP32").addShape(0));
    assertRefused(missing.build(), "raw_input_contents has 1 entries for 2 tensors");
    ModelInferRequest.Builder twice = raw("FP32", hex("0000803f"), 1).toBuilder();
    twice.addInputs(twice.getInputs(0)).addRawInputContents(hex("0000803f"));
    assertRefused(twice.build(), "tensor 'x' is there twice");
  }

  @Test
  void refusesReadingAsSomethingElse() {
    Tensor floats = Tensor.ofFloats("f", Shape.of(1), new float[] {1f});
    assertThatThrownBy(floats::longs).hasMessageContaining("is FP32 and must be INT64 or INT32");
    assertThatThrownBy(floats::texts).hasMessageContaining("must be BYTES");
    assertThatThrownBy(floats::booleans).hasMessageContaining("must be BOOL");
    Tensor noText = Tensor.ofByteStrings("t", Shape.of(2), List.of(ByteString.EMPTY, hex("c3")));
    assertThatThrownBy(noText::texts).hasMessageContaining("element 1 of tensor 't' is not UTF-8");
  }

  @Test
  void namesInMessagesAreShortAndPrintable() {
    ModelInferRequest.Builder request = raw("FP32", ByteString.EMPTY, 1).toBuilder();
    request.getInputsBuilder(0).setName("a\n" + "b".repeat(1000));
    assertThatThrownBy(() -> TensorMessages.inputs(request.build()))
        .hasMessageStartingWith("tensor 'a?bbb")
        .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(200));
  }

  private static void assertRefused(ModelInferRequest request, String... parts) {
    assertThatThrownBy(() -> TensorMessages.inputs(request))
        .isInstanceOf(InvalidTensorException.class)
        .hasMessageContainingAll(parts);
  }

  private static Tensor only(ModelInferRequest request) {
    Map<String, Tensor> tensors = TensorMessages.inputs(request);
    assertThat(tensors).containsOnlyKeys("x");
    return tensors.get("x");
  }

  private static ModelInferRequest raw(String datatype, ByteString raw, long... shape) {
    ModelInferRequest.Builder request = ModelInferRequest.newBuilder();
    InferInputTensor.Builder input = request.addInputsBuilder().setName("x").setDatatype(datatype);
    for (long size : shape) {
      input.addShape(size);
    }
    return request.addRawInputContents(raw).build();
  }

  private static ModelInferRequest typed(
      String datatype, InferTensorContents contents, long... shape) {
    ModelInferRequest.Builder request = ModelInferRequest.newBuilder();
    InferInputTensor.Builder input =
        request.addInputsBuilder().setName("x").setDatatype(datatype).setContents(contents);
    for (long size : shape) {
      input.addShape(size);
    }
    return request.build();
  }

  private static ByteString hex(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }
}
