package dev.gatehouse.server.http;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a changed certificate into use, within seconds. One that cannot be used is logged, and the
/// server goes on with what it has.
final class Reload implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);
    private static final int SECONDS = 5;

    private final TlsFiles files;
    private final SslContextFactory.Server tls;
    private final Scheduler scheduler;
    private String seen;

    Reload(TlsFiles files, SslContextFactory.Server tls, Scheduler scheduler) throws IOException {
        this.files = files;
        this.tls = tls;
        this.scheduler = scheduler;
        this.seen = stamp(files);
        tls.setKeyStore(files.read());
        tls.setKeyStorePassword("");
    }

    void start() {
        scheduler.schedule(this, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void run() {
        try {
            String now = stamp(files);
            if (!now.equals(seen)) {
                var store = files.read();
                tls.reload(factory -> factory.setKeyStore(store));
                seen = now;
                LOG.info("the certificate in {} is in use", files.certificate());
            }
        } catch (Exception e) {
            LOG.warn("the certificate in {} cannot be used", files.certificate(), e);
        }
        start();
    }

    private static String stamp(TlsFiles files) throws IOException {
        return Files.getLastModifiedTime(files.certificate())
                + " "
                + Files.getLastModifiedTime(files.key());
    }
}
