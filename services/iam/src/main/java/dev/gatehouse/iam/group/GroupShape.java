package dev.gatehouse.iam.group;

import dev.gatehouse.domain.Account;

/// A group as the API shows it.
final class GroupShape {
    private GroupShape() {}

    static dev.gatehouse.api.iam.Group of(Group group, Account account) {
        return dev.gatehouse.api.iam.Group.builder()
                .arn(group.arn(account))
                .createDate(group.created())
                .groupId(group.id())
                .groupName(group.name())
                .path(group.path())
                .build();
    }
}
