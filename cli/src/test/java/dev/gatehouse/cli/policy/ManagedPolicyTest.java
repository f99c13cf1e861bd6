package dev.gatehouse.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.cli.client.IamSandbox;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManagedPolicyTest {
    @RegisterExtension static final IamSandbox SANDBOX = new IamSandbox();

    @Test
    void itIsFoundByNameWhateverItsPathAndGetsVersions() throws Exception {
        assertThat(ManagedPolicy.find("reports", SANDBOX.admin())).isEmpty();
        ManagedPolicy made =
                ManagedPolicy.create("Reports", "/team/", document("a"), SANDBOX.admin());
        assertThat(made.arn()).isEqualTo("arn:aws:iam::123456789012:policy/team/Reports");
        assertThat(ManagedPolicy.find("reports", SANDBOX.admin()))
                .get()
                .extracting(ManagedPolicy::arn)
                .isEqualTo(made.arn());

        assertThat(made.deleteOldest()).isEmpty();
        for (int version = 2; version <= 5; version++) {
            assertThat(made.add(document("b" + version))).isEqualTo("v" + version);
        }
        assertThatThrownBy(() -> made.add(document("c"))).hasMessageContaining("LimitExceeded");
        assertThat(made.deleteOldest()).contains("v1");
        assertThat(made.add(document("c"))).isEqualTo("v6");
        assertThat(URLDecoder.decode(made.document(), StandardCharsets.UTF_8))
                .isEqualTo(document("c"));
    }

    @Test
    void targetsAreWrittenAsPeopleSayThem() {
        assertThat(PolicyTarget.parse("managed")).isEqualTo(new PolicyTarget.Managed());
        assertThat(PolicyTarget.parse("user/alice"))
                .isEqualTo(new PolicyTarget.Inline(PolicyTarget.Holder.USER, "alice"));
        for (String wrong : new String[] {"alice", "user/", "bucket/b", "role/a/b", ""}) {
            assertThatThrownBy(() -> PolicyTarget.parse(wrong))
                    .hasMessage(
                            "a policy belongs to user/NAME, group/NAME, role/NAME or is managed,"
                                    + " not `"
                                    + wrong
                                    + "`");
        }
    }

    private static String document(String bucket) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::%s/*\"}}"
                .formatted(bucket);
    }
}
