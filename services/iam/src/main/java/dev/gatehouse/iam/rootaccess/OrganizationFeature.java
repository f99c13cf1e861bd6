package dev.gatehouse.iam.rootaccess;

import static dev.gatehouse.api.iam.IamErrorCode.ORGANIZATION_NOT_FOUND_EXCEPTION;

import dev.gatehouse.api.OperationModel;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.Operation;

/// An operation on what an organization manages for the root users of its accounts, such as
/// `EnableOrganizationsRootSessions`. No account is in an organization here, so who is permitted is
/// told that.
///
/// @param action the permission that the call needs
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html">Centralize
///   root access</a>
public record OrganizationFeature<I, O>(String action) implements Operation<I, O> {
    /// An operation that changes what is managed.
    public static <I, O> Endpoint<I, O> changes(OperationModel<I, O> model) {
        return Endpoint.changes(model, new OrganizationFeature<>("iam:" + model.name()));
    }

    /// An operation that shows what is managed.
    public static <I, O> Endpoint<I, O> reads(OperationModel<I, O> model) {
        return Endpoint.reads(model, new OrganizationFeature<>("iam:" + model.name()));
    }

    @Override
    public Access access(I request, Call call) {
        return Access.to(action, "*");
    }

    @Override
    public O handle(I request, Call call) {
        throw ORGANIZATION_NOT_FOUND_EXCEPTION.because(
                "Your account is not a member of an organization.");
    }
}
