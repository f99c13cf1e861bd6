package dev.gatehouse.iam.tag;

import dev.gatehouse.api.OperationModel;
import dev.gatehouse.api.iam.Tag;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.entity.Paging;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.List;
import java.util.function.Function;

/// The three operations on the tags of a type of entity, such as `TagUser`, `UntagUser` and
/// `ListUserTags`.
public final class TagEndpoints<E extends Record & IamEntity> {
    private final Tagged<E> type;

    public TagEndpoints(Tagged<E> type) {
        this.type = type;
    }

    /// Adds tags, replacing those of the same keys.
    public <I, O> Endpoint<I, O> tag(
            OperationModel<I, O> model,
            Function<I, String> name,
            Function<I, List<Tag>> tags,
            O answer) {
        return Endpoint.changes(
                model,
                new Operation<>() {
                    @Override
                    public Access access(I request, Call call) {
                        return type.access("iam:" + model.name(), name.apply(request), call)
                                .requestingTags(Tags.requested(tags.apply(request)));
                    }

                    @Override
                    public O handle(I request, Call call) {
                        E entity = type.get("iam:" + model.name(), name.apply(request), call);
                        type.retag(
                                entity, Tags.added(entity.tags(), tags.apply(request), call), call);
                        return answer;
                    }
                });
    }

    /// Removes the tags with these keys; keys that no tag has are fine, reserved ones are not.
    public <I, O> Endpoint<I, O> untag(
            OperationModel<I, O> model,
            Function<I, String> name,
            Function<I, List<String>> keys,
            O answer) {
        return Endpoint.changes(
                model,
                new Operation<>() {
                    @Override
                    public Access access(I request, Call call) {
                        return type.access("iam:" + model.name(), name.apply(request), call)
                                .with("aws:TagKeys", keys.apply(request));
                    }

                    @Override
                    public O handle(I request, Call call) {
                        E entity = type.get("iam:" + model.name(), name.apply(request), call);
                        type.retag(entity, Tags.removed(entity.tags(), keys.apply(request)), call);
                        return answer;
                    }
                });
    }

    /// Lists the tags by key.
    public <I, O> Endpoint<I, O> list(
            OperationModel<I, O> model,
            Function<I, String> name,
            Paging<I> paging,
            Function<Page<Tag>, O> answer) {
        return Endpoint.reads(
                model,
                new Operation<>() {
                    @Override
                    public Access access(I request, Call call) {
                        return type.access("iam:" + model.name(), name.apply(request), call);
                    }

                    @Override
                    public O handle(I request, Call call) {
                        E entity = type.get("iam:" + model.name(), name.apply(request), call);
                        return answer.apply(
                                paging.page(
                                        Lists.name(call, model.name(), entity.id()),
                                        Lists.byName(Tags.shown(entity.tags()), Tag::key),
                                        request));
                    }
                });
    }
}
