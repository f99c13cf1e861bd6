package dev.gatehouse.iam.entity;

import static dev.gatehouse.api.iam.IamErrorCode.DELETE_CONFLICT;

import dev.gatehouse.operation.Call;
import dev.gatehouse.store.Kind;

/// What stands in the way of deleting an entity.
public final class Deletion {
    private Deletion() {}

    /// Refuses to delete what still has policies.
    ///
    /// @throws dev.gatehouse.api.AwsException `DeleteConflict`
    public static void requireNoPolicies(PolicyHolder<?> holder) {
        if (!holder.attachedPolicies().isEmpty()) {
            throw DELETE_CONFLICT.because("Cannot delete entity, must detach all policies first.");
        }
        if (!holder.inlinePolicies().isEmpty()) {
            throw DELETE_CONFLICT.because("Cannot delete entity, must delete policies first.");
        }
    }

    /// Records that must be gone before what they belong to can be deleted.
    ///
    /// @param index of the kind, by what names the entity they belong to
    /// @param message says what to delete first
    public record Obstacle(Kind<?> kind, String index, String message) {
        /// Refuses the deletion if there is such a record.
        ///
        /// @throws dev.gatehouse.api.AwsException `DeleteConflict`
        public void requireNone(String entity, Call call) {
            if (!call.view().by(kind, index, entity).isEmpty()) {
                throw DELETE_CONFLICT.because("Cannot delete entity, %s", message);
            }
        }
    }
}
