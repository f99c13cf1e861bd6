package dev.gatehouse.iam.accesskey;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.iam.entity.Deletion;
import dev.gatehouse.operation.Call;
import java.util.List;

/// The access keys of an account.
public final class AccessKeys {
    /// A user with access keys cannot be deleted.
    public static final Deletion.Obstacle OBSTACLE =
            new Deletion.Obstacle(AccessKey.KIND, "owner", "must delete access keys first.");

    private AccessKeys() {}

    /// The keys of a user, or of root.
    static List<AccessKey> of(String ownerId, Call call) {
        return call.view().by(AccessKey.KIND, "owner", ownerId);
    }

    /// The key with this id, of this owner.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none
    static AccessKey get(String id, String ownerId, Call call) {
        return call.view()
                .find(AccessKey.KIND, id)
                .filter(key -> key.ownerId().equals(ownerId))
                .orElseThrow(() ->
                        NO_SUCH_ENTITY.because("The Access Key with id %s cannot be found.", id));
    }

    /// The status of a key as the API shows it.
    static String status(AccessKey key) {
        return key.active() ? "Active" : "Inactive";
    }
}
