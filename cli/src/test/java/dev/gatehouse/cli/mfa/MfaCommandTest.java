package dev.gatehouse.cli.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.cli.client.IamSandbox;
import dev.gatehouse.requirement.Requirement;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Requirement("J1")
class MfaCommandTest {
    @RegisterExtension static final IamSandbox SANDBOX = new IamSandbox();

    private static final String SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final String SEED_IN_HEX = "3132333435363738393031323334353637383930";

    private final StringWriter out = new StringWriter();

    @Test
    void tokensOfAFileAreImportedListedAndDeleted() throws Exception {
        TokenFile file =
                TokenFile.parse(
                        """
                        # delivery of May
                        GAHT12345678,%s

                        GAHT12345679 , %s , hex
                        """
                                .formatted(SEED, SEED_IN_HEX));
        assertThat(file.toString()).doesNotContain(SEED, SEED_IN_HEX);

        MfaCommand.Import.run(file, SANDBOX.own(), new PrintWriter(out));
        MfaCommand.Delete.run("GAHT12345678", SANDBOX.own());
        MfaCommand.Listing.run(SANDBOX.own(), new PrintWriter(out));

        assertThat(out.toString().lines()).containsExactly("2 tokens imported", "GAHT12345679");
        assertThatThrownBy(() -> MfaCommand.Import.run(file, SANDBOX.own(), new PrintWriter(out)))
                .hasMessageContaining("already exists");
        assertThatThrownBy(() -> MfaCommand.Delete.run("GAHT12345678", SANDBOX.own()))
                .hasMessageContaining("doesn't exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GAHT12345678; 2",
                "GAHT12345678,SECRET,base64; 2",
                "GAHT12345678,SECRET,hex,more; 2",
            })
    void aWrongLineIsNamedWithoutItsSeed(String line, int number) {
        assertThatThrownBy(() -> TokenFile.parse("# tokens\n" + line))
                .hasMessageStartingWith("line " + number + " is not SERIAL,SEED")
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void aContainerOfRfc6030IsReadAsTheSameTokens() throws Exception {
        TokenFile file = TokenFile.parse(pskc("GAHT12345678", plain(), suite("HMAC-SHA1", "6")));

        assertThat(file.tokens()).containsExactly(new Token("GAHT12345678", SEED_IN_HEX, "hex"));
        MfaCommand.Import.run(file, SANDBOX.own(), new PrintWriter(out));
        assertThat(out.toString()).startsWith("1 tokens imported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HMAC-SHA256; 6; does not use HMAC-SHA1",
                "HMAC-SHA1; 8; has not six digits",
            })
    void aTokenThatMakesOtherCodesIsRefused(String suite, String digits, String problem) {
        assertThatThrownBy(
                        () -> TokenFile.parse(pskc("GAHT12345678", plain(), suite(suite, digits))))
                .hasMessage("KeyPackage 1 (GAHT12345678) " + problem);
    }

    @Test
    void whatIsNotPlainOrNotAContainerIsRefused() {
        assertThatThrownBy(() ->
                        TokenFile.parse(
                                pskc(
                                        "GAHT12345678",
                                        "<Secret><EncryptedValue/></Secret>",
                                        suite("HMAC-SHA1", "6"))))
                .hasMessageContaining("has no Secret with a PlainValue: decrypt it first");
        assertThatThrownBy(() ->
                        TokenFile.parse(
                                pskc(
                                        "GAHT12345678",
                                        plain()
                                                + "<TimeInterval><PlainValue>60</PlainValue></TimeInterval>",
                                        "")))
                .hasMessageContaining("has codes of other than 30 seconds");
        assertThatThrownBy(() ->
                        TokenFile.parse(
                                pskc("GAHT12345678", plain(), "").replace(":totp", ":hotp")))
                .hasMessageContaining("is not of the algorithm");
        assertThatThrownBy(() -> TokenFile.parse("<tokens/>"))
                .hasMessage("the XML is not a KeyContainer of RFC 6030");
        assertThatThrownBy(() -> TokenFile.parse("<tokens>"))
                .hasMessage("the file begins as XML but is none");
        assertThatThrownBy(() ->
                        TokenFile.parse(
                                "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
                                        + pskc("&f;", plain(), "")))
                .hasMessage("the file begins as XML but is none");
    }

    private static String plain() {
        return "<Secret><PlainValue>MTIzNDU2Nzg5MDEy\n MzQ1Njc4OTA=</PlainValue></Secret>";
    }

    private static String suite(String suite, String digits) {
        return "<AlgorithmParameters><Suite>%s</Suite><ResponseFormat Length=\"%s\" Encoding=\"DECIMAL\"/></AlgorithmParameters>"
                .formatted(suite, digits);
    }

    private static String pskc(String serial, String data, String parameters) {
        return """
        <KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">
          <KeyPackage>
            <DeviceInfo><Manufacturer>oath.ACME</Manufacturer><SerialNo>%s</SerialNo></DeviceInfo>
            <Key Id="1" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:totp">
              %s
              <Data>%s</Data>
            </Key>
          </KeyPackage>
        </KeyContainer>
        """
                .formatted(serial, parameters, data);
    }
}
