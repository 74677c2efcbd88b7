// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.babelmeter.protocol.inference.Inference;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The numbers that the Open Inference Protocol v2 publishes for gRPC, so that other servers and
 * clients understand ours.
 */
class PublishedNumbersTest {
  @Test
  void messagesHaveThePublishedFields() {
    assertFields("ServerLiveResponse", "1 live BOOL");
    assertFields("ServerReadyResponse", "1 ready BOOL");
    assertFields("ModelReadyRequest", "1 name STRING", "2 version STRING");
    assertFields("ModelReadyResponse", "1 ready BOOL");
    assertFields(
        "ServerMetadataResponse", "1 name STRING", "2 version STRING", "3 extensions STRING*");
    assertFields("ModelMetadataRequest", "1 name STRING", "2 version STRING");
    assertFields(
        "ModelMetadataResponse",
        "1 name STRING",
        "2 versions STRING*",
        "3 platform STRING",
        "4 inputs MESSAGE*",
        "5 outputs MESSAGE*",
        "6 properties MESSAGE*");
    assertFields(
        "ModelMetadataResponse.TensorMetadata",
        "1 name STRING",
        "2 datatype STRING",
        "3 shape INT64*");
    assertFields(
        "InferParameter",
        "1 bool_param BOOL",
        "2 int64_param INT64",
        "3 string_param STRING",
        "4 double_param DOUBLE",
        "5 uint64_param UINT64");
    assertFields(
        "InferTensorContents",
        "1 bool_contents BOOL*",
        "2 int_contents INT32*",
        "3 int64_contents INT64*",
        "4 uint_contents UINT32*",
        "5 uint64_contents UINT64*",
        "6 fp32_contents FLOAT*",
        "7 fp64_contents DOUBLE*",
        "8 bytes_contents BYTES*");
    assertFields(
        "ModelInferRequest",
        "1 model_name STRING",
        "2 model_version STRING",
        "3 id STRING",
        "4 parameters MESSAGE*",
        "5 inputs MESSAGE*",
        "6 outputs MESSAGE*",
        "7 raw_input_contents BYTES*");
    assertFields(
        "ModelInferRequest.InferInputTensor",
        "1 name STRING",
        "2 datatype STRING",
        "3 shape INT64*",
        "4 parameters MESSAGE*",
        "5 contents MESSAGE");
    assertFields(
        "ModelInferRequest.InferRequestedOutputTensor", "1 name STRING", "2 parameters MESSAGE*");
    assertFields(
        "ModelInferResponse",
        "1 model_name STRING",
        "2 model_version STRING",
        "3 id STRING",
        "4 parameters MESSAGE*",
        "5 outputs MESSAGE*",
        "6 raw_output_contents BYTES*");
    assertFields(
        "ModelInferResponse.InferOutputTensor",
        "1 name STRING",
        "2 datatype STRING",
        "3 shape INT64*",
        "4 parameters MESSAGE*",
        "5 contents MESSAGE");
    assertFields("RepositoryIndexRequest", "1 repository_name STRING", "2 ready BOOL");
    assertFields("RepositoryIndexResponse", "1 models MESSAGE*");
    assertFields(
        "RepositoryIndexResponse.ModelIndex",
        "1 name STRING",
        "2 version STRING",
        "3 state STRING",
        "4 reason STRING");
  }

  @Test
  void theServiceHasThePublishedCalls() {
    ServiceDescriptor service = Inference.getDescriptor().findServiceByName("GRPCInferenceService");
    assertThat(service.getFullName()).isEqualTo("inference.GRPCInferenceService");
    assertThat(service.getMethods().stream().map(method -> method.getName()))
        .containsExactlyInAnyOrder(
            "ServerLive",
            "ServerReady",
            "ModelReady",
            "ServerMetadata",
            "ModelMetadata",
            "ModelInfer",
            "RepositoryIndex");
  }

  private static void assertFields(String message, String... fields) {
    List<String> names = List.of(message.split("\\."));
    Descriptor descriptor = Inference.getDescriptor().findMessageTypeByName(names.get(0));
    for (String nested : names.subList(1, names.size())) {
      descriptor = descriptor.findNestedTypeByName(nested);
    }
    assertThat(descriptor.getFields().stream().map(PublishedNumbersTest::describe))
        .as(message)
        .containsExactly(fields);
  }

  private static String describe(FieldDescriptor field) {
    return field.getNumber()
        + " "
        + field.getName()
        + " "
        + field.getType()
        + (field.isRepeated() ? "*" : "");
  }
}
