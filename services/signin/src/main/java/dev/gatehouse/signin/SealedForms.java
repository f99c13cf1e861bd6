package dev.gatehouse.signin;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.domain.Sealing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Tickets and sessions as clients hold them: sealed, so that they tell and take nothing.
public final class SealedForms {
    private static final String TICKET = "sign-in ticket";
    private static final String SESSION = "sign-in session";

    /// Longer than any that is made here.
    private static final int MAX_LENGTH = 4_096;

    private final Sealing sealing;

    public SealedForms(Sealing sealing) {
        this.sealing = sealing;
    }

    String seal(Ticket ticket) {
        return sealed(
                TICKET,
                out -> {
                    write(ticket.who(), out);
                    out.writeUTF(ticket.purpose().name());
                    out.writeLong(ticket.expires().toEpochMilli());
                    out.writeBoolean(ticket.cookie());
                });
    }

    /// The ticket that a text says; empty if it is none of ours. It may have ended.
    public Optional<Ticket> ticket(String text) {
        return opened(
                TICKET,
                text,
                in ->
                        new Ticket(
                                who(in),
                                Ticket.Purpose.valueOf(in.readUTF()),
                                Instant.ofEpochMilli(in.readLong()),
                                in.readBoolean()));
    }

    String seal(SignInSession session) {
        return sealed(
                SESSION,
                out -> {
                    write(session.who(), out);
                    out.writeBoolean(session.enrolling());
                    out.writeLong(session.issued().toEpochMilli());
                    out.writeLong(session.expires().toEpochMilli());
                    out.writeLong(session.seen().toEpochMilli());
                });
    }

    /// The session that a text says; empty if it is none of ours. It may have ended.
    public Optional<SignInSession> session(String text) {
        return opened(
                SESSION,
                text,
                in ->
                        new SignInSession(
                                who(in),
                                in.readBoolean(),
                                Instant.ofEpochMilli(in.readLong()),
                                Instant.ofEpochMilli(in.readLong()),
                                Instant.ofEpochMilli(in.readLong())));
    }

    private static void write(Proven who, DataOutputStream out) throws IOException {
        out.writeUTF(who.attempt());
        Account account = who.caller().account();
        out.writeUTF(account.partition().id());
        out.writeUTF(account.id().value());
        switch (who.caller()) {
            case Caller.Root _ -> out.writeBoolean(true);
            case Caller.User user -> {
                out.writeBoolean(false);
                out.writeUTF(user.arn());
                out.writeUTF(user.userId());
                out.writeUTF(user.name());
            }
            case Caller.RoleSession _ -> throw new IllegalStateException("a role does not sign in");
        }
        out.writeUTF(who.password());
        out.writeLong(who.mfaAuthenticated().map(Instant::getEpochSecond).orElse(-1L));
    }

    private static Proven who(DataInputStream in) throws IOException {
        String attempt = in.readUTF();
        var account =
                new Account(
                        Partition.find(in.readUTF()).orElseThrow(IllegalArgumentException::new),
                        new AccountId(in.readUTF()));
        Caller caller =
                in.readBoolean()
                        ? new Caller.Root(account)
                        : new Caller.User(account, in.readUTF(), in.readUTF(), in.readUTF());
        String password = in.readUTF();
        long proven = in.readLong();
        return new Proven(
                attempt,
                caller,
                password,
                proven < 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(proven)));
    }

    private String sealed(String purpose, Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writing.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealing.seal(bytes.toByteArray(), purpose));
    }

    private <T> Optional<T> opened(String purpose, String text, Reading<T> reading) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Optional<byte[]> plain = sealing.open(Base64.getUrlDecoder().decode(text), purpose);
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    reading.read(new DataInputStream(new ByteArrayInputStream(plain.get()))));
        } catch (IOException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private interface Writing {
        void write(DataOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T read(DataInputStream in) throws IOException;
    }
}
