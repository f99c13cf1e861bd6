package dev.gatehouse.server.http;

/// With what a server proves who it is: a certificate and its private key.
public sealed interface ServerCertificate permits TlsFiles, MadeCertificate {}
