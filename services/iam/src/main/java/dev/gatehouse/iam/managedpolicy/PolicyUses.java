package dev.gatehouse.iam.managedpolicy;

import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.operation.Call;
import java.util.List;

/// Where managed policies are used: attached, or as permissions boundaries.
public final class PolicyUses {
    private final List<HolderType<?>> attachedTo;
    private final List<HolderType<?>> bounding;

    /// @param attachedTo the types of entities that policies are attached to
    /// @param bounding those that can have a boundary
    public PolicyUses(List<HolderType<?>> attachedTo, List<HolderType<?>> bounding) {
        this.attachedTo = List.copyOf(attachedTo);
        this.bounding = List.copyOf(bounding);
    }

    /// To how many entities a policy is attached.
    public int attachments(String policyArn, Call call) {
        return attachedTo.stream().mapToInt(type -> count(type, "policy", policyArn, call)).sum();
    }

    /// Of how many entities a policy is the boundary.
    public int boundaries(String policyArn, Call call) {
        return bounding.stream().mapToInt(type -> count(type, "boundary", policyArn, call)).sum();
    }

    private static <H extends Record & PolicyHolder<H>> int count(
            HolderType<H> type, String index, String policyArn, Call call) {
        return type.in(call).by(index, policyArn).size();
    }
}
