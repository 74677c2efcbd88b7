// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.security;

import dev.babelmeter.process.RoleException;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * The files of TLS, in PEM.
 *
 * @param certificate chain of the server's certificate
 * @param key its private key, PKCS 8 without a password
 * @param clientAuthority certificates that those of clients must come from; null when clients need
 *     none
 */
public record TlsFiles(Path certificate, Path key, @Nullable Path clientAuthority) {
  private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String KEY_END = "-----END PRIVATE KEY-----";
  private static final List<String> KEY_KINDS = List.of("RSA", "EC", "EdDSA");

  /**
   * What a gRPC server needs.
   *
   * @throws RoleException when a file cannot be used
   */
  public ServerCredentials grpcCredentials() {
    // Says precisely what is wrong with a file, which gRPC does not.
    keyStore();
    try {
      TlsServerCredentials.Builder credentials =
          TlsServerCredentials.newBuilder().keyManager(certificate.toFile(), key.toFile());
      if (clientAuthority != null) {
        credentials
            .trustManager(clientAuthority.toFile())
            .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE);
      }
      return credentials.build();
    } catch (IOException e) {
      throw unusable(certificate, e);
    }
  }

  /**
   * What an HTTP server needs.
   *
   * @throws RoleException when a file cannot be used
   */
  public SslContextFactory.Server jettyContext() {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStore(keyStore());
    context.setKeyStorePassword("");
    // Callers reach a worker under any name that its certificate has, or by its address.
    context.setSniRequired(false);
    if (clientAuthority != null) {
      context.setTrustStore(trustStore(clientAuthority));
      context.setNeedClientAuth(true);
    }
    return context;
  }

  private KeyStore keyStore() {
    try {
      KeyStore store = emptyStore();
      store.setKeyEntry(
          "server",
          privateKey(),
          new char[0],
          certificates(certificate).toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(certificate, e);
    }
  }

  private static KeyStore trustStore(Path authority) {
    try {
      KeyStore store = emptyStore();
      int number = 0;
      for (Certificate trusted : certificates(authority)) {
        store.setCertificateEntry("authority-" + number++, trusted);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(authority, e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new RoleException(file + " holds no certificate: give one in PEM");
      }
      return certificates;
    }
  }

  private PrivateKey privateKey() throws GeneralSecurityException, IOException {
    String pem = Files.readString(key, StandardCharsets.US_ASCII);
    int begin = pem.indexOf(KEY_BEGIN);
    int end = pem.indexOf(KEY_END);
    if (begin < 0 || end < begin) {
      throw new RoleException(
          "tls.key "
              + key
              + " holds no unencrypted PKCS 8 key: convert it with openssl pkcs8 -topk8 -nocrypt");
    }
    PKCS8EncodedKeySpec spec =
        new PKCS8EncodedKeySpec(
            Base64.getMimeDecoder().decode(pem.substring(begin + KEY_BEGIN.length(), end)));
    for (String kind : KEY_KINDS) {
      PrivateKey found = privateKey(kind, spec);
      if (found != null) {
        return found;
      }
    }
    throw new RoleException("tls.key " + key + " is of no known kind: give an RSA or EC key");
  }

  /** The key that {@code spec} is when it is of this kind, else null. */
  @SuppressWarnings("UnusedException")
  private static @Nullable PrivateKey privateKey(String kind, PKCS8EncodedKeySpec spec)
      throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance(kind).generatePrivate(spec);
    } catch (InvalidKeySpecException e) {
      return null;
    }
  }

  private static RoleException unusable(Path file, Exception cause) {
    return new RoleException(
        "TLS cannot be set up with "
            + file
            + " and what belongs to it ("
            + cause.getMessage()
            + "): give a certificate and its key in PEM in tls.certificate and tls.key",
        cause);
  }
}
