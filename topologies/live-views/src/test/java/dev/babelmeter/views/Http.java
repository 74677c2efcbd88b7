// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.process.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Requests of tests. */
public final class Http {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Http() {}

  /** An answer. */
  public record Response(int status, String contentType, String body) {
    public JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }

  public static Response get(Role.Running views, String path)
      throws IOException, InterruptedException {
    return get(views.addresses().get("http") + path, "*/*");
  }

  public static Response get(String address, String accept)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).header("Accept", accept).build();
    HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    return new Response(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body());
  }
}
