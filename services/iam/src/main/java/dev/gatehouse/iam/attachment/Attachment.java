package dev.gatehouse.iam.attachment;

import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import java.util.function.Function;

/// What the operations that attach and detach a managed policy have in common.
record Attachment<H extends Record & PolicyHolder<H>, I>(
        String action,
        HolderType<H> type,
        Function<I, String> holderName,
        Function<I, String> policyArn) {

    Access access(I request, Call call) {
        return type.access(action, holderName.apply(request), call)
                .with("iam:PolicyARN", policyArn.apply(request));
    }

    H holder(I request, Call call) {
        return type.in(call).getModifiable(holderName.apply(request));
    }
}
